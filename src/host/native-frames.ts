/**
 * Native messaging's framing: a 32-bit length in native byte order, then that many octets of UTF-8 JSON.
 * Sans-IO, so that any split of the input can be tried; what it holds is bounded by the frame limit.
 */
import { endianness } from 'node:os';

const littleEndian = endianness() === 'LE';
const HEADER = 4;
/** A frame's octets are gathered in a buffer that doubles as they come: its announced length is only a claim. */
const FIRST_ALLOCATION = 64 * 1024;

export interface FrameSink {
  /** A whole frame's octets; they are the sink's to keep. */
  frame(octets: Uint8Array): void | Promise<void>;
  /** A frame announced `length` octets, more than the limit: its octets are discarded. */
  tooLarge(length: number): void | Promise<void>;
}

export class FrameSplitter {
  readonly #limit: number;
  readonly #sink: FrameSink;
  readonly #header = new Uint8Array(HEADER);
  #headerLength = 0;
  #length = 0;
  #taken = 0;
  #gathered = new Uint8Array(0);

  constructor(limit: number, sink: FrameSink) {
    this.#limit = limit;
    this.#sink = sink;
  }

  /** True when no frame is begun. */
  get atBoundary(): boolean {
    return this.#headerLength === 0;
  }

  /** Takes the next octets, split anywhere, and settles when the sink has taken each frame that they completed. */
  async push(octets: Uint8Array): Promise<void> {
    let at = 0;
    while (at < octets.length) {
      if (this.#headerLength < HEADER) {
        const piece = octets.subarray(at, at + HEADER - this.#headerLength);
        this.#header.set(piece, this.#headerLength);
        this.#headerLength += piece.length;
        at += piece.length;
        if (this.#headerLength < HEADER) return;
        this.#length = readLength(this.#header);
        if (this.#length > this.#limit) await this.#sink.tooLarge(this.#length);
      } else {
        const piece = octets.subarray(at, at + this.#length - this.#taken);
        if (this.#length <= this.#limit) this.#gather(piece);
        this.#taken += piece.length;
        at += piece.length;
      }
      if (this.#taken === this.#length) await this.#finish();
    }
  }

  #gather(piece: Uint8Array): void {
    const needed = this.#taken + piece.length;
    if (needed > this.#gathered.length) {
      const room = Math.min(this.#length, Math.max(needed, FIRST_ALLOCATION, this.#gathered.length * 2));
      const larger = new Uint8Array(room);
      larger.set(this.#gathered.subarray(0, this.#taken));
      this.#gathered = larger;
    }
    this.#gathered.set(piece, this.#taken);
  }

  async #finish(): Promise<void> {
    const frame = this.#gathered.subarray(0, this.#taken);
    const kept = this.#length <= this.#limit;
    this.#gathered = new Uint8Array(0);
    this.#headerLength = 0;
    this.#length = 0;
    this.#taken = 0;
    if (kept) await this.#sink.frame(frame);
  }
}

function readLength(header: Uint8Array): number {
  return new DataView(header.buffer).getUint32(0, littleEndian);
}

/** A JSON text as one frame. */
export function encodeFrame(json: string): Uint8Array<ArrayBuffer> {
  const length = Buffer.byteLength(json);
  const frame = new Uint8Array(HEADER + length);
  new DataView(frame.buffer).setUint32(0, length, littleEndian);
  new TextEncoder().encodeInto(json, frame.subarray(HEADER));
  return frame;
}
