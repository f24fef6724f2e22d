import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const trailerXStreamErrorCut: Species = {
  id: 'trailer-x-stream-error-cut',
  title: 'X-Stream-Error, then cut',
  summary:
    'The last-chunk and an unannounced X-Stream-Error come, then the connection closes before the empty line that ends the trailers.',
  conclude:
    'The response is truncated: the trailer section never ended. The error that it names is worth showing all the same.',
  outcome: 'truncated',
  brokenSuccess: true,
  spec: rfc(9112, '7.1.2'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Transfer-Encoding: chunked');
    for (let n = 1; n <= 4; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.pause(wire.pace());
    await wire.write('0\r\nX-Stream-Error: cursor lost after row 4 of 3120\r\n', 'last-chunk');
    await wire.fin();
  },
};
