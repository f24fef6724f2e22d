import { createHash } from 'node:crypto';
import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const wholeChunkedWithTrailers: Species = {
  id: 'whole-chunked-with-trailers',
  title: 'Whole, chunked, with trailers',
  summary:
    'Nothing is wrong: after the last-chunk come the two trailer fields that the head announced, one a digest that matches.',
  conclude: 'The response is whole, and its digest proves it. The trailers are part of the message: show them.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9110, '6.5'),
  async serve(wire) {
    const digest = createHash('sha256').update(rows(1, 6)).digest('base64');
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/x-ndjson',
      'Transfer-Encoding: chunked',
      'Trailer: X-Row-Count, Content-Digest',
    );
    for (let n = 1; n <= 6; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.pause(wire.pace());
    await wire.lastChunk('X-Row-Count: 6', `Content-Digest: sha-256=:${digest}:`);
  },
};
