/**
 * The chunk-size line (RFC 9112 §7.1): `chunk-size [ chunk-ext ]`, `chunk-size = 1*HEXDIG`. This is the careful reader:
 * the decoder's fast path has already taken the lines that are nothing but a plain size.
 */
import { CR, hexValue, indexWithin, isBlank, latin1, octetClass, SEMICOLON, TOKEN } from '../octets.ts';
import type { DeviationKind, DeviationNotes } from './deviation.ts';

export interface ChunkSizeLine {
  /** Octets; -1 when no size can be read. Above 2^53 it is the nearest double. */
  size: number;
  /** True when the line carries chunk extensions. */
  extended: boolean;
  /** True when a size was read although the line breaks the grammar in a way that recipients commonly refuse. */
  unreadable: boolean;
}

const spliced = /^HTTP\/\d(?:\.\d)?[ \t]+\d{3}(?:[ \t]|$)/i;

/** Reads `bytes[start..end)`, a line without its line end. */
export function readChunkSizeLine(bytes: Uint8Array, start: number, end: number, notes: DeviationNotes): ChunkSizeLine {
  let unreadable = false;
  const refuse = (kind: DeviationKind, from: number, to: number) => {
    unreadable = true;
    notes.note(kind, from, to);
  };
  let at = start;
  while (at < end && isBlank(bytes[at])) at++;
  if (at > start) refuse('chunk-size-whitespace-before', start, at);
  if (bytes[at] === 0x2b) {
    refuse('chunk-size-sign', at, at + 1);
    at++;
  }
  if (bytes[at] === 0x30 && (bytes[at + 1] === 0x78 || bytes[at + 1] === 0x58)) {
    refuse('chunk-size-prefix', at, at + 2);
    at += 2;
  }
  const digits = at;
  let size = 0;
  while (at < end) {
    const digit = hexValue[bytes[at] as number] as number;
    if (digit < 0) break;
    size = Math.min(size * 16 + digit, Number.MAX_VALUE);
    at++;
  }
  const digitsEnd = at;
  while (at < end && isBlank(bytes[at])) at++;
  if (digitsEnd === digits || (at < end && bytes[at] !== SEMICOLON)) {
    const isStatusLine = spliced.test(latin1(bytes, start, Math.min(end, start + 16)));
    notes.note(isStatusLine ? 'status-line-in-chunks' : 'chunk-size-unreadable', start, end);
    return { size: -1, extended: false, unreadable: true };
  }
  if (at > digitsEnd) notes.note('chunk-size-whitespace-after', digitsEnd, at);
  if (size === 0 ? digitsEnd - digits > 1 : bytes[digits] === 0x30) {
    notes.note(size === 0 ? 'last-chunk-spelling' : 'chunk-size-leading-zeros', digits, digitsEnd);
  }
  if (size >= 2 ** 64) notes.note('chunk-size-overflow', digits, digitsEnd);
  else if (size > Number.MAX_SAFE_INTEGER) notes.note('chunk-size-inexact', digits, digitsEnd);
  const extended = at < end;
  if (extended) checkExtensions(bytes, at, end, notes);
  return { size, extended, unreadable };
}

/**
 * chunk-ext = *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] ), a value being a token or a quoted-string
 * (RFC 9112 §7.1.1). Told once a line when it does not fit.
 */
function checkExtensions(bytes: Uint8Array, start: number, end: number, notes: DeviationNotes): void {
  const extensions = new ExtensionReader(bytes, start, end);
  if (!extensions.read()) notes.note('chunk-ext-malformed', start, end);
  const cr = indexWithin(bytes, CR, start, end);
  if (cr !== -1) notes.note('lone-cr', cr, cr + 1);
}

class ExtensionReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  read(): boolean {
    while (this.#at < this.#end) {
      this.#blanks();
      if (!this.#take(SEMICOLON)) return false;
      this.#blanks();
      if (!this.#token()) return false;
      this.#blanks();
      if (!this.#take(0x3d)) continue;
      this.#blanks();
      if (!this.#quoted() && !this.#token()) return false;
      this.#blanks();
    }
    return true;
  }

  #blanks(): void {
    while (this.#at < this.#end && isBlank(this.#bytes[this.#at])) this.#at++;
  }

  #take(octet: number): boolean {
    if (this.#at >= this.#end || this.#bytes[this.#at] !== octet) return false;
    this.#at++;
    return true;
  }

  #token(): boolean {
    const start = this.#at;
    while (this.#at < this.#end && isToken(this.#bytes[this.#at])) this.#at++;
    return this.#at > start;
  }

  #quoted(): boolean {
    if (!this.#take(0x22)) return false;
    while (this.#at < this.#end) {
      if (this.#take(0x22)) return true;
      if (this.#bytes[this.#at] === 0x5c) this.#at++;
      this.#at++;
    }
    return false;
  }
}

function isToken(octet: number | undefined): boolean {
  return octet !== undefined && ((octetClass[octet] as number) & TOKEN) !== 0;
}
