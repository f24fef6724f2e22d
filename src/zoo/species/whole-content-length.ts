import { orders } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const wholeContentLength: Species = {
  id: 'whole-content-length',
  title: 'Whole, by Content-Length',
  summary: 'Nothing is wrong: as many octets come as Content-Length promised.',
  conclude: 'The response is whole. The connection can be used again.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9112, '6.2'),
  async serve(wire) {
    const content = orders(6);
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};
