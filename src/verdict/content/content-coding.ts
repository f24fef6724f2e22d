/**
 * Content codings (RFC 9110 §8.4) as the verdict needs them: a table of decoders that whoever has a zlib at hand passes
 * in, since the core has none.
 */

/** Takes octets as they come out of a decoder; they are gone when it returns. */
export type OnDecoded = (octets: Uint8Array) => void;

export interface ContentDecoder {
  /** Takes coded octets, gives what they decode to. Throws a `CodingFault` when they cannot be decoded. */
  push(bytes: Uint8Array, out: OnDecoded): void;
  /** No more comes. Throws a `CodingFault` when the coded data is not whole. */
  end(out: OnDecoded): void;
  readonly remarks: CodingRemarks;
}

/** What is worth saying of coded data that can be decoded. */
export interface CodingRemarks {
  /** Gzip members or zstd frames, one after the other; 1 for a coding that has none. */
  members: number;
  /** Octets after the end of the coded data, which are no part of it. */
  trailing: number;
  /** True when `deflate` came without the zlib format around it (RFC 9110 §8.4.1.2). */
  rawDeflate: boolean;
}

/** By content-coding name in lower case: how to make a decoder, or in a sentence why there is none here. */
export type CodingTable = Readonly<Record<string, (() => ContentDecoder) | string>>;

/**
 * - `mismatch`: the octets are not in the coding at all
 * - `corrupt`: they begin in it, and break its format
 * - `truncated`: they end before the coded data does
 * - `checksum`, `length`: what came out is not what the coded data says that it should be
 * - `bomb`: what comes out is so much that decoding was given up
 */
export type CodingFaultKind = 'mismatch' | 'corrupt' | 'truncated' | 'checksum' | 'length' | 'bomb';

export class CodingFault extends Error {
  override readonly name = 'CodingFault';
  readonly kind: CodingFaultKind;

  /** `message` fits after a colon: no capital, no full stop. */
  constructor(kind: CodingFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** Codings named by Content-Encoding, in order of application, lower case. */
export function contentCodings(fields: readonly { key: string; value: string }[]): string[] {
  return fields
    .filter((field) => field.key === 'content-encoding')
    .flatMap((field) => field.value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
}

/** What the first octets of content look like, whatever a head says of them; null when like nothing in particular. */
export function looksLike(first: Uint8Array): 'gzip' | 'zstd' | 'text' | null {
  if (first[0] === 0x1f && first[1] === 0x8b) return 'gzip';
  if (first[0] === 0x28 && first[1] === 0xb5 && first[2] === 0x2f && first[3] === 0xfd) return 'zstd';
  const some = first.subarray(0, 32);
  const text = (octet: number) =>
    (octet >= 0x20 && octet !== 0x7f) || octet === 0x09 || octet === 0x0a || octet === 0x0d;
  return some.length >= 4 && some.every(text) ? 'text' : null;
}
