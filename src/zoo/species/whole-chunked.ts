import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const wholeChunked: Species = {
  id: 'whole-chunked',
  title: 'Whole, chunked',
  summary: 'Nothing is wrong: three chunks, then the last-chunk that says the body is whole.',
  conclude: 'The response is whole, because the last-chunk and the empty line after it came.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9112, '7.1'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Transfer-Encoding: chunked');
    for (let n = 1; n <= 6; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.pause(wire.pace());
    await wire.lastChunk();
  },
};
