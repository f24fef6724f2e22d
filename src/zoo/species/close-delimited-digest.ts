import { createHash } from 'node:crypto';
import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const closeDelimitedDigest: Species = {
  id: 'close-delimited-digest',
  title: 'Delimited by the close, with a digest',
  summary: 'Nothing but the close ends the content, and a Content-Digest in the head says what it should be.',
  conclude: 'The framing cannot tell whether it is whole, and the digest can: it matches, so nothing is missing.',
  outcome: 'undelimited',
  brokenSuccess: false,
  spec: rfc(9530, '2'),
  async serve(wire) {
    const content = rows(1, 6);
    const digest = createHash('sha256').update(content).digest('base64');
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/x-ndjson',
      `Content-Digest: sha-256=:${digest}:`,
      'Connection: close',
    );
    await wire.content(content);
    await wire.fin();
  },
};
