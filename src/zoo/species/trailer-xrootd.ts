import { sendChunks } from '../paced.ts';
import { rows } from '../rows.ts';
import type { Species } from '../species.ts';

export const trailerXrootd: Species = {
  id: 'trailer-xrootd',
  title: 'A transfer status in the trailers',
  summary: 'The framing is whole, but the trailer X-Transfer-Status says 500 instead of 200: OK.',
  conclude:
    'The file could not be read to its end. The trailer comes only to clients that send TE: trailers and ask for it.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'XRootD, trailers that indicate failure', url: 'https://github.com/xrootd/xrootd/pull/1912' },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/octet-stream',
      'Trailer: X-Transfer-Status',
      'Transfer-Encoding: chunked',
    );
    await sendChunks(
      wire,
      [rows(1, 3), rows(4, 6)],
      ['X-Transfer-Status: 500: Unable to read orders.root; input/output error'],
    );
  },
};
