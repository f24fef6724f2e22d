/** Digests in head and trailer, of every algorithm, against Node's own crypto and published values. */
import { createHash } from 'node:crypto';
import * as zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { nodeHashes } from '../../src/hashing/node-hashes.ts';
import { type DecodeOptions, decode, type Report } from '../../src/index.ts';
import { octetByOctet } from '../goldens/feeding.ts';

const content = Buffer.from('{"hello": "world"}\n');
const base64 = (algorithm: string, of: Uint8Array = content) => createHash(algorithm).update(of).digest('base64');
const sha256 = `sha-256=:${base64('sha256')}:`;

async function reportOf(wire: string | Uint8Array, options: DecodeOptions = {}): Promise<Report> {
  const octets = typeof wire === 'string' ? Buffer.from(wire, 'latin1') : wire;
  const report = await decode(octets, options);
  expect(await decode(octetByOctet(octets), options)).toEqual(report);
  return report;
}

function lengthed(field: string, status = '200 OK', of: Uint8Array = content): Buffer {
  const head = `HTTP/1.1 ${status}\r\n${field}\r\nContent-Length: ${of.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), of]);
}

const ids = ({ findings }: Report) => findings.map(({ id }) => id).filter((id) => id.startsWith('digest'));
const hashed = (name: string, octets: Uint8Array) => {
  const hasher = nodeHashes[name]?.();
  hasher?.update(octets.subarray(0, 3));
  hasher?.update(octets.subarray(3));
  return Buffer.from(hasher?.digest() ?? []).toString('hex');
};

test('the checksums have their published values', () => {
  const check = Buffer.from('123456789');
  expect(hashed('crc32c', check)).toBe('e3069283');
  expect(hashed('adler', Buffer.from('Wikipedia'))).toBe('11e60398');
  // The sums of Adler-32 are taken modulo 65521 only now and then: as long as it takes, and highest octets.
  const long = Buffer.alloc(100_000, 0xff);
  expect(hashed('adler', long)).toBe(zlib.deflateSync(long).subarray(-4).toString('hex'));
});

describe('matches', () => {
  test.each([
    `Content-Digest: ${sha256}`,
    `Repr-Digest: ${sha256}`,
    `Repr-Digest: ${sha256}, sha-512=:${base64('sha512')}:`,
    `Content-Digest: md5=:${base64('md5')}:, sha=:${base64('sha1')}:`,
    `Content-Digest: ${sha256};note="ours"`,
    `Digest: SHA-256=${base64('sha256')}`,
    `Digest: sha=${base64('sha1')},MD5=${base64('md5')}`,
    `Digest: adler32=${hashed('adler', content)}`,
    `Content-MD5: ${base64('md5')}`,
    `Content-Digest: crc32c=:${Buffer.from(hashed('crc32c', content), 'hex').toString('base64')}:`,
  ])('%s', async (field) => {
    const report = await reportOf(lengthed(field));
    expect(ids(report)).toEqual(['digest-match']);
    expect(report.verdict).toMatchObject({ outcome: 'complete', brokenSuccess: false });
  });

  test('over coded content as it is sent', async () => {
    const coded = zlib.gzipSync(content);
    const field = `Content-Encoding: gzip\r\nContent-Digest: sha-256=:${base64('sha256', coded)}:`;
    expect(ids(await reportOf(lengthed(field, '200 OK', coded)))).toEqual(['digest-match']);
  });

  test('in an announced trailer, over chunks', async () => {
    const wire = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Content-Digest, Content-MD5\r\n\r\n13\r\n${content}\r\n0\r\nContent-Digest: ${sha256}\r\nContent-MD5: ${base64('md5')}\r\n\r\n`;
    expect(ids(await reportOf(wire))).toEqual(['digest-match']);
  });

  test('and so a body that only the close delimits is known to be whole', async () => {
    const report = await reportOf(`HTTP/1.1 200 OK\r\nContent-Digest: ${sha256}\r\n\r\n${content}`);
    expect(report.findings.find(({ id }) => id === 'digest-match')?.detail).toContain('So the content is whole');
  });
});

describe('mismatches', () => {
  const other = base64('sha256', Buffer.from('other'));

  test.each(['200 OK', '201 Created'])('a broken success: %s', async (status) => {
    const report = await reportOf(lengthed(`Content-Digest: sha-256=:${other}:`, status));
    expect(ids(report)).toEqual(['digest-mismatch']);
    expect(report.verdict).toMatchObject({ outcome: 'complete-with-error', brokenSuccess: true });
    expect(report.findings.find(({ signal }) => signal)?.detail).toContain(
      createHash('sha256').update(content).digest('base64'),
    );
  });

  test('in a trailer', async () => {
    const wire = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Digest\r\n\r\n13\r\n${content}\r\n0\r\nDigest: sha-256=${other}\r\n\r\n`;
    const report = await reportOf(wire);
    expect(ids(report)).toEqual(['digest-mismatch']);
    expect(report.findings.find(({ signal }) => signal)?.detail).toContain('trailer Digest');
  });

  test('one of two algorithms', async () => {
    const report = await reportOf(lengthed(`Content-Digest: sha-256=:${other}:, md5=:${base64('md5')}:`));
    expect(ids(report)).toEqual(['digest-mismatch', 'digest-match']);
  });

  test('of the content before it was compressed: told apart', async () => {
    const coded = zlib.gzipSync(content);
    const report = await reportOf(lengthed(`Content-Encoding: gzip\r\nRepr-Digest: ${sha256}`, '200 OK', coded));
    expect(ids(report)).toEqual(['digest-before-coding']);
    expect(report.verdict.brokenSuccess).toBe(false);
  });
});

describe('nothing is concluded', () => {
  const other = `sha-256=:${base64('sha256', Buffer.from('other'))}:`;

  test.each([
    ['a part of the representation', lengthed(`Repr-Digest: ${other}`, '206 Partial Content'), {}, 'a part'],
    ['an answer to HEAD', `HTTP/1.1 200 OK\r\nRepr-Digest: ${other}\r\n\r\n`, { method: 'HEAD' }, 'no content'],
    ['a 304', `HTTP/1.1 304 Not Modified\r\nRepr-Digest: ${other}\r\n\r\n`, {}, 'no content'],
    ['an unknown algorithm', lengthed('Content-Digest: sha-3000=:aGVsbG8=:'), {}, 'does not know'],
    ['a cut body', `HTTP/1.1 200 OK\r\nContent-Digest: ${other}\r\nContent-Length: 99\r\n\r\nhello`, {}, 'its end'],
    [
      'an announced trailer with an algorithm that nobody would expect',
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Content-Digest\r\n\r\n5\r\nhello\r\n0\r\nContent-Digest: md5=:${base64('md5')}:\r\n\r\n`,
      {},
      'was not computed',
    ],
    [
      'an unannounced trailer',
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nContent-Digest: ${other}\r\n\r\n`,
      {},
      'no Trailer field announced it',
    ],
  ])('%s', async (_, wire, options, words) => {
    const report = await reportOf(wire, options);
    expect(ids(report)).toEqual(['digest-unchecked']);
    expect(report.findings.find(({ id }) => id === 'digest-unchecked')?.detail).toContain(words);
  });

  test.each([
    `Content-Digest: sha-256=${base64('sha256')}`,
    'Content-Digest: sha-256=:aGVsbG8=:',
    'Content-Digest: sha-256',
    'Repr-Digest: ?!',
    'Digest: nothing',
    'Content-MD5: zzz',
    'Content-MD5: aGVsbG8=',
  ])('what cannot be read: %s', async (field) => {
    expect(ids(await reportOf(lengthed(field)))).toEqual(['digest-malformed']);
  });

  test('an ETag is no digest', async () => {
    expect(ids(await reportOf(lengthed(`ETag: "${base64('md5', Buffer.from('other'))}"`)))).toEqual([]);
  });

  test('without hash functions, nothing is compared', async () => {
    expect(ids(await reportOf(lengthed(`Content-Digest: ${other}`), { hashes: {} }))).toEqual(['digest-unchecked']);
  });
});
