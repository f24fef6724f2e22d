import { orders } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const obsFold: Species = {
  id: 'obs-fold',
  title: 'A folded field line',
  summary: 'A field value goes on in the next line, a form that was abolished (obs-fold).',
  conclude: 'The response is whole. A client reads the fold as a space, and says that it did.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9112, '5.2'),
  async serve(wire) {
    const content = orders(2);
    await wire.head(
      'HTTP/1.1 200 OK',
      'X-Route: edge-4,',
      '  cache-17,',
      '\torigin-2',
      'Content-Type: application/json',
      `Content-Length: ${content.length}`,
    );
    await wire.content(content);
  },
};
