/** Codings whose format Node decodes as a whole: brotli (RFC 7932), and zstd (RFC 8878), whose frames may follow each other. */
import {
  CodingFault,
  type CodingRemarks,
  type ContentDecoder,
  looksLike,
  type OnDecoded,
} from '../verdict/content/content-coding.ts';
import { GatheredOctets } from './gathered-octets.ts';
import { type Decompressor, Inflater } from './inflater.ts';

/** First octets that are kept, to say what they look like when they cannot be decoded. */
const FIRST = 32;

export class FramedDecoder implements ContentDecoder {
  readonly remarks: CodingRemarks = { members: 1, trailing: 0, rawDeflate: false };
  readonly #inflater: Inflater;
  /** Whether the octets after the end begin another frame. */
  readonly #another: (rest: Uint8Array) => boolean;
  readonly #first = new GatheredOctets(FIRST);
  #given = false;
  #ended = false;

  constructor(create: () => Decompressor, another: (rest: Uint8Array) => boolean) {
    this.#inflater = new Inflater(create);
    this.#another = another;
  }

  push(bytes: Uint8Array, out: OnDecoded): void {
    this.#first.take(bytes, 0);
    for (let at = 0; at < bytes.length; ) {
      if (this.#ended) {
        this.remarks.trailing += bytes.length - at;
        return;
      }
      at += this.#write(bytes.subarray(at), out);
      if (at === bytes.length) return;
      if (this.#another(bytes.subarray(at))) this.remarks.members++;
      else this.#ended = true;
    }
  }

  end(out: OnDecoded): void {
    if (!this.#ended) this.#inflater.end(out);
  }

  #write(bytes: Uint8Array, out: OnDecoded): number {
    try {
      return this.#inflater.write(bytes, (piece) => {
        this.#given = true;
        out(piece);
      });
    } catch (thrown) {
      if (!(thrown instanceof CodingFault) || thrown.kind !== 'corrupt' || this.#given) throw thrown;
      const look = looksLike(this.#first.octets);
      if (look === null) throw thrown;
      throw new CodingFault('mismatch', look === 'text' ? 'it looks like text' : `it looks like ${look}`, {
        cause: thrown,
      });
    }
  }
}

/** A zstd frame, or one that is to be skipped (RFC 8878 §3.1). */
export function isZstdFrame(rest: Uint8Array): boolean {
  if (looksLike(rest) === 'zstd') return true;
  return ((rest[0] ?? 0) & 0xf0) === 0x50 && rest[1] === 0x2a && rest[2] === 0x4d && rest[3] === 0x18;
}
