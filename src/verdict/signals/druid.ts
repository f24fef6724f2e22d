/** Apache Druid's trailers: `X-Druid-Response-Complete: false`, and `X-Error-Message` with the reason. */
import type { SignalKind } from '../content-finding.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const druid: SignalKind = {
  id: 'druid',
  severity: 'error',
  title: 'The trailers of Druid say that the response is not complete',
  signal: true,
  spec: [
    source(
      'Druid: SQL API, detecting truncated responses',
      'https://druid.apache.org/docs/latest/api-reference/sql-api',
    ),
    source(
      'Druid: QueryResource',
      'https://github.com/apache/druid/blob/master/server/src/main/java/org/apache/druid/server/QueryResource.java',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n[{"n":1}\r\n0\r\nX-Error-Message: Query timed out\r\nX-Druid-Response-Complete: false\r\n\r\n',
  },
  judge({ response: { trailers } }) {
    const complete = trailers.find(({ key }) => key === 'x-druid-response-complete');
    const message = trailers.find(({ key, value }) => key === 'x-error-message' && value !== '');
    const failed = complete?.value.toLowerCase() === 'false' ? complete : message;
    if (failed === undefined) return null;
    const reason = message === undefined ? '' : ` The reason it gives is ${said(message.value)}.`;
    return {
      detail:
        `The trailer section says ${failed === message ? 'X-Error-Message' : 'X-Druid-Response-Complete: false'}: rows are missing at the end.${reason} ` +
        'Browsers and most HTTP clients drop trailers, and take the rows that came for all there are.',
      span: failed.span,
    };
  },
};
