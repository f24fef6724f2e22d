/** Values that a JSON reader keeps on its way: each the beginning of it, and where it stood. */
import { latin1 } from '../../wire/octets.ts';
import type { Span } from '../../wire/span.ts';

/** Octets of a value that are kept. */
const KEPT = 16 * 1024;

/** A value at a path of interest. */
export interface JsonCapture {
  /** The value as written, Latin-1, the first 16 KiB of it. */
  raw: string;
  /** True when `raw` is not all of it. */
  cut: boolean;
  /** False while its end has not come. */
  whole: boolean;
  /** On the wire, to the last octet seen; null when a coding was undone. */
  span: Span | null;
}

/** A capture under way: the depth of its value, and the first octet of this push that belongs to it. */
export interface Capturing {
  capture: JsonCapture;
  depth: number;
  from: number;
}

/** Adds what has come of a value, up to `bytes[to]`. */
export function keep({ capture, from }: Capturing, bytes: Uint8Array, to: number, shift: number | null): void {
  if (to <= from) return;
  const room = KEPT - capture.raw.length;
  capture.raw += latin1(bytes, from, Math.min(to, from + room));
  if (to - from > room) capture.cut = true;
  if (capture.span !== null && shift !== null) capture.span = [capture.span[0], shift + to];
}
