/** Couchbase: views name the nodes that did not answer in `errors`; queries have `errors` and a status of their own. */
import { jsonSignal } from '../readers/json-content.ts';
import { memberOf, messageOf, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

const failed = new Set(['errors', 'fatal', 'failed', 'timeout', 'stopped']);

export const couchbase = jsonSignal({
  id: 'couchbase',
  severity: 'error',
  title: 'Errors of Couchbase stand beside the rows',
  spec: [
    source(
      'Couchbase: views, ViewErrorMode',
      'https://docs.couchbase.com/sdk-api/couchbase-node-client/enums/ViewErrorMode.html',
    ),
    source('Couchbase: query responses', 'https://docs.couchbase.com/server/current/analytics/query-responses.html'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 76\r\n\r\n{"total_rows":9,"rows":[],"errors":[{"from":"10.0.0.2","reason":"timeout"}]}',
  },
  paths: ['rows', 'requestID', 'status', 'errors[]'],
  read(content) {
    const error = content.value('errors[]');
    const span = content.span('errors[]');
    const from = textOf(memberOf(error, 'from'));
    const reason = textOf(memberOf(error, 'reason'));
    if (content.sort('rows') === '[' && from !== null && reason !== null) {
      return {
        detail:
          `Beside the rows stands an error: ${said(from)} did not answer, for the reason ${said(reason)}. ` +
          'Its rows are missing, and the status was 200 before that was known.',
        span,
      };
    }
    const status = textOf(content.value('status'));
    if (content.sort('requestID') !== '"' || status === null || !failed.has(status)) return null;
    return {
      detail:
        `The request ended with the status ${said(status)}${error === undefined ? '' : `: ${said(messageOf(error))}`}. ` +
        'What results stand before it are not all of them. The HTTP status was 200 when the first of them went out.',
      span: span ?? content.span('status'),
    };
  },
});
