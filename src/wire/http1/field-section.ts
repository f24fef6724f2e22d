/** A header or trailer section as it comes, line by line: puts folded lines together and keeps to the limits. */
import { isBlank } from '../octets.ts';
import type { DeviationNotes } from './deviation.ts';
import { type FieldLine, foldInto, readFieldLine } from './field-line.ts';
import type { Limits } from './limits.ts';
import type { LineEnd } from './line-buffer.ts';
import type { LineReader } from './line-reader.ts';

/** Kept beyond the limits, a few of them, since the framing hangs on them. */
const framingKeys = new Set(['content-length', 'transfer-encoding']);
const FRAMING_EXTRA = 16;

export class FieldSection {
  /** True once the empty line has been read, until `take`. */
  ended = false;
  readonly #limits: Limits;
  readonly #notes: DeviationNotes;
  #fields: FieldLine[] = [];
  #octets = 0;
  #extra = 0;
  #lines = 0;
  /** The field whose continuation may still come. */
  #open: FieldLine | null = null;
  #openEnd: LineEnd = 'crlf';

  constructor(limits: Limits, notes: DeviationNotes) {
    this.#limits = limits;
    this.#notes = notes;
  }

  /** Takes the line that was found last. */
  addLine(lines: LineReader): void {
    const { bytes, start, end, base } = lines;
    if (start === end) {
      this.#keepOpen();
      this.ended = true;
      return;
    }
    this.#lines++;
    if (isBlank(bytes[start])) {
      this.#addBlankLed(lines);
    } else {
      this.#keepOpen();
      this.#open = readFieldLine(lines.text, bytes, start, end, base, this.#notes);
    }
    this.#openEnd = lines.lineEnd;
  }

  /** The fields that came, in order; the section is empty again. */
  take(): FieldLine[] {
    this.#keepOpen();
    const fields = this.#fields;
    this.#fields = [];
    this.#octets = 0;
    this.#extra = 0;
    this.#lines = 0;
    this.ended = false;
    return fields;
  }

  #addBlankLed({ text, bytes, start, end, base }: LineReader): void {
    const open = this.#open;
    if (open === null || this.#lines === 1) {
      // RFC 9112 §2.2: such a line is to be rejected, or consumed without further processing.
      this.#notes.note('whitespace-before-first-field', start, end);
      const line = readFieldLine(text, bytes, start, end, base, this.#notes);
      this.#keep({ ...line, name: '', key: '', value: line.raw });
      this.#lines = 0;
    } else if (this.#octets + open.raw.length + end - start > this.#limits.section) {
      this.#notes.note('limit-head', start, end);
    } else {
      const gap = this.#openEnd === 'crlf' ? '\r\n' : '\n';
      this.#open = foldInto(open, gap, text, bytes, start, end, base, this.#notes);
    }
  }

  #keepOpen(): void {
    if (this.#open !== null) this.#keep(this.#open);
    this.#open = null;
  }

  #keep(field: FieldLine): void {
    const full = this.#fields.length >= this.#limits.fields;
    const large = this.#octets + field.raw.length > this.#limits.section;
    if (full || large) {
      this.#notes.noteAt(full ? 'limit-fields' : 'limit-head', field.span[0], field.span[1]);
      if (!framingKeys.has(field.key) || this.#extra++ >= FRAMING_EXTRA) return;
    }
    this.#octets += field.raw.length;
    this.#fields.push(field);
  }
}
