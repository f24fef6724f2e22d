/** JSON that stops before its end in a message that is whole: whoever closed it did not know that its source had failed. */
import { contentSignal } from '../content-finding.ts';
import type { Observation } from '../finding.ts';
import { type JsonContent, jsonDetector } from '../readers/json-content.ts';
import { rfc } from '../spec.ts';
import { number, plural } from '../words.ts';
import { isOData } from './odata.ts';

export const incompleteJson = contentSignal({
  id: 'incomplete-json',
  severity: 'error',
  title: 'The JSON stops before its end, although the message is whole',
  spec: [rfc(8259, '2')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"rows":[1,2,"a',
  },
  listen(head) {
    // A part of a document is no whole one (RFC 9110 §15.3.7). OData has a signal of its own.
    return head.statusLine.codeRaw === '206' || isOData(head) ? null : jsonDetector(head, [], read);
  },
});

function read(content: JsonContent, whole: boolean): Observation | null {
  const { scan, kind } = content;
  if (!whole || scan.state !== 'open' || (kind === 'lines' && content.lineEnded)) return null;
  const span = content.recordSpan;
  const what = kind === 'lines' ? 'The last line' : 'The content';
  const inside = [
    scan.inString ? 'inside a string' : '',
    scan.depth > 0 ? `with ${plural(scan.depth, 'object or array', 'objects and arrays')} open` : '',
  ].filter((part) => part !== '');
  return {
    detail:
      `${what} stops ${inside.length === 0 ? 'inside a literal' : inside.join(', ')}${kind === 'lines' ? '' : `, after ${number(scan.position)} octets`}. ` +
      'The framing is whole all the same: the source failed, and a server or proxy that did not know closed the message. Clients see a good status, and an error of their own when they parse.',
    span: span === null ? null : [Math.max(span[0], span[1] - 1), span[1]],
  };
}
