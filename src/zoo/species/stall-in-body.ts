import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const stallInBody: Species = {
  id: 'stall-in-body',
  title: 'Silence inside the body',
  summary: 'Three chunks come, then nothing more, and the connection stays open.',
  conclude: 'After a wait of its own choosing, a client calls the response stalled and keeps what came.',
  outcome: 'stalled',
  brokenSuccess: true,
  spec: rfc(9112, '9.5'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Transfer-Encoding: chunked');
    for (let n = 1; n <= 6; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.stall();
  },
};
