/** The gzip coding (RFC 1952): members one after the other, each with a CRC-32 and a length of what it holds. */
import * as zlib from 'node:zlib';
import * as minizlib from 'minizlib';
import {
  CodingFault,
  type CodingRemarks,
  type ContentDecoder,
  type OnDecoded,
} from '../verdict/content/content-coding.ts';
import { GatheredOctets, hex32 } from './gathered-octets.ts';
import { GzipHeader } from './gzip-header.ts';
import { Inflater, inflaterOptions } from './inflater.ts';

/** CRC-32 and ISIZE. */
const TAIL = 8;

export class GzipDecoder implements ContentDecoder {
  readonly remarks: CodingRemarks = { members: 0, trailing: 0, rawDeflate: false };
  readonly #inflater = new Inflater(() => new minizlib.InflateRaw(inflaterOptions()));
  #part: 'header' | 'data' | 'tail' | 'trailing' = 'header';
  #header = new GzipHeader();
  #tail = new GatheredOctets(TAIL);
  #crc = 0;
  #length = 0;

  push(bytes: Uint8Array, out: OnDecoded): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#part === 'header') at = this.#takeHeader(bytes, at);
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
    if (this.#part === 'header') {
      if (this.remarks.members > 0 && this.#header.length === 0) return;
      throw new CodingFault('truncated', `the data ends within the header of gzip member ${this.remarks.members + 1}`);
    }
    if (this.#part === 'data') this.#inflater.end(out);
    const words = `${this.#tail.length} of the ${TAIL} octets that end a gzip member came`;
    throw new CodingFault('truncated', `the compressed data is whole, and ${words}`);
  }

  #takeHeader(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; ) {
      const wrong = this.#header.take(bytes[at++] as number);
      if (wrong !== null) return this.#notAMember(wrong, at);
      if (this.#header.done) {
        this.remarks.members++;
        this.#part = 'data';
        return at;
      }
    }
    return bytes.length;
  }

  /** Of the first member that is a fault; after one, whatever is no member is trailing (RFC 1952 §2.2). */
  #notAMember(wrong: string, at: number): number {
    if (this.remarks.members === 0) throw new CodingFault('mismatch', wrong);
    this.#part = 'trailing';
    this.remarks.trailing = this.#header.length;
    return at;
  }

  #takeData(bytes: Uint8Array, at: number, out: OnDecoded): number {
    const taken = this.#inflater.write(bytes.subarray(at), (piece) => {
      this.#crc = zlib.crc32(piece, this.#crc);
      this.#length = (this.#length + piece.length) % 2 ** 32;
      out(piece);
    });
    if (at + taken < bytes.length) this.#part = 'tail';
    return at + taken;
  }

  #takeTail(bytes: Uint8Array, from: number): number {
    const at = this.#tail.take(bytes, from);
    if (!this.#tail.full) return at;
    const crc = this.#tail.uint32(0);
    const length = this.#tail.uint32(4);
    if (crc !== this.#crc) {
      const words = `the CRC-32 of what came out is ${hex32(this.#crc)}, and gzip member ${this.remarks.members} says ${hex32(crc)}`;
      throw new CodingFault('checksum', words);
    }
    if (length !== this.#length) {
      const words = `${this.#length} octets came out, and gzip member ${this.remarks.members} says ${length}`;
      throw new CodingFault('length', words);
    }
    this.#inflater.reset();
    this.#header = new GzipHeader();
    this.#tail = new GatheredOctets(TAIL);
    this.#crc = 0;
    this.#length = 0;
    this.#part = 'header';
    return at;
  }
}
