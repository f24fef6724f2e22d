/** Octets as people write them: patterns to look for, places to go to, copies to take away. */
import { LastchunkError } from '../../report/fault.ts';
import { t } from '../text.ts';
import { counted } from './format.ts';

export function octetsOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function base64Of(octets: Uint8Array): string {
  let binary = '';
  for (const octet of octets) binary += String.fromCharCode(octet);
  return btoa(binary);
}

/** `48 54 0a`, in lower case. */
export function hexOf(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(' ');
}

/** Octets that can be looked for at once. */
const MOST = 4_096;

const escapes: Record<string, number> = { r: 13, n: 10, t: 9, '0': 0, '\\': 92 };

/**
 * What is looked for. Text is UTF-8, with `\r`, `\n`, `\t`, `\0`, `\xhh` and `\\` for what cannot be typed; hex is pairs of
 * digits, spaced or not.
 * @throws LastchunkError `params-invalid`: nothing, or no pattern.
 */
export function patternOf(text: string, kind: 'text' | 'hex'): Uint8Array {
  const octets = kind === 'hex' ? fromHex(text) : fromText(text);
  if (octets.length === 0) throw new LastchunkError('params-invalid', t('fault_search_empty'));
  if (octets.length > MOST) throw new LastchunkError('params-invalid', t('fault_search_long', counted(MOST, 'octet')));
  return octets;
}

function fromHex(text: string): Uint8Array {
  const digits = text.replace(/0x|[\s,:]/gi, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits)) {
    throw new LastchunkError('params-invalid', t('fault_search_hex'));
  }
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function fromText(text: string): Uint8Array {
  const octets: number[] = [];
  const encoder = new TextEncoder();
  for (const [piece, hex, letter] of text.matchAll(/\\x([0-9a-f]{2})|\\([rnt0\\])|[^\\]+|\\/gi)) {
    if (hex !== undefined) octets.push(Number.parseInt(hex, 16));
    else if (letter !== undefined) octets.push(escapes[letter.toLowerCase()] ?? 0);
    else octets.push(...encoder.encode(piece));
  }
  return Uint8Array.from(octets);
}

/** An octet's number as typed: decimal, with or without commas, or `0x` hex; null where it is none. */
export function placeOf(text: string): number | null {
  const plain = text.replace(/[\s,_]/g, '');
  if (!/^(\d+|0x[0-9a-f]+)$/i.test(plain)) return null;
  const place = Number(plain);
  return Number.isSafeInteger(place) ? place : null;
}
