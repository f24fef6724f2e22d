/** Buffers that are used again: nothing of what is still held is overwritten, and reading waits for a free one. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { PooledReads } from '../../src/host/pooled-reads.ts';
import { serveRaw } from './servers.ts';

const MIB = 1024 * 1024;

/** 24 MiB of which no two places look alike. */
const content = Buffer.alloc(24 * MIB);
for (let at = 0; at < content.length; at += 4) content.writeUInt32LE(Math.imul(at, 2654435761) >>> 0, at);
const hash = createHash('sha256').update(content).digest('hex');

async function read(take: (octets: Uint8Array, release: () => void, reads: PooledReads) => void) {
  const port = await serveRaw((socket) => socket.end(content));
  const reads = new PooledReads();
  const socket = connect({ port, host: '127.0.0.1', onread: reads.onread });
  socket.write('GET / HTTP/1.1\r\n\r\n');
  reads.start(socket, (octets, release) => take(octets, release, reads));
  await once(socket, 'end');
  socket.destroy();
}

test('held reads stay as they are until they are released, in whatever order', async () => {
  const running = createHash('sha256');
  const held: { octets: Uint8Array; release: () => void }[] = [];
  let starved = 0;
  await read((octets, release, reads) => {
    held.push({ octets, release });
    if (reads.starved) {
      starved++;
      setImmediate(() => {
        // All that is held is looked at only now, and given back the last first.
        for (const { octets } of held) running.update(octets);
        for (const { release } of held.splice(0).reverse()) release();
      });
    }
  });
  for (const { octets } of held) running.update(octets);
  expect(running.digest('hex')).toBe(hash);
  expect(starved).toBeGreaterThan(1);
});

test('what is released at once comes on without a stop', async () => {
  const running = createHash('sha256');
  await read((octets, release, reads) => {
    running.update(octets);
    release();
    expect(reads.starved).toBe(false);
  });
  expect(running.digest('hex')).toBe(hash);
});

test('what comes before anybody takes it is kept', async () => {
  const port = await serveRaw((socket) => socket.write('early'));
  const reads = new PooledReads();
  const socket = connect({ port, host: '127.0.0.1', onread: reads.onread });
  socket.write('GET / HTTP/1.1\r\n\r\n');
  let came = '';
  while (socket.bytesRead < 5) await new Promise((resolve) => setImmediate(resolve));
  reads.start(socket, (octets, release) => {
    came += Buffer.from(octets).toString();
    release();
  });
  expect(came).toBe('early');
  socket.destroy();
});
