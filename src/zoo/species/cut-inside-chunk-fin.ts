import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';
import { encodeChunk } from '../wire.ts';

export const cutInsideChunkFin: Species = {
  id: 'cut-inside-chunk-fin',
  title: 'Cut inside a chunk',
  summary: "The connection closes in the middle of the third chunk's data.",
  conclude: 'The response is truncated: the chunk-size promised more than came.',
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
    const third = encodeChunk(rows(5, 6));
    await wire.write(third.subarray(0, Math.floor(third.length / 2)), 'chunk');
    await wire.fin();
  },
};
