import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const cutChunkedFin: Species = {
  id: 'cut-chunked-fin',
  title: 'The broken 200',
  summary: 'The connection closes after chunk 3, before the last-chunk: half of the rows, under 200 OK.',
  conclude: 'The response is truncated. The status was spent before the failure, so only the missing last-chunk tells.',
  outcome: 'truncated',
  brokenSuccess: true,
  spec: rfc(9112, '8'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Transfer-Encoding: chunked');
    for (let n = 1; n <= 6; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.pause(wire.pace());
    await wire.fin();
  },
};
