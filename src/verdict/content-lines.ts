/** Lines out of streaming content, for detectors of line-based formats. Bounded: an overlong line is seen as its beginning. */
import type { Span } from '../wire/span.ts';

/** Octets of a line that are kept. */
const KEPT = 64 * 1024;

/** Takes a line without its line end, its octets as Latin-1; `span` on the wire where that is known. */
export type OnLine = (line: string, span: Span | null) => void;

export class ContentLines {
  readonly #onLine: OnLine;
  #held = '';
  #heldLength = 0;
  #heldOffset: number | null = null;
  #lastWasCr = false;

  constructor(onLine: OnLine) {
    this.#onLine = onLine;
  }

  /** Lines may end in LF, CRLF or CR, as Server-sent events allow. */
  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    let from = start;
    for (let at = start; at < end; at++) {
      const octet = bytes[at];
      if (octet !== 0x0a && octet !== 0x0d) {
        this.#lastWasCr = false;
        continue;
      }
      const second = octet === 0x0a && this.#lastWasCr;
      this.#lastWasCr = octet === 0x0d;
      if (!second) {
        this.#hold(bytes, from, at, offset === null ? null : offset + from - start);
        this.#emit(true);
      }
      from = at + 1;
    }
    this.#hold(bytes, from, end, offset === null ? null : offset + from - start);
  }

  /** Emits a last line that had no line end. Answers whether there was one. */
  end(): boolean {
    return this.#emit(false);
  }

  #hold(bytes: Uint8Array, from: number, to: number, offset: number | null): void {
    if (to > from && this.#heldLength === 0) this.#heldOffset = offset;
    this.#heldLength += to - from;
    const room = KEPT - this.#held.length;
    for (let at = from; at < Math.min(to, from + room); at++) this.#held += String.fromCharCode(bytes[at] as number);
  }

  #emit(evenEmpty: boolean): boolean {
    if (!evenEmpty && this.#heldLength === 0) return false;
    const offset = this.#heldOffset;
    const line = this.#held;
    const span: Span | null = offset === null ? null : [offset, offset + this.#heldLength];
    this.#held = '';
    this.#heldLength = 0;
    this.#heldOffset = null;
    this.#onLine(line, span);
    return true;
  }
}
