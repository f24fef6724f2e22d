import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { rows } from '../rows.ts';
import type { Species } from '../species.ts';

/** A file in an archive, stored as it is, with its local header (APPNOTE 4.3.7); Latin-1. */
function entry(name: string, content: string): string {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt32LE(crc32(content), 14);
  head.writeUInt32LE(content.length, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(name.length, 26);
  return head.toString('latin1') + name + content;
}

export const incompleteZip: Species = {
  id: 'incomplete-zip',
  title: 'A ZIP archive without its end',
  summary: 'As many octets come as Content-Length promised, but the record that ends an archive is missing.',
  conclude: 'Most programs will not open it: the list of files stands at the end.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'ZIP, APPNOTE', url: 'https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT' },
  async serve(wire) {
    const content = `${entry('orders.ndjson', rows(1, 4))}${entry('more.ndjson', rows(5, 9)).slice(0, 300)}`;
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Disposition: attachment; filename="orders.zip"',
      'Content-Type: application/zip',
      `Content-Length: ${content.length}`,
    );
    await wire.content(content);
  },
};
