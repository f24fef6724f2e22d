import { orders } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const cutContentLengthFin: Species = {
  id: 'cut-content-length-fin',
  title: 'Short of its Content-Length',
  summary: 'The connection closes after 200 octets, fewer than Content-Length promised.',
  conclude: 'The response is truncated, and it can be said by how many octets.',
  outcome: 'truncated',
  brokenSuccess: true,
  spec: rfc(9112, '8'),
  async serve(wire) {
    const content = orders(6);
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content.slice(0, 200));
    await wire.pause(wire.pace());
    await wire.fin();
  },
};
