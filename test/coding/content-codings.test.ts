/** Content codings as they come from real compressors, whole and broken; each in several splits. */
import * as zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decode, type Report } from '../../src/index.ts';
import { octetByOctet } from '../goldens/feeding.ts';

const text = Buffer.from('{"order":1,"state":"shipped"}\n'.repeat(3000));
const gzip = zlib.gzipSync(text);

async function reportOf(coding: string, content: Uint8Array, extra = ''): Promise<Report> {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: ${coding}\r\n${extra}Content-Length: ${content.length}\r\n\r\n`;
  const wire = Buffer.concat([Buffer.from(head, 'latin1'), content]);
  const report = await decode(wire);
  expect(await decode(octetByOctet(wire)), 'an octet at a time').toEqual(report);
  expect(await decode(inReads(wire, 1000)), '1,000 octets at a time').toEqual(report);
  return report;
}

async function* inReads(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const ids = ({ findings }: Report) => findings.map(({ id }) => id).filter((id) => id.startsWith('content-coding'));
const detail = ({ findings }: Report, id: string) => findings.find((finding) => finding.id === id)?.detail ?? '';

describe('whole', () => {
  test.each([
    ['gzip', gzip],
    ['x-gzip', gzip],
    ['GZIP', gzip],
    ['deflate', zlib.deflateSync(text)],
    ['br', zlib.brotliCompressSync(text)],
    ['deflate, gzip', zlib.gzipSync(zlib.deflateSync(text))],
    ['gzip, br, identity', zlib.brotliCompressSync(gzip)],
  ])('%s', async (coding, content) => {
    const report = await reportOf(coding, content);
    expect(ids(report)).toEqual([]);
    expect(report.response?.body.decodedLength).toBe(text.length);
    expect(report.verdict).toMatchObject({ outcome: 'complete', brokenSuccess: false });
  });

  test('no content at all', async () => {
    expect(ids(await reportOf('gzip', Buffer.alloc(0)))).toEqual([]);
  });

  test('gzip with every optional part of its header', async () => {
    const header = Buffer.from('1f8b081f0000000000ff0300616263', 'hex');
    const content = Buffer.concat([header, Buffer.from('name\0comment\0\x12\x34', 'latin1'), gzip.subarray(10)]);
    const report = await reportOf('gzip', content);
    expect(ids(report)).toEqual([]);
    expect(report.response?.body.decodedLength).toBe(text.length);
  });

  test('gzip in many members, small and large', async () => {
    const small = zlib.gzipSync('a');
    const report = await reportOf('gzip', Buffer.concat([gzip, ...Array.from({ length: 1000 }, () => small), gzip]));
    expect(ids(report)).toEqual(['content-coding-members']);
    expect(detail(report, 'content-coding-members')).toContain('1,002 members');
    expect(report.response?.body.decodedLength).toBe(2 * text.length + 1000);
  });

  test('deflate without the zlib format', async () => {
    const report = await reportOf('deflate', zlib.deflateRawSync(text));
    expect(ids(report)).toEqual(['content-coding-raw-deflate']);
    expect(report.response?.body.decodedLength).toBe(text.length);
    expect(report.verdict.brokenSuccess).toBe(false);
  });
});

describe('zstd', () => {
  const there = 'zstdCompressSync' in zlib;
  const compressed = Buffer.from('28b52ffd0405290000 68656c6c6f'.replace(' ', ''), 'hex');

  test('is decoded where Node can, and named with the reason where it cannot', async () => {
    const content = there
      ? (zlib as unknown as { zstdCompressSync(data: Uint8Array): Uint8Array }).zstdCompressSync(text)
      : compressed;
    const report = await reportOf('zstd', content);
    if (there) expect(report.response?.body.decodedLength).toBe(text.length);
    else {
      expect(report.response?.body.decodedLength).toBeNull();
      expect(detail(report, 'content-coding-unknown')).toContain('Node.js decodes zstd from 22.15');
    }
  });
});

describe('broken', () => {
  const corrupt = Buffer.concat([gzip.subarray(0, 10), Buffer.alloc(40, 0xff)]);
  const badCrc = Buffer.from(gzip);
  badCrc.writeUInt32LE(0xdeadbeef, gzip.length - 8);
  const badLength = Buffer.from(gzip);
  badLength.writeUInt32LE(7, gzip.length - 4);
  const badAdler = Buffer.from(zlib.deflateSync(text));
  badAdler.writeUInt32BE(1, badAdler.length - 4);
  const brotli = zlib.brotliCompressSync(text);
  const deflate = zlib.deflateSync(text);

  test.each([
    ['gzip cut in its data', 'gzip', gzip.subarray(0, 200), 'truncated', 'before its end mark'],
    ['gzip cut in its header', 'gzip', gzip.subarray(0, 6), 'truncated', 'header of gzip member 1'],
    ['gzip without its last four octets', 'gzip', gzip.subarray(0, -4), 'truncated', '4 of the 8 octets'],
    ['gzip without its tail', 'gzip', gzip.subarray(0, -8), 'truncated', '0 of the 8 octets'],
    ['a second member cut', 'gzip', Buffer.concat([gzip, gzip.subarray(0, 30)]), 'truncated', 'end mark'],
    ['deflate cut', 'deflate', deflate.subarray(0, -60), 'truncated', 'end mark'],
    ['deflate without its checksum', 'deflate', deflate.subarray(0, -4), 'truncated', 'checksum'],
    ['bare deflate cut', 'deflate', zlib.deflateRawSync(text).subarray(0, -9), 'truncated', 'end mark'],
    ['brotli cut', 'br', brotli.subarray(0, -3), 'truncated', 'end mark'],
    ['the inner of two cut', 'deflate, gzip', zlib.gzipSync(deflate.subarray(0, -30)), 'truncated', '"deflate"'],
    ['gzip that breaks', 'gzip', corrupt, 'corrupt', ''],
    ['brotli that breaks', 'br', Buffer.concat([brotli.subarray(0, 30), Buffer.alloc(60, 0xff)]), 'corrupt', ''],
    ['text that is to be gzip', 'gzip', Buffer.from('<h1>500</h1>'), 'mismatch', '1f 8b'],
    ['text that is to be brotli', 'br', Buffer.from('<h1>500 Internal Server Error</h1>'), 'mismatch', 'text'],
    ['text that is to be deflate', 'deflate', Buffer.from('<h1>500</h1>'), 'mismatch', 'neither'],
    ['gzip that is to be deflate', 'deflate', gzip, 'mismatch', 'gzip'],
    ['gzip that is to be brotli', 'br', gzip, 'mismatch', 'gzip'],
    ['a wrong CRC-32', 'gzip', badCrc, 'checksum', 'deadbeef'],
    ['a wrong length', 'gzip', badLength, 'checksum', 'says 7'],
    ['a wrong Adler-32', 'deflate', badAdler, 'checksum', '00000001'],
  ])('%s', async (_, coding, content, kind, words) => {
    const report = await reportOf(coding, content);
    expect(ids(report)).toEqual([`content-coding-${kind}`]);
    expect(detail(report, `content-coding-${kind}`)).toContain(words);
    expect(report.verdict.brokenSuccess).toBe(true);
    expect(report.verdict.outcome).toBe('complete-with-error');
  });

  test('a checksum that is wrong loses nothing of what came before it', async () => {
    expect((await reportOf('gzip', badCrc)).response?.body.decodedLength).toBe(text.length);
  });

  test.each([
    ['gzip', Buffer.concat([gzip, Buffer.from('{"error":"late"}')]), 16],
    ['gzip', Buffer.concat([gzip, Buffer.alloc(20_000)]), 20_000],
    ['gzip', Buffer.concat([gzip, Buffer.of(0x1f, 0x20)]), 2],
    ['deflate', Buffer.concat([deflate, Buffer.from('late')]), 4],
    ['deflate', Buffer.concat([zlib.deflateRawSync(text), Buffer.from('late')]), 4],
    ['br', Buffer.concat([brotli, Buffer.from('late')]), 4],
  ])('octets after the end of %s', async (coding, content, trailing) => {
    const report = await reportOf(coding, content);
    expect(ids(report)).toContain('content-coding-trailing');
    expect(detail(report, 'content-coding-trailing')).toContain(` ${trailing.toLocaleString('en')} octets more came`);
    expect(report.response?.body.decodedLength).toBe(text.length);
  });
});

test('coded data tells whether a body that only the close delimits is whole', async () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n';
  const whole = await decode(Buffer.concat([Buffer.from(head), gzip]));
  expect(ids(whole)).toEqual([]);
  const cut = await decode(Buffer.concat([Buffer.from(head), gzip.subarray(0, 200)]));
  expect(ids(cut)).toEqual(['content-coding-truncated']);
  expect(cut.verdict).toMatchObject({ outcome: 'complete-with-error', brokenSuccess: true });
  const reset = await decode(Buffer.concat([Buffer.from(head), gzip.subarray(0, 200)]), { ending: 'rst' });
  expect(ids(reset)).toEqual([]);
});

describe('what is no fault', () => {
  test('a cut message: that its coded data is cut too goes without saying', async () => {
    const wire = Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${gzip.length}\r\n\r\n`),
      gzip.subarray(0, 100),
    ]);
    expect(ids(await decode(wire))).toEqual([]);
  });

  test('a range of coded data, which has no beginning to decode from', async () => {
    const part = gzip.subarray(50, 90);
    const range = `HTTP/1.1 206 Partial Content\r\nContent-Encoding: gzip\r\nContent-Range: bytes 50-89/${gzip.length}\r\n`;
    const wire = Buffer.concat([Buffer.from(`${range}Content-Length: 40\r\n\r\n`), part]);
    const report = await decode(wire);
    expect(ids(report)).toEqual([]);
    expect(report.response?.body.decodedLength).toBeNull();
    expect(report.verdict.brokenSuccess).toBe(false);
  });

  test('a .gz file, which is gzip by its type', async () => {
    const head = `HTTP/1.1 200 OK\r\nContent-Type: application/gzip\r\nContent-Length: ${gzip.length}\r\n\r\n`;
    expect(ids(await decode(Buffer.concat([Buffer.from(head), gzip])))).toEqual([]);
  });
});
