import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const trailerXStreamError: Species = {
  id: 'trailer-x-stream-error',
  title: 'X-Stream-Error in the trailers',
  summary: 'The framing is whole, but the announced trailer X-Stream-Error says why the rows stop early.',
  conclude:
    'The response failed, though every octet came. Announcing the field is no error: its presence in the trailers is.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: rfc(9110, '6.5'),
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/x-ndjson',
      'Transfer-Encoding: chunked',
      'Trailer: X-Stream-Error',
    );
    for (let n = 1; n <= 4; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.pause(wire.pace());
    await wire.lastChunk('X-Stream-Error: cursor lost after row 4 of 3120: replica went away');
  },
};
