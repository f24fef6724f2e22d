import { rfc, type Species } from '../species.ts';

export const cutHeadRst: Species = {
  id: 'cut-head-rst',
  title: 'Reset inside the head',
  summary: 'The status line says 200, and the connection is reset within the header section.',
  conclude: 'There is no response: the head never ended. What else was on its way may be lost with the reset.',
  outcome: 'reset',
  brokenSuccess: true,
  spec: rfc(9112, '8'),
  async serve(wire) {
    await wire.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Len', 'head');
    await wire.pause(wire.pace());
    await wire.reset();
  },
};
