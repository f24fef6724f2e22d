import { orders } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const cutContentLengthRst: Species = {
  id: 'cut-content-length-rst',
  title: 'Short of its Content-Length, reset',
  summary: 'The connection is reset after 200 octets, fewer than Content-Length promised.',
  conclude: 'The response broke. Octets may be lost with the reset.',
  outcome: 'reset',
  brokenSuccess: true,
  spec: rfc(9112, '8'),
  async serve(wire) {
    const content = orders(6);
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content.slice(0, 200));
    await wire.reset();
  },
};
