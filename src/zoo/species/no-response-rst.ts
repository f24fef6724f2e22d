import { rfc, type Species } from '../species.ts';

export const noResponseRst: Species = {
  id: 'no-response-rst',
  title: 'No response, reset',
  summary: 'The connection is reset before the first octet of a response.',
  conclude: 'There was no response. The request may or may not have been acted upon.',
  outcome: 'no-response',
  brokenSuccess: false,
  spec: rfc(9110, '9.2.2'),
  async serve(wire) {
    await wire.reset();
  },
};
