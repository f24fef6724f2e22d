import { rfc, type Species } from '../species.ts';

export const wholeHead204: Species = {
  id: 'whole-head-204',
  title: 'Whole, a head alone',
  summary: 'Nothing is wrong: a 204 ends with its head, and needs no framing.',
  conclude: 'The response is whole at the empty line. Waiting for content would be a fault of the client.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9112, '6.3'),
  async serve(wire) {
    await wire.head('HTTP/1.1 204 No Content', 'Cache-Control: no-store');
  },
};
