/**
 * Events out of a `text/event-stream` (HTML Standard §9.2.6), each with where it stood on the wire. A reader of its own
 * because libraries drop what an inspector needs: the span, and an event that was not finished.
 */
import type { Span } from '../../wire/span.ts';
import { ContentLines } from './content-lines.ts';

/** Characters of an event's data that are kept. */
const KEPT = 16 * 1024;

export interface SseEvent {
  /** The event's type; empty for the default, `message`. */
  type: string;
  /** Its data lines joined by LF, Latin-1, the first 16 KiB of them. */
  data: string;
  span: Span | null;
  /** False for the last one when no empty line followed it: a browser never dispatches it. */
  finished: boolean;
}

export class SseEvents {
  readonly #onEvent: (event: SseEvent) => void;
  readonly #lines = new ContentLines((line, span) => this.#take(line, span));
  #type = '';
  #data: string | null = null;
  #span: Span | null = null;
  #lineCount = 0;

  constructor(onEvent: (event: SseEvent) => void) {
    this.#onEvent = onEvent;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    this.#lines.push(bytes, start, end, offset);
  }

  /** The stream has ended: an event under way is told as unfinished. */
  end(): void {
    this.#lines.end();
    if (this.#lineCount > 0) this.#dispatch(false);
  }

  #take(line: string, span: Span | null): void {
    if (line === '') {
      if (this.#lineCount > 0) this.#dispatch(true);
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    this.#lineCount++;
    if (span) this.#span = [this.#span?.[0] ?? span[0], span[1]];
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'event') this.#type = value;
    if (name !== 'data') return;
    const joined = this.#data === null ? value : `${this.#data}\n${value}`;
    this.#data = joined.length > KEPT ? joined.slice(0, KEPT) : joined;
  }

  #dispatch(finished: boolean): void {
    const event: SseEvent = { type: this.#type, data: this.#data ?? '', span: this.#span, finished };
    this.#type = '';
    this.#data = null;
    this.#span = null;
    this.#lineCount = 0;
    this.#onEvent(event);
  }
}
