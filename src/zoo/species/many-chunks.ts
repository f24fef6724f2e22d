import { Buffer } from 'node:buffer';
import { rfc, type Species } from '../species.ts';
import { encodeChunk } from '../wire.ts';

/** Chunks are written together, else a system call each would set the pace. */
const blockSize = 64 * 1024;

export const manyChunks: Species = {
  id: 'many-chunks',
  title: 'Very many chunks',
  summary: 'Nothing is wrong: a hundred thousand chunks of sixteen octets, as fast as they are taken.',
  conclude: 'The response is whole. A client must not hold an object for each chunk.',
  outcome: 'complete',
  parameters: ['count=100000', 'size=16'],
  brokenSuccess: false,
  spec: rfc(9112, '7.1'),
  async serve(wire) {
    const count = wire.number('count', 100_000, 0, 1_000_000_000);
    const size = wire.number('size', 16, 1, 65_536);
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/octet-stream', 'Transfer-Encoding: chunked');
    if (wire.headOnly) return;
    const one = encodeChunk(`${'0123456789abcdef'.repeat(4096).slice(0, size - 1)}\n`);
    const batch = Math.max(1, Math.floor(blockSize / one.length));
    const block = Buffer.alloc(one.length * Math.min(batch, count), one);
    for (let left = count; left > 0; left -= batch) {
      await wire.write(left >= batch ? block : block.subarray(0, one.length * left), 'chunk');
    }
    await wire.lastChunk();
  },
};
