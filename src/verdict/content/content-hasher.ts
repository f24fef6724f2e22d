/**
 * Hashes of content as it streams by, for the digest fields that a head carries or announces (RFC 9530). Content without
 * such a field is not hashed. The core has no cryptography: whoever has passes a table of hash functions in.
 */
import type { Head } from '../../wire/http1/head.ts';
import { announcedTrailers } from '../trailers.ts';
import { readDigests, usualAlgorithms } from './digest-fields.ts';

export interface Hasher {
  /** Takes the octets; they may change after it returns. */
  update(octets: Uint8Array): void;
  /** Call once. */
  digest(): Uint8Array;
}

/** By the names of the registry "Hash Algorithms for HTTP Digest Fields", lower case: how to make a hash. */
export type HashTable = Readonly<Record<string, () => Hasher>>;

export interface ContentHashes {
  /** Of the content as it was sent, content codings in place: by algorithm. */
  sent: ReadonlyMap<string, Uint8Array>;
  /** Of the content with its codings undone; null where it has none or could not be decoded. */
  decoded: ReadonlyMap<string, Uint8Array> | null;
}

export class ContentHasher {
  readonly #sent: [string, Hasher][];
  readonly #decoded: [string, Hasher][];

  private constructor(algorithms: readonly string[], table: HashTable, coded: boolean) {
    const create = (): [string, Hasher][] =>
      algorithms.flatMap((algorithm) => {
        const hasher = table[algorithm]?.();
        return hasher === undefined ? [] : [[algorithm, hasher]];
      });
    this.#sent = create();
    this.#decoded = coded ? create() : [];
  }

  /** Null when no field asks for a hash that the table has. A trailer to come may ask for the usual ones. */
  static for(head: Head, table: HashTable, coded: boolean): ContentHasher | null {
    const announced = announcedTrailers(head);
    const toCome = Object.entries(usualAlgorithms).flatMap(([key, names]) => (announced.has(key) ? names : []));
    const named = readDigests(head.fields).map(({ algorithm }) => algorithm);
    const algorithms = [...new Set([...named, ...toCome])].filter((name) => Object.hasOwn(table, name));
    return algorithms.length === 0 ? null : new ContentHasher(algorithms, table, coded);
  }

  /** Takes content as it was sent. */
  sent(bytes: Uint8Array, start: number, end: number): void {
    const octets = bytes.subarray(start, end);
    for (const [, hasher] of this.#sent) hasher.update(octets);
  }

  /** Takes content with its codings undone. */
  decoded(octets: Uint8Array): void {
    for (const [, hasher] of this.#decoded) hasher.update(octets);
  }

  /** The content has ended; `decoded` when its codings could be undone. Call once. */
  end(decoded: boolean): ContentHashes {
    return {
      sent: results(this.#sent),
      decoded: decoded && this.#decoded.length > 0 ? results(this.#decoded) : null,
    };
  }
}

function results(hashers: readonly [string, Hasher][]): Map<string, Uint8Array> {
  return new Map(hashers.map(([algorithm, hasher]) => [algorithm, hasher.digest()]));
}
