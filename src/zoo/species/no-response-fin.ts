import { rfc, type Species } from '../species.ts';

export const noResponseFin: Species = {
  id: 'no-response-fin',
  title: 'No response, closed',
  summary: 'The connection closes before the first octet of a response.',
  conclude: 'There was no response. The request may or may not have been acted upon.',
  outcome: 'no-response',
  brokenSuccess: false,
  spec: rfc(9110, '9.2.2'),
  async serve(wire) {
    await wire.pause(wire.pace());
    await wire.fin();
  },
};
