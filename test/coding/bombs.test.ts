/** Coded content made to fill whoever decodes it: decoding stops at stated limits, and memory stays small. */
import * as zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { nodeCodings } from '../../src/coding/node-codings.ts';
import { decode } from '../../src/index.ts';
import { CodingChain } from '../../src/verdict/content/coding-chain.ts';

const MIB = 1024 * 1024;
const zeros = (mib: number) => Buffer.alloc(mib * MIB);

async function bomb(coding: string, content: Uint8Array) {
  const head = `HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${content.length}\r\n\r\n`;
  const report = await decode(Buffer.concat([Buffer.from(head), content]));
  const finding = report.findings.find(({ id }) => id === 'content-coding-bomb');
  return { report, finding };
}

test('gzip at its steepest stops once 64 MiB came out', async () => {
  const { report, finding } = await bomb('gzip', zlib.gzipSync(zeros(200)));
  expect(finding?.detail).toContain('more than 200 octets come out for each that goes in');
  const decoded = report.response?.body.decodedLength ?? 0;
  expect(decoded).toBeGreaterThan(64 * MIB);
  expect(decoded).toBeLessThan(65 * MIB);
  expect(report.verdict).toMatchObject({ outcome: 'complete', brokenSuccess: false });
});

test('brotli, a few octets of which give more than a block may', async () => {
  const content = zlib.brotliCompressSync(zeros(100));
  expect(content.length).toBeLessThan(200);
  const before = process.memoryUsage().rss;
  const { finding } = await bomb('br', content);
  expect(finding?.detail).toContain('more than 32 MiB');
  expect(process.memoryUsage().rss - before).toBeLessThan(120 * MIB);
});

test('gzip within gzip', async () => {
  const { finding } = await bomb('gzip, gzip', zlib.gzipSync(zlib.gzipSync(zeros(200))));
  expect(finding).toBeDefined();
});

test('rows of zeros below the limit are no bomb', async () => {
  const { report, finding } = await bomb('gzip', zlib.gzipSync(zeros(60)));
  expect(finding).toBeUndefined();
  expect(report.response?.body.decodedLength).toBe(60 * MIB);
});

test('the limit on all that comes out holds whatever the ratio', () => {
  const content = zlib.gzipSync(Buffer.alloc(100_000, 'abc'));
  let came = 0;
  const chain = new CodingChain(
    ['gzip'],
    nodeCodings,
    (octets) => {
      came += octets.length;
    },
    { ratio: 10_000, ratioFrom: 0, most: 50_000 },
  );
  chain.push(content, 0, content.length);
  chain.end(true);
  expect(chain.failure).toMatchObject({ coding: 'gzip', kind: 'bomb' });
  expect(chain.failure?.message).toContain('50,000');
  expect(came).toBe(chain.decoded);
});
