import { orders } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const conflictingContentLength: Species = {
  id: 'conflicting-content-length',
  title: 'Two Content-Lengths that differ',
  summary: 'Content-Length comes twice, with different numbers.',
  conclude: 'The framing cannot be read: either number may be the lie. RFC 9112 calls this unrecoverable.',
  outcome: 'malformed',
  brokenSuccess: true,
  spec: rfc(9112, '6.3'),
  async serve(wire) {
    const content = orders(2);
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/json',
      `Content-Length: ${content.length}`,
      `Content-Length: ${content.length - 60}`,
    );
    await wire.content(content);
    await wire.fin();
  },
};
