/**
 * Hash functions on Node's crypto, by the names of the registry "Hash Algorithms for HTTP Digest Fields" (RFC 9530 §7.2).
 * The core takes this table as an argument: it has no cryptography of its own.
 */
import { createHash } from 'node:crypto';
import type { Hasher, HashTable } from '../verdict/content/content-hasher.ts';
import { adler32, crc32c } from './checksums.ts';

function hash(name: string): () => Hasher {
  return () => {
    const running = createHash(name);
    return { update: (octets) => void running.update(octets), digest: () => running.digest() };
  };
}

/** A checksum of 32 bits, as octets, the highest first. */
function checksum(next: (octets: Uint8Array, before: number) => number, start: number): () => Hasher {
  return () => {
    let value = start;
    return {
      update: (octets) => {
        value = next(octets, value);
      },
      digest: () => Uint8Array.from([24, 16, 8, 0], (shift) => (value >>> shift) & 0xff),
    };
  };
}

export const nodeHashes: HashTable = {
  'sha-256': hash('sha256'),
  'sha-512': hash('sha512'),
  sha: hash('sha1'),
  md5: hash('md5'),
  crc32c: checksum(crc32c, 0),
  adler: checksum(adler32, 1),
};
