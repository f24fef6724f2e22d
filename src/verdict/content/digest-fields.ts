/**
 * Digest fields and what they claim: Content-Digest and Repr-Digest (RFC 9530), and the two before them, Digest (RFC 3230)
 * and Content-MD5 (RFC 2616 §14.15).
 */
import { parseDictionary } from 'structured-headers';
import type { FieldLine } from '../../wire/http1/field-line.ts';
import type { Span } from '../../wire/span.ts';

export interface Digest {
  /** The field's name, as its specification writes it. */
  field: 'Content-Digest' | 'Repr-Digest' | 'Digest' | 'Content-MD5';
  /** Lower case. */
  algorithm: string;
  /** Null when the value cannot be read. */
  expected: Uint8Array | null;
  span: Span;
  /** As it came, Latin-1. */
  value: string;
}

type Reader = (value: string) => Map<string, Uint8Array | null> | null;

const readers: Readonly<Record<string, { field: Digest['field']; read: Reader }>> = {
  'content-digest': { field: 'Content-Digest', read: readStructured },
  'repr-digest': { field: 'Repr-Digest', read: readStructured },
  digest: { field: 'Digest', read: readLegacy },
  'content-md5': { field: 'Content-MD5', read: (value) => new Map([['md5', base64(value)]]) },
};

/**
 * By field, in lower case: the algorithms to be ready for when a Trailer field announces it, which does not say which one
 * will come. Those that RFC 9530 §7.2 calls active, and those that the older fields were used with.
 */
export const usualAlgorithms: Readonly<Record<string, readonly string[]>> = {
  'content-digest': ['sha-256', 'sha-512'],
  'repr-digest': ['sha-256', 'sha-512'],
  digest: ['sha-256', 'sha-512', 'sha', 'md5'],
  'content-md5': ['md5'],
};

/** Octets that a digest of an algorithm has. */
export const digestLengths: Readonly<Record<string, number>> = {
  'sha-256': 32,
  'sha-512': 64,
  sha: 20,
  md5: 16,
  crc32c: 4,
  adler: 4,
};

/** Every digest that field lines claim, an algorithm each. A line that cannot be read at all is one with no algorithm. */
export function readDigests(fields: readonly FieldLine[]): Digest[] {
  return fields.flatMap(({ key, value, span }) => {
    // A field may be named `constructor`.
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (reader === undefined) return [];
    const { field } = reader;
    const digests = reader.read(value);
    if (digests === null) return [{ field, algorithm: '', expected: null, span, value }];
    return [...digests].map(([algorithm, octets]) => {
      const length = Object.hasOwn(digestLengths, algorithm) ? digestLengths[algorithm] : undefined;
      const expected = length !== undefined && octets?.length !== length ? null : octets;
      return { field, algorithm, expected, span, value };
    });
  });
}

/** A Dictionary whose members are Byte Sequences (RFC 9530 §2, RFC 9651 §3.2). */
function readStructured(value: string): Map<string, Uint8Array | null> | null {
  try {
    const digests = new Map<string, Uint8Array | null>();
    for (const [algorithm, [item]] of parseDictionary(value)) {
      digests.set(algorithm, item instanceof ArrayBuffer ? new Uint8Array(item) : null);
    }
    return digests;
  } catch {
    return null;
  }
}

/** `sha-256=…, md5=…`: base64, but for the checksums of RFC 3230 §4.1.1, which are numbers. */
function readLegacy(value: string): Map<string, Uint8Array | null> | null {
  const digests = new Map<string, Uint8Array | null>();
  for (const member of value.split(',')) {
    const [, name = '', encoded = ''] = /^\s*([!#$%&'*+.^_`|~\w-]+)=(.*?)\s*$/.exec(member) ?? [];
    if (name === '') return null;
    const key = name.toLowerCase();
    const algorithm = (Object.hasOwn(legacyNames, key) ? legacyNames[key] : undefined) ?? key;
    digests.set(algorithm, decodeLegacy(algorithm, encoded));
  }
  return digests;
}

const legacyNames: Readonly<Record<string, string>> = {
  adler32: 'adler',
  'sha-1': 'sha',
  sha1: 'sha',
  sha256: 'sha-256',
};

function decodeLegacy(algorithm: string, encoded: string): Uint8Array | null {
  const length = digestLengths[algorithm];
  if (length === 4 && /^[0-9a-f]{1,8}$/i.test(encoded) && !encoded.endsWith('='))
    return uint32(Number.parseInt(encoded, 16));
  return base64(encoded);
}

/** A number as octets, the highest first. */
function uint32(number: number): Uint8Array {
  return Uint8Array.from([24, 16, 8, 0], (shift) => (number >>> shift) & 0xff);
}

/** In every engine that runs this, and no IO; but its type comes with the DOM's or Node's. */
declare function atob(text: string): string;

function base64(text: string): Uint8Array | null {
  const trimmed = text.trim();
  if (!/^[0-9A-Za-z+/]+={0,2}$/.test(trimmed) || trimmed.length % 4 !== 0) return null;
  return Uint8Array.from(atob(trimmed), (character) => character.charCodeAt(0));
}
