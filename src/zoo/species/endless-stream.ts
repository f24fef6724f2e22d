import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const endlessStream: Species = {
  id: 'endless-stream',
  title: 'A stream without end',
  summary: 'The chunks never stop: the last-chunk does not come, however long one waits.',
  conclude: 'Keep up with it in bounded memory until the user cancels, then say what had come by then.',
  outcome: 'cancelled',
  brokenSuccess: true,
  spec: rfc(9112, '7.1'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Transfer-Encoding: chunked');
    for (let n = 1; !wire.headOnly; n += 1) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n));
    }
  },
};
