/**
 * Looks for marks that begin with a dollar sign, as React's do: rare enough in a page to be searched for by one octet.
 * Bounded: of a mark no more than 1 KiB is kept, up to the `>` or the line end that ends it.
 */
import { latin1 } from '../../wire/octets.ts';
import type { Span } from '../../wire/span.ts';

const DOLLAR = 0x24;
const KEPT = 1024;
const BEFORE = 4;

export interface MarkFound {
  /** The octets before it, at most 4. */
  before: string;
  /** From its dollar sign on. */
  text: string;
  span: Span | null;
}

export class MarkSearch {
  readonly #marks: readonly string[];
  readonly #onMark: (mark: MarkFound) => void;
  /** What came last before this push. */
  #before = '';
  #open: { before: string; text: string; start: number | null } | null = null;

  constructor(marks: readonly string[], onMark: (mark: MarkFound) => void) {
    this.#marks = marks;
    this.#onMark = onMark;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    const shift = offset === null ? null : offset - start;
    const piece = bytes.subarray(start, end);
    for (let at = start; at < end; at++) {
      if (this.#open === null) {
        const found = piece.indexOf(DOLLAR, at - start);
        if (found === -1) break;
        at = start + found;
        const before = (this.#before + latin1(bytes, Math.max(start, at - BEFORE), at)).slice(-BEFORE);
        this.#open = { before, text: '', start: shift === null ? null : shift + at };
      }
      this.#take(bytes[at] as number, at, shift);
      // The octet that broke a mark may begin the next.
      if (this.#open === null && bytes[at] === DOLLAR && !this.#began) at--;
    }
    this.#before = (this.#before + latin1(bytes, Math.max(start, end - BEFORE), end)).slice(-BEFORE);
  }

  #began = false;

  #take(octet: number, at: number, shift: number | null): void {
    const open = this.#open;
    if (open === null) return;
    this.#began = open.text === '';
    open.text += String.fromCharCode(octet);
    const { text } = open;
    const mark = this.#marks.find((mark) =>
      text.length < mark.length ? mark.startsWith(text) : text.startsWith(mark),
    );
    if (mark === undefined) this.#open = null;
    else if (text.length > mark.length && (octet === 0x3e || octet === 0x0a || text.length === KEPT)) {
      const span: Span | null = open.start === null || shift === null ? null : [open.start, shift + at + 1];
      this.#open = null;
      this.#onMark({ before: open.before, text, span });
    }
  }
}
