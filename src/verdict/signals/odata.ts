/** OData: a service that fails while it streams leaves a payload that is no longer well-formed. */
import type { Head } from '../../wire/http1/head.ts';
import { fieldValue } from '../head-fields.ts';
import { jsonSignal } from '../readers/json-content.ts';
import { source } from '../spec.ts';
import { number } from '../words.ts';

export const odata = jsonSignal({
  id: 'odata',
  severity: 'error',
  title: 'The OData payload stops being well-formed',
  spec: [
    source(
      'OData 4.01 protocol: in-stream errors',
      'https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nOData-Version: 4.0\r\nContent-Type: application/json\r\nContent-Length: 51\r\n\r\n{"value":[{"n":1},{"error":{"code":"x"}}<!-- failed',
  },
  paths: [],
  applies: (head) => isOData(head) && head.statusLine.codeRaw !== '206',
  read(content, whole) {
    const { scan, kind } = content;
    const open = scan.state === 'open' && whole;
    if (kind === 'lines' || content.records === 0 || !(open || scan.state === 'broken')) return null;
    const record = content.recordSpan;
    return {
      detail:
        `After ${number(open ? scan.position : scan.brokenAt)} octets the JSON ${open ? 'stops before its end' : 'breaks off for something else'}. OData says what that means: a service that fails after its 200 puts the error into the payload, which leaves it malformed, ` +
        'and clients must take the whole response for failed.',
      span: open ? record && [record[1] - 1, record[1]] : scan.brokenSpan,
    };
  },
});

/** True of a head that says that its content is OData's. */
export function isOData(head: Head): boolean {
  return fieldValue(head, 'odata-version') !== null || fieldValue(head, 'dataserviceversion') !== null;
}
