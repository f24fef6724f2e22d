/** How findings and summaries put things: numbers, octets, and text from the wire. */
import { fromUtf8 } from '../wire/octets.ts';

/** Most characters of wire text in a sentence. */
const LONGEST = 80;

/** Text from the wire, in double quotes, with whatever is not printable ASCII written as `\xNN`, and cut when long. */
export function quoted(text: string): string {
  const cut = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  return `"${visible(cut)}${cut === text ? '' : '…'}"`;
}

/** Wire text (Latin-1) with every octet that is not printable ASCII written out. */
export function visible(text: string): string {
  return text.replace(/[^\x20-\x7e]|["\\]/g, (character) => escapes[character] ?? hex(character));
}

const escapes: Record<string, string> = { '\r': '\\r', '\n': '\\n', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

function hex(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * A message that a server sent, in double quotes: read as UTF-8 where it is that, its letters kept whatever their script,
 * and what a terminal or a page would act on (controls, marks of direction, invisible characters) written out.
 */
export function said(text: string): string {
  const message = fromUtf8(text) ?? text;
  const characters = [...message];
  const cut = characters.slice(0, LONGEST).join('');
  const safe = cut.replace(actedOn, (character) => escapes[character] ?? hex(character));
  return `"${safe}${characters.length > LONGEST ? '…' : ''}"`;
}

/** Controls, format characters, line and paragraph separators, lone surrogates, private use, unassigned; and the quote. */
const actedOn = /[\p{C}\p{Zl}\p{Zp}"\\]/gu;

/** `1,234,567`: digits in groups, whatever the locale. */
export function number(value: number): string {
  if (!Number.isSafeInteger(value)) return `about ${value.toExponential(2)}`;
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 octet`, `5 octets`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** `350 ms`, `1.5 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1) return 'under 1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0).replace(/\.0$/, '')} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s`;
}
