import { rfc, type Species } from '../species.ts';

export const cutHeadFin: Species = {
  id: 'cut-head-fin',
  title: 'Cut inside the head',
  summary: 'The connection closes inside a field line, before the empty line that ends the head.',
  conclude:
    'The response is truncated, before its head ended. Browsers and curl make an empty 200 of it, without a word.',
  outcome: 'truncated',
  brokenSuccess: true,
  spec: rfc(9112, '8'),
  async serve(wire) {
    await wire.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Len', 'head');
    await wire.pause(wire.pace());
    await wire.fin();
  },
};
