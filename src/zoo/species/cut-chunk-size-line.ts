import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const cutChunkSizeLine: Species = {
  id: 'cut-chunk-size-line',
  title: 'Cut inside a chunk-size',
  summary: "The connection closes inside the line that gives the third chunk's size.",
  conclude: 'The response is truncated. The octet that came is no size: its line never ended.',
  outcome: 'truncated',
  brokenSuccess: true,
  spec: rfc(9112, '7.1'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Transfer-Encoding: chunked');
    for (let n = 1; n <= 4; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.pause(wire.pace());
    await wire.write('9', 'chunk');
    await wire.fin();
  },
};
