import { gzipSync } from 'node:zlib';
import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const gzipThenError: Species = {
  id: 'gzip-then-error',
  title: 'An error message after the gzip data',
  summary: 'The gzip data is whole, and after it comes an error record that nobody compressed.',
  conclude: 'What was decoded is whole as gzip, and the server had more to say: hardly any client shows it.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(1952, '2.2'),
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/x-ndjson',
      'Content-Encoding: gzip',
      'Transfer-Encoding: chunked',
    );
    await wire.chunk(gzipSync(rows(1, 6)));
    await wire.pause(wire.pace());
    await wire.chunk('{"error":"the export stopped after 6 of 40 orders"}\n');
    await wire.lastChunk();
  },
};
