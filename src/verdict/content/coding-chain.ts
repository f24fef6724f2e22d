/** The content codings of one response, undone in turn: coded octets in, content out, and what is wrong or odd about them. */

import { number } from '../words.ts';
import {
  CodingFault,
  type CodingFaultKind,
  type CodingRemarks,
  type CodingTable,
  type ContentDecoder,
  type OnDecoded,
} from './content-coding.ts';

export interface CodingFailure {
  coding: string;
  kind: CodingFaultKind;
  /** Fits after a colon. */
  message: string;
}

/** Where decoding is given up, since what comes out could fill anything (a decompression bomb). */
export interface DecodingLimits {
  /** Octets out for one in, once more than `ratioFrom` came out. Text is at 3 to 20, rows of zeros in gzip at 1,030. */
  ratio: number;
  ratioFrom: number;
  /** Octets out, whatever went in. */
  most: number;
}

export const decodingLimits: DecodingLimits = { ratio: 200, ratioFrom: 64 * 1024 * 1024, most: 64 * 1024 ** 3 };

/**
 * Coded octets go to a decoder in blocks of this size, whatever the reads were: where coded data is corrupt, what comes out
 * before depends on how it was handed in.
 */
const BLOCK = 16 * 1024;

interface Stage {
  coding: string;
  decoder: ContentDecoder;
}

export class CodingChain {
  readonly #stages: Stage[] = [];
  readonly #limits: DecodingLimits;
  readonly #out: OnDecoded;
  #block: Uint8Array | null = null;
  #coded = 0;
  #decoded = 0;
  #failure: CodingFailure | null = null;

  /** `codings` in order of application, each of which the table must have a decoder for. */
  constructor(codings: readonly string[], table: CodingTable, out: OnDecoded, limits: DecodingLimits = decodingLimits) {
    this.#limits = limits;
    this.#out = out;
    for (const coding of codings.toReversed()) {
      const create = table[coding];
      if (typeof create === 'function') this.#stages.push({ coding, decoder: create() });
    }
  }

  /** Octets that came out. */
  get decoded(): number {
    return this.#decoded;
  }

  /** Why decoding stopped. */
  get failure(): CodingFailure | null {
    return this.#failure;
  }

  /** What is odd about the coded data, a coding each, the one applied last first. */
  get remarks(): (CodingRemarks & { coding: string })[] {
    return this.#stages.map(({ coding, decoder }) => ({ coding, ...decoder.remarks }));
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    this.#block ??= new Uint8Array(BLOCK);
    for (let at = start; at < end; ) {
      const filled = this.#coded % BLOCK;
      const take = Math.min(end - at, BLOCK - filled);
      this.#block.set(bytes.subarray(at, at + take), filled);
      this.#coded += take;
      at += take;
      if (filled + take === BLOCK) this.#decodeBlock(BLOCK);
    }
  }

  /** No more comes; `whole` when that is all of it, so that coded data that has not ended is cut short. */
  end(whole: boolean): void {
    this.#decodeBlock(this.#coded % BLOCK);
    // No content at all in a coding is so common that nobody minds.
    if (!whole || this.#coded === 0) return;
    for (const [index, stage] of this.#stages.entries()) {
      this.#guard(stage, () => stage.decoder.end((octets) => this.#pass(octets, index + 1)));
    }
  }

  #decodeBlock(length: number): void {
    if (length > 0 && this.#block !== null) this.#pass(this.#block.subarray(0, length), 0);
  }

  /** Gives octets to a stage, or out when there is none left. */
  #pass(octets: Uint8Array, index: number): void {
    if (this.#failure !== null) return;
    const stage = this.#stages[index];
    if (stage !== undefined) {
      this.#guard(stage, () => stage.decoder.push(octets, (decoded) => this.#pass(decoded, index + 1)));
      return;
    }
    this.#decoded += octets.length;
    this.#out(octets);
    const { ratio, ratioFrom, most } = this.#limits;
    const last = this.#stages.at(-1)?.coding ?? '';
    if (this.#decoded > ratioFrom && this.#decoded > ratio * this.#coded) {
      const words = `more than ${number(ratio)} octets come out for each that goes in, and more than ${number(ratioFrom)} came out`;
      this.#failure = { coding: last, kind: 'bomb', message: words };
    } else if (this.#decoded > most) {
      this.#failure = { coding: last, kind: 'bomb', message: `more than ${number(most)} octets came out` };
    }
  }

  #guard({ coding }: Stage, work: () => void): void {
    if (this.#failure !== null) return;
    try {
      work();
    } catch (thrown) {
      if (!(thrown instanceof CodingFault)) throw thrown;
      this.#failure ??= { coding, kind: thrown.kind, message: thrown.message };
    }
  }
}
