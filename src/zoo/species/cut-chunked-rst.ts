import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const cutChunkedRst: Species = {
  id: 'cut-chunked-rst',
  title: 'Chunked, then a reset',
  summary: 'The connection is reset after chunk 3, before the last-chunk.',
  conclude:
    'The response broke. Octets that were sent may be lost with the reset, so what was received is not all that was sent.',
  outcome: 'reset',
  brokenSuccess: true,
  spec: rfc(9112, '8'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Transfer-Encoding: chunked');
    for (let n = 1; n <= 6; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.reset();
  },
};
