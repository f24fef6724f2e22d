import { gzipSync } from 'node:zlib';
import { orders } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const truncatedGzip: Species = {
  id: 'truncated-gzip',
  title: 'Gzip cut short',
  summary: 'As many octets come as Content-Length promised, but the gzip data in them stops before its end.',
  conclude:
    'The content is cut, though the message is whole: most clients hand over what they could decode, and say nothing.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: rfc(9110, '8.4.1.3'),
  async serve(wire) {
    const zipped = gzipSync(orders(40));
    // The cut takes the checksum and length that end every gzip member (RFC 1952 §2.3), and a third of the data.
    const cut = zipped.subarray(0, Math.floor((zipped.length * 2) / 3));
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/json',
      'Content-Encoding: gzip',
      `Content-Length: ${cut.length}`,
    );
    await wire.content(cut);
  },
};
