import { Buffer } from 'node:buffer';
import { rfc, type Species } from '../species.ts';
import { encodeChunk } from '../wire.ts';

const chunkSize = 64 * 1024;

export const largeChunks: Species = {
  id: 'large-chunks',
  title: 'Very large content',
  summary: 'Nothing is wrong: 64 MiB in chunks of 64 KiB, as fast as they are taken.',
  conclude: 'The response is whole. A client must not hold it in memory, and a slow reader must slow the server.',
  outcome: 'complete',
  parameters: ['bytes=67108864'],
  brokenSuccess: false,
  spec: rfc(9112, '7.1'),
  async serve(wire) {
    const total = wire.number('bytes', 64 * 1024 * 1024, 0, 2 ** 40);
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/octet-stream', 'Transfer-Encoding: chunked');
    if (wire.headOnly) return;
    const content = Buffer.alloc(chunkSize, 'Large content, 32 octets a line\n');
    const whole = encodeChunk(content);
    for (let left = total; left > 0; left -= chunkSize) {
      await wire.write(left >= chunkSize ? whole : encodeChunk(content.subarray(0, left)), 'chunk');
    }
    await wire.lastChunk();
  },
};
