import { rfc, type Species } from '../species.ts';

export const cutHeadFin: Species = {
  id: 'cut-head-fin',
  title: 'Cut inside the head',
  summary: 'The connection closes inside a field line, before the empty line that ends the head.',
  conclude: 'There is no response to speak of: the 200 of a head that never ended counts for nothing.',
  outcome: 'truncated',
  brokenSuccess: false,
  spec: rfc(9112, '8'),
  async serve(wire) {
    await wire.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Len', 'head');
    await wire.pause(wire.pace());
    await wire.fin();
  },
};
