/** OData: a service that fails while it streams leaves a payload that is no longer well-formed. */
import { fieldValue } from '../detector.ts';
import { jsonSignal } from '../json-content.ts';
import { source } from '../spec.ts';
import { number } from '../words.ts';

export const odata = jsonSignal({
  id: 'odata',
  severity: 'error',
  title: 'The OData payload stops being well-formed',
  spec: [
    source(
      'OData 4.01 protocol §9.4: in-stream errors',
      'https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_InStreamErrors',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nOData-Version: 4.0\r\nContent-Type: application/json\r\nContent-Length: 51\r\n\r\n{"value":[{"n":1},{"error":{"code":"x"}}<!-- failed',
  },
  paths: [],
  applies: (head) => fieldValue(head, 'odata-version') !== null || fieldValue(head, 'dataserviceversion') !== null,
  read({ scan, kind, records }) {
    if (kind === 'lines' || records === 0 || scan.state !== 'broken') return null;
    return {
      detail:
        `After ${number(scan.brokenAt)} octets the JSON breaks off for something else. OData says what that means: a service that fails in the middle of a response ` +
        'has to leave it malformed, so that nobody takes it for whole. The service has failed.',
      span: scan.brokenSpan,
    };
  },
});
