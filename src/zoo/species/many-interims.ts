import { rfc, type Species } from '../species.ts';

export const manyInterims: Species = {
  id: 'many-interims',
  title: 'Twenty interim responses',
  summary: 'Twenty 102 responses come before the final 200: allowed, and more than some clients bear.',
  conclude:
    'The final response is the 200, and it is whole. A client keeps the interim ones, or drops them, but does not give up.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9110, '15.2'),
  async serve(wire) {
    const content = 'Twenty interim responses came before this one.\n';
    for (let n = 1; n <= 20; n += 1) {
      await wire.head('HTTP/1.1 102 Processing', `X-Progress: ${n * 5}%`);
      await wire.pause(Math.min(wire.pace(), 50));
    }
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: text/plain', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};
