import { createHash } from 'node:crypto';
import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const digestMismatch: Species = {
  id: 'digest-mismatch',
  title: 'A digest of more than came',
  summary: 'Whole by its framing, but the announced trailer Content-Digest is that of six rows, and four came.',
  conclude: 'Rows were lost before the framing was put around them. Only a client that compares the digest can know.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: rfc(9530, '2'),
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/x-ndjson',
      'Transfer-Encoding: chunked',
      'Trailer: Content-Digest',
    );
    for (const n of [1, 3]) {
      await wire.chunk(rows(n, n + 1));
      await wire.pause(wire.pace());
    }
    const digest = createHash('sha256').update(rows(1, 6)).digest('base64');
    await wire.lastChunk(`Content-Digest: sha-256=:${digest}:`);
  },
};
