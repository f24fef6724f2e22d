import { rfc, type Species } from '../species.ts';

export const stallBeforeHead: Species = {
  id: 'stall-before-head',
  title: 'Silence before the head',
  summary: 'The request is taken, and nothing ever comes back.',
  conclude: 'After a wait of its own choosing, a client calls the exchange stalled.',
  outcome: 'stalled',
  brokenSuccess: false,
  spec: rfc(9112, '9.5'),
  async serve(wire) {
    await wire.stall();
  },
};
