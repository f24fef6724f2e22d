/** Octets by name, classes of octets, and Latin-1 text: what every decoder here reads with. */
import type { Span } from './span.ts';

export const NUL = 0x00;
export const HTAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SP = 0x20;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;

/** Bits of `octetClass`. */
export const TOKEN = 1;
export const DIGIT = 2;
export const CONTROL = 4;
export const OBS_TEXT = 8;
export const BLANK = 16;

/** For each octet, which grammar classes of RFC 9110 §5.5 and §5.6.2 it is in. HTAB is a blank and no control here. */
export const octetClass: Uint8Array = buildClasses();

/** For each octet its value as a HEXDIG, or -1. */
export const hexValue: Int8Array = buildHex();

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(256);
  const token = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  for (let octet = 0; octet < 256; octet++) {
    if (token.includes(String.fromCharCode(octet))) classes[octet] = TOKEN;
    if (octet < 0x20 || octet === 0x7f) classes[octet] = CONTROL;
    if (octet >= 0x80) classes[octet] = OBS_TEXT;
  }
  for (let octet = 0x30; octet <= 0x39; octet++) classes[octet] = TOKEN | DIGIT;
  classes[HTAB] = BLANK;
  classes[SP] = BLANK;
  return classes;
}

function buildHex(): Int8Array {
  const values = new Int8Array(256).fill(-1);
  for (let digit = 0; digit < 16; digit++) {
    const text = digit.toString(16);
    values[text.charCodeAt(0)] = digit;
    values[text.toUpperCase().charCodeAt(0)] = digit;
  }
  return values;
}

export function isBlank(octet: number | undefined): boolean {
  return octet === SP || octet === HTAB;
}

/** Where `octet` stands in `bytes[start..end)`, or -1. (`indexOf` has no end: it would search the rest of a read.) */
export function indexWithin(bytes: Uint8Array, octet: number, start: number, end: number): number {
  for (let at = start; at < end; at++) if (bytes[at] === octet) return at;
  return -1;
}

/**
 * The Encoding standard's decoder: in every engine that runs this, and no IO; but its type comes with the DOM's or Node's,
 * which this code does without.
 */
declare const TextDecoder: new (
  label: string,
  options: { fatal?: boolean; ignoreBOM: boolean },
) => { decode(octets: Uint8Array): string };

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Arguments of one `String.fromCharCode` call: engines limit how many a call may have. */
const CALL = 4096;

/** Octets as Latin-1, a character an octet. (`TextDecoder('latin1')` would be windows-1252.) */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const part = start === 0 && end === bytes.length ? bytes : bytes.subarray(start, end);
  // ASCII reads the same in UTF-8, whose decoder is many times faster: a character an octet, and none replaced.
  const text = lenient.decode(part);
  if (text.length === part.length && !text.includes('\ufffd')) return text;
  return fromOctets(part);
}

function fromOctets(part: Uint8Array): string {
  if (part.length <= CALL) return String.fromCharCode.apply(null, part as unknown as number[]);
  let text = '';
  for (let at = 0; at < part.length; at += CALL) text += fromOctets(part.subarray(at, at + CALL));
  return text;
}

/** Latin-1 text (an octet a character) read as UTF-8, or null when it is not well-formed. */
export function fromUtf8(text: string): string | null {
  // A character that is no octet: this text has been decoded already.
  if (/[^\0-\xff]/.test(text)) return null;
  try {
    return strict.decode(octets(text));
  } catch {
    return null;
  }
}

/** Latin-1 text back to its octets. */
export function octets(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

export function spanOf(base: number, start: number, end: number): Span {
  return [base + start, base + end];
}
