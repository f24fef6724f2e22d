import { rfc, type Species } from '../species.ts';

export const endlessHead: Species = {
  id: 'endless-head',
  title: 'A head without end',
  summary: 'Field lines come without end: the empty line that would end the head never does.',
  conclude: 'Keep no more of it than a limit allows, and say so. There is no response until the head ends: stop.',
  outcome: 'cancelled',
  brokenSuccess: true,
  spec: rfc(9110, '5.4'),
  async serve(wire) {
    await wire.write('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n', 'head');
    for (let block = 0; ; block += 1) {
      const lines = Array.from({ length: 64 }, (_, n) => `X-Endless-${block * 64 + n}: ${'on and '.repeat(12)}on\r\n`);
      await wire.pause(wire.pace(20));
      await wire.write(lines.join(''), 'head');
    }
  },
};
