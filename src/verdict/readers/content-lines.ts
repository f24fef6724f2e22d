/** Lines out of streaming content, for detectors of line-based formats. Bounded: an overlong line is seen as its beginning. */
import { latin1 } from '../../wire/octets.ts';
import type { Span } from '../../wire/span.ts';

/** Octets of a line that are kept. */
const KEPT = 64 * 1024;

/** Takes a line without its line end, its octets as Latin-1; `span` on the wire where that is known. */
export type OnLine = (line: string, span: Span | null) => void;

export class ContentLines {
  readonly #onLine: OnLine;
  #held = '';
  #heldLength = 0;
  #heldSpan: Span | null = null;
  #lastWasCr = false;

  constructor(onLine: OnLine) {
    this.#onLine = onLine;
  }

  /** Lines may end in LF, CRLF or CR, as Server-sent events allow. */
  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    const shift = offset === null ? null : offset - start;
    let from = start;
    for (let at = start; at < end; at++) {
      let octet = bytes[at] as number;
      while (octet !== 0x0a && octet !== 0x0d && ++at < end) octet = bytes[at] as number;
      if (at > from) this.#lastWasCr = false;
      if (at === end) break;
      const second = octet === 0x0a && this.#lastWasCr;
      this.#lastWasCr = octet === 0x0d;
      if (!second) {
        this.#hold(bytes, from, at, shift);
        this.#emit(true);
      }
      from = at + 1;
    }
    this.#hold(bytes, from, end, shift);
  }

  /** Emits a last line that had no line end. Answers whether there was one. */
  end(): boolean {
    return this.#emit(false);
  }

  #hold(bytes: Uint8Array, from: number, to: number, shift: number | null): void {
    if (to <= from) return;
    if (shift !== null) this.#heldSpan = [this.#heldSpan?.[0] ?? shift + from, shift + to];
    this.#heldLength += to - from;
    const room = KEPT - this.#held.length;
    if (room > 0) this.#held += latin1(bytes, from, Math.min(to, from + room));
  }

  #emit(evenEmpty: boolean): boolean {
    if (!evenEmpty && this.#heldLength === 0) return false;
    const line = this.#held;
    const span = this.#heldSpan;
    this.#held = '';
    this.#heldLength = 0;
    this.#heldSpan = null;
    this.#onLine(line, span);
    return true;
  }
}
