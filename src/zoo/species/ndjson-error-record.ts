import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const ndjsonErrorRecord: Species = {
  id: 'ndjson-error-record',
  title: 'An error for a last record',
  summary: 'The framing is whole, but the last line is no row: it is {"error": ...}.',
  conclude: 'The export failed after four rows. A reader that looks for rows alone takes it for a short, good one.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: rfc(9110, '6.4'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Transfer-Encoding: chunked');
    for (let n = 1; n <= 4; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.pause(wire.pace());
    await wire.chunk('{"error":"connection to replica-2 lost after row 4 of 3120"}\n');
    await wire.lastChunk();
  },
};
