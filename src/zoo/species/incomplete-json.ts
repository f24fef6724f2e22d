import { sendChunks } from '../paced.ts';
import { row } from '../rows.ts';
import type { Species } from '../species.ts';

export const incompleteJson: Species = {
  id: 'incomplete-json',
  title: 'JSON that stops in the middle',
  summary: 'The framing is whole, but the JSON ends inside an array.',
  conclude: 'The source failed, and something closed the message that did not know.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'RFC 8259 §2', url: 'https://www.rfc-editor.org/rfc/rfc8259#section-2' },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', 'Transfer-Encoding: chunked');
    await sendChunks(wire, [`{"orders":[\n${row(1)},\n`, `${row(2)},\n`, `${row(3)},\n`]);
  },
};
