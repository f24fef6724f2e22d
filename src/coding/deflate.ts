/**
 * The deflate coding: compressed data in the zlib format (RFC 1950), or bare as some servers send it (RFC 9110 §8.4.1.2).
 * The first two octets tell which.
 */
import * as minizlib from 'minizlib';
import { adler32 } from '../hashing/checksums.ts';
import {
  CodingFault,
  type CodingRemarks,
  type ContentDecoder,
  type OnDecoded,
} from '../verdict/content/content-coding.ts';
import { GatheredOctets, hex32 } from './gathered-octets.ts';
import { Inflater, inflaterOptions } from './inflater.ts';

export class DeflateDecoder implements ContentDecoder {
  readonly remarks: CodingRemarks = { members: 1, trailing: 0, rawDeflate: false };
  readonly #inflater = new Inflater(() => new minizlib.InflateRaw(inflaterOptions()));
  #part: 'header' | 'data' | 'tail' | 'trailing' = 'header';
  readonly #first = new GatheredOctets(2);
  readonly #tail = new GatheredOctets(4);
  #adler = 1;
  #given = false;

  push(bytes: Uint8Array, out: OnDecoded): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#part === 'header') at = this.#takeHeader(bytes, at, out);
      else if (this.#part === 'data') at = this.#takeData(bytes, at, out);
      else if (this.#part === 'tail') at = this.#takeTail(bytes, at);
      else {
        this.remarks.trailing += bytes.length - at;
        return;
      }
    }
  }

  end(out: OnDecoded): void {
    if (this.#part === 'trailing') return;
    if (this.#part === 'header') throw new CodingFault('truncated', 'the data ends within its first two octets');
    if (this.#part === 'tail') {
      throw new CodingFault(
        'truncated',
        `the compressed data is whole, and ${this.#tail.length} of the 4 octets of its checksum came`,
      );
    }
    // A bare deflate stream that ends with the content has no octet after it that would have told.
    this.#inflater.end(out);
    if (!this.remarks.rawDeflate)
      throw new CodingFault('truncated', 'the compressed data is whole, and its checksum did not come');
  }

  #takeHeader(bytes: Uint8Array, from: number, out: OnDecoded): number {
    const at = this.#first.take(bytes, from);
    if (!this.#first.full) return at;
    const method = this.#first.octet(0);
    const flags = this.#first.octet(1);
    const zlib = (method & 0x0f) === 8 && method >> 4 <= 7 && ((method << 8) | flags) % 31 === 0;
    this.#part = 'data';
    if (zlib && (flags & 0x20) !== 0)
      throw new CodingFault('corrupt', 'it needs a preset dictionary, which HTTP has none of');
    if (zlib) return at;
    this.remarks.rawDeflate = true;
    if (method === 0x1f && flags === 0x8b) throw new CodingFault('mismatch', 'it is gzip');
    this.#takeData(Uint8Array.of(method, flags), 0, out);
    return at;
  }

  #takeData(bytes: Uint8Array, at: number, out: OnDecoded): number {
    let taken: number;
    try {
      taken = this.#inflater.write(bytes.subarray(at), (piece) => {
        this.#given = true;
        if (!this.remarks.rawDeflate) this.#adler = adler32(piece, this.#adler);
        out(piece);
      });
    } catch (thrown) {
      if (!this.remarks.rawDeflate || this.#given || !(thrown instanceof CodingFault) || thrown.kind !== 'corrupt')
        throw thrown;
      throw new CodingFault('mismatch', `it is neither the zlib format nor bare deflate data (${thrown.message})`, {
        cause: thrown,
      });
    }
    if (at + taken < bytes.length) this.#part = this.remarks.rawDeflate ? 'trailing' : 'tail';
    return at + taken;
  }

  #takeTail(bytes: Uint8Array, from: number): number {
    const at = this.#tail.take(bytes, from);
    if (!this.#tail.full) return at;
    const adler = this.#tail.uint32(0, false);
    if (adler !== this.#adler) {
      const words = `the Adler-32 of what came out is ${hex32(this.#adler)}, and the data says ${hex32(adler)}`;
      throw new CodingFault('checksum', words);
    }
    this.#part = 'trailing';
    return at;
  }
}
