import { gzipSync } from 'node:zlib';
import { orders } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const gzipChecksum: Species = {
  id: 'gzip-checksum',
  title: 'Gzip with a wrong checksum',
  summary: 'The gzip data can be decoded to its end, and its CRC-32 is that of other content.',
  conclude: 'Something changed on the way. Many clients have handed over everything before they come to the checksum.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: rfc(1952, '2.3.1'),
  async serve(wire) {
    const zipped = gzipSync(orders(12));
    zipped.writeUInt32LE(0xdeadbeef, zipped.length - 8);
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/json',
      'Content-Encoding: gzip',
      `Content-Length: ${zipped.length}`,
    );
    await wire.content(zipped);
  },
};
