/**
 * Everything a response's octets can do that RFC 9112's grammar does not allow and that a decoder can step over, by name.
 * The decoder reads on after each; what it means for a recipient is for the verdict to say.
 */
import type { Span } from '../span.ts';

export const deviationKinds = [
  // Before and in the status line.
  'leading-empty-line',
  'leading-junk',
  'status-line-leading-whitespace',
  'status-line-separator',
  'status-line-no-separator',
  // Line ends.
  'bare-lf',
  'lone-cr',
  // Field lines, in a header or a trailer section.
  'whitespace-before-first-field',
  'whitespace-before-colon',
  'field-name-empty',
  'field-name-not-token',
  'field-no-colon',
  'obs-fold',
  'field-nul',
  'field-control',
  'field-obs-text',
  // Chunk-size lines and chunk data.
  'chunk-size-unreadable',
  'chunk-size-whitespace-before',
  'chunk-size-whitespace-after',
  'chunk-size-prefix',
  'chunk-size-sign',
  'chunk-size-leading-zeros',
  'chunk-size-inexact',
  'chunk-size-overflow',
  'chunk-ext-malformed',
  'chunk-data-unterminated',
  'last-chunk-spelling',
  'status-line-in-chunks',
  // Limits: what lies beyond is examined for framing, and not kept.
  'limit-line',
  'limit-fields',
  'limit-head',
  'limit-interims',
  'limit-chunk-line',
] as const;

export type DeviationKind = (typeof deviationKinds)[number];

/** Where in the message a deviation stands. */
export type Place = 'before' | 'status-line' | 'interim' | 'header' | 'chunk' | 'trailer';

export interface Deviation {
  kind: DeviationKind;
  place: Place;
  span: Span;
  /** The octets in question, Latin-1, at most `QUOTE` of them. */
  quote: string;
}

/** Octets kept as a deviation's quote. */
export const QUOTE = 80;

/**
 * Takes a deviation at `[start, end)` on the wire. Its octets stand at `bytes[at..]`, as many of them as are there: a
 * listener copies what it keeps.
 */
export type OnDeviation = (
  kind: DeviationKind,
  place: Place,
  start: number,
  end: number,
  bytes: Uint8Array,
  at: number,
) => void;

/** One for all: an array a decoder costs more than most heads. */
const none = new Uint8Array(0);

/** Tells deviations of the octets under the reader's eyes: positions in them become offsets on the wire. */
export class DeviationNotes {
  place: Place = 'before';
  readonly #tell: OnDeviation;
  #bytes: Uint8Array = none;
  #base = 0;

  constructor(tell: OnDeviation) {
    this.#tell = tell;
  }

  /** From now on positions are those in `bytes`, whose octet 0 is at `base` on the wire. */
  look(bytes: Uint8Array, base: number): void {
    this.#bytes = bytes;
    this.#base = base;
  }

  /** A deviation at `[start, end)` of the bytes under the eyes. */
  note(kind: DeviationKind, start: number, end: number): void {
    this.#tell(kind, this.place, this.#base + start, this.#base + end, this.#bytes, start);
  }

  /** A deviation whose octets are no longer at hand. */
  noteAt(kind: DeviationKind, start: number, end: number, octets: Uint8Array = none): void {
    this.#tell(kind, this.place, start, end, octets, 0);
  }
}
