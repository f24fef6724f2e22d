import { rfc, type Species } from '../species.ts';

/** Text of exactly `size` octets that tells its number. */
function drop(n: number, size: number): string {
  return `drop ${n} `
    .padEnd(size - 1, '.')
    .slice(0, size - 1)
    .concat('\n');
}

export const slowDrip: Species = {
  id: 'slow-drip',
  title: 'A slow drip',
  summary: 'Nothing is wrong: a long stream of small chunks, which takes half a minute.',
  conclude: 'Show progress, do not give up while octets come, and find it whole at the end.',
  outcome: 'complete',
  parameters: ['chunks=200', 'size=24'],
  brokenSuccess: false,
  spec: rfc(9112, '7.1'),
  async serve(wire) {
    const count = wire.number('chunks', 200, 0, 100_000_000);
    const size = wire.number('size', 24, 1, 65_536);
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: text/plain', 'Transfer-Encoding: chunked');
    for (let n = 1; n <= count && !wire.headOnly; n += 1) {
      await wire.pause(wire.pace());
      await wire.chunk(drop(n, size));
    }
    await wire.lastChunk();
  },
};
