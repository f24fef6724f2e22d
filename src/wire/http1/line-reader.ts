/** A line buffer that knows where on the wire its lines stand, and lets deviations be told of them. */
import { CR, LF, latin1 } from '../octets.ts';
import type { DeviationNotes } from './deviation.ts';
import type { Excerpt } from './excerpt.ts';
import { LineBuffer } from './line-buffer.ts';

const lineFeed = new Uint8Array([LF]);
const crlf = new Uint8Array([CR, LF]);

/** Octets turned into text at once, where lines follow each other in one read: a call a line costs more than the text. */
const WINDOW = 1024;

export class LineReader extends LineBuffer {
  /** Offset on the wire of `bytes[0]`, for the line that was found last. */
  base = 0;
  readonly #notes: DeviationNotes;
  /** Text of the read from `#windowStart` on, as far as it goes. */
  #window = '';
  #windowStart = 0;

  constructor(notes: DeviationNotes) {
    super();
    this.#notes = notes;
  }

  /** As `find`, for a read whose first octet is at `readBase` on the wire. */
  next(read: Uint8Array, at: number, readBase: number, limit: number): number {
    const next = this.find(read, at, limit);
    if (next === -1) return -1;
    this.base = readBase + next - this.wireLength - this.start;
    this.#notes.look(this.bytes, this.base);
    return next;
  }

  /** A new read has come: its octets may stand in the buffer of the last. */
  startRead(): void {
    this.#window = '';
  }

  /** The line found last as text, Latin-1. */
  get text(): string {
    const { bytes, start, end } = this;
    if (this.putTogether || end - start > WINDOW) return latin1(bytes, start, end);
    if (start < this.#windowStart || end > this.#windowStart + this.#window.length) {
      this.#window = latin1(bytes, start, Math.min(bytes.length, start + WINDOW));
      this.#windowStart = start;
    }
    return this.#window.slice(start - this.#windowStart, end - this.#windowStart);
  }

  /** Where the line found last begins on the wire. */
  get offset(): number {
    return this.base + this.start;
  }

  /** Adds the line found last to an excerpt, with its line end. */
  copyTo(excerpt: Excerpt): void {
    const lineEnd = this.lineEnd === 'crlf' ? crlf : lineFeed;
    excerpt.add(this.bytes.subarray(this.start, this.end), this.wireLength - lineEnd.length);
    excerpt.add(lineEnd);
  }

  /** Tells how the line found last ended, where that deviates. */
  noteEnd(limit: 'limit-line' | 'limit-chunk-line'): void {
    if (this.overlong) this.#notes.note(limit, this.end, this.end);
    if (this.lineEnd === 'crlf') return;
    const lf = this.offset + this.wireLength - 1;
    this.#notes.noteAt('bare-lf', lf, lf + 1, lineFeed);
  }
}
