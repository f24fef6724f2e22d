import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const forbiddenTrailer: Species = {
  id: 'forbidden-trailer',
  title: 'Trailers that may not be',
  summary: 'Content-Length, Transfer-Encoding and Set-Cookie come as trailers, where they are forbidden.',
  conclude: 'The response is whole. The three fields must be neither merged into the head nor acted upon.',
  outcome: 'complete',
  brokenSuccess: true,
  spec: rfc(9110, '6.5.1'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Transfer-Encoding: chunked');
    for (let n = 1; n <= 4; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.pause(wire.pace());
    await wire.lastChunk('Content-Length: 99', 'Transfer-Encoding: gzip', 'Set-Cookie: role=admin');
  },
};
