/**
 * The chunked transfer coding (RFC 9112 §7.1) up to and including the last-chunk's line: `*chunk last-chunk`. Plain
 * chunks take the fast path of chunk-scan.ts; the rest is read here with care.
 */
import { CR, LF } from '../octets.ts';
import type { Span } from '../span.ts';
import type { ChunkColumns } from './chunk-columns.ts';
import { ChunkScan, type OnContent } from './chunk-scan.ts';
import { readChunkSizeLine } from './chunk-size-line.ts';
import type { DeviationNotes } from './deviation.ts';
import { Excerpt } from './excerpt.ts';
import type { Limits } from './limits.ts';
import { LineReader } from './line-reader.ts';

export class ChunkedBody {
  /** What is read next; `ended` after the last-chunk, `lost` where the framing can no longer be followed. */
  state: 'size' | 'data' | 'data-end' | 'ended' | 'lost' = 'size';
  /** Data chunks whose size line has been read. */
  count = 0;
  /** Octets of chunk data that came. */
  length = 0;
  /** Declared octets of the current chunk that have not come. */
  remaining = 0;
  /** Chunks that carry extensions, the last-chunk included. */
  extended = 0;
  /** The last-chunk's line with its line end. */
  lastChunk: Span | null = null;
  /** True when the framing was broken in a way that recipients commonly refuse, even if it could be followed. */
  broken = false;
  /** From where the framing was lost; more octets are added by whoever goes on reading. */
  lost: Excerpt | null = null;

  readonly lines: LineReader;
  readonly #scan = new ChunkScan();
  readonly #notes: DeviationNotes;
  readonly #limits: Limits;
  readonly #onRows: (rows: ChunkColumns) => void;
  readonly #onContent: OnContent | null;
  #crSeen = false;

  constructor(
    notes: DeviationNotes,
    limits: Limits,
    onRows: (rows: ChunkColumns) => void,
    onContent: OnContent | null,
  ) {
    this.lines = new LineReader(notes);
    this.#notes = notes;
    this.#limits = limits;
    this.#onRows = onRows;
    this.#onContent = onContent;
  }

  /** Takes octets of `read` from `at` (`base`: the offset of `read[0]`); answers where it stopped. */
  take(read: Uint8Array, at: number, base: number, time: number): number {
    if (this.state === 'size') return this.#takeSize(read, at, base, time);
    if (this.state === 'data') return this.#takeData(read, at, base);
    return this.#takeDataEnd(read, at, base);
  }

  /** Hands the rows so far to the listener. */
  flush(): void {
    const rows = this.#scan.columns;
    if (rows.count === 0) return;
    this.#onRows(rows);
    rows.count = 0;
  }

  #takeSize(read: Uint8Array, at: number, base: number, time: number): number {
    const scan = this.#scan;
    if (this.lines.held === 0) {
      const before = scan.columns.count;
      at = scan.plain(read, at, base, time, this.#onContent);
      this.count += scan.columns.count - before;
      this.length += scan.payload;
      scan.payload = 0;
      if (scan.within) {
        this.remaining = scan.remaining;
        this.state = this.remaining > 0 ? 'data' : 'data-end';
        this.#crSeen = false;
        return at;
      }
      if (scan.full) {
        this.flush();
        return at;
      }
      if (at === read.length) return at;
    }
    const next = this.lines.next(read, at, base, this.#limits.chunkLine);
    if (next === -1) return read.length;
    this.#takeLine(time);
    return next;
  }

  #takeLine(time: number): void {
    const { bytes, start, end, offset, wireLength } = this.lines;
    const { size, extended, unreadable } = readChunkSizeLine(bytes, start, end, this.#notes);
    if (unreadable) this.broken = true;
    if (size < 0) {
      this.state = 'lost';
      this.lost = new Excerpt(offset);
      this.lines.copyTo(this.lost);
      return;
    }
    this.lines.noteEnd('limit-chunk-line');
    if (extended) this.extended++;
    if (size === 0) {
      this.lastChunk = [offset, offset + wireLength];
      this.state = 'ended';
      return;
    }
    if (this.#scan.full) this.flush();
    this.#scan.add(offset, size, time, wireLength);
    this.count++;
    this.remaining = size;
    this.state = 'data';
  }

  #takeData(read: Uint8Array, at: number, base: number): number {
    const end = Math.min(read.length, at + this.remaining);
    if (this.#onContent !== null && end > at) this.#onContent(read, at, end, base + at);
    this.length += end - at;
    this.remaining -= end - at;
    if (this.remaining === 0) {
      this.state = 'data-end';
      this.#crSeen = false;
    }
    return end;
  }

  /** CRLF after chunk data; a bare LF is stepped over, anything else cannot be followed. */
  #takeDataEnd(read: Uint8Array, at: number, base: number): number {
    const octet = read[at];
    if (octet === CR && read[at + 1] === LF && !this.#crSeen) {
      this.state = 'size';
      return at + 2;
    }
    if (octet === CR && !this.#crSeen) {
      this.#crSeen = true;
      return at + 1;
    }
    this.#notes.look(read, base);
    if (octet === LF) {
      if (!this.#crSeen) this.#notes.note('bare-lf', at, at + 1);
      this.state = 'size';
      return at + 1;
    }
    this.#notes.note('chunk-data-unterminated', at, at + 1);
    this.broken = true;
    this.state = 'lost';
    this.lost = new Excerpt(this.#crSeen ? base + at - 1 : base + at);
    if (this.#crSeen) this.lost.add(carriageReturn);
    return at;
  }
}

const carriageReturn = new Uint8Array([CR]);
