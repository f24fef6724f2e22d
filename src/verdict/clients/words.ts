/** The vocabulary of the profiles' tables: conditions on heads, by name. */
import type { FieldLine } from '../../wire/http1/field-line.ts';
import type { ClientFacts, HeadFacts } from './facts.ts';

export type HeadTest = (head: HeadFacts, facts: ClientFacts) => boolean;

/** The status line fits a pattern, or does not. */
export const line =
  (pattern: RegExp): HeadTest =>
  (head) =>
    pattern.test(head.line);
export const lineNot =
  (pattern: RegExp): HeadTest =>
  (head) =>
    !pattern.test(head.line);

/** A field line, as written (folds included), fits a pattern. */
export const anyField =
  (pattern: RegExp): HeadTest =>
  (head) =>
    head.fields.some(({ raw }) => pattern.test(raw));

/** The first field line that fits. */
export const fieldLike =
  (pattern: RegExp) =>
  (head: HeadFacts): string =>
    head.fields.find(({ raw }) => pattern.test(raw))?.raw ?? '';

export const both =
  (...tests: HeadTest[]): HeadTest =>
  (head, facts) =>
    tests.every((test) => test(head, facts));

export const whole: HeadTest = ({ complete }) => complete;

export const bareLfAnywhere: HeadTest = ({ bareLf }) => bareLf.statusLine || bareLf.field || bareLf.blank;

/** Field lines by name, in order. */
export function fieldsNamed({ fields }: HeadFacts, key: string): FieldLine[] {
  return fields.filter((field) => field.key === key);
}

export function valuesOf(head: HeadFacts, key: string): string[] {
  return fieldsNamed(head, key).map(({ value }) => value);
}

export const has =
  (key: string): HeadTest =>
  (head) =>
    head.fields.some((field) => field.key === key);

/** One of the values of a field, each line taken by itself, fits a pattern. */
export const someValue =
  (key: string, pattern: RegExp): HeadTest =>
  (head) =>
    valuesOf(head, key).some((value) => pattern.test(value));

export const firstValue =
  (key: string, pattern: RegExp) =>
  (head: HeadFacts): string =>
    valuesOf(head, key).find((value) => pattern.test(value)) ?? valuesOf(head, key)[0] ?? '';

/** The longest field line in octets. */
export function longestField({ fields }: HeadFacts): number {
  return fields.reduce((longest, { raw }) => Math.max(longest, raw.length), 0);
}

/** Token characters of a field name (RFC 9110 §5.6.2), for the tables' patterns. */
export const TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]";

/** The line is a field line whose name is a token with the colon at once behind it. */
export const wellNamed = new RegExp(`^${TOKEN}+:`);

export const isCode =
  (...codes: number[]): HeadTest =>
  ({ code }) =>
    code !== null && codes.includes(code);

/** Latin-1 text as Python prints the bytes of it. */
export function pythonBytes(text: string): string {
  let out = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (character === '\r') out += '\\r';
    else if (character === '\n') out += '\\n';
    else if (character === '\t') out += '\\t';
    else if (character === "'" || character === '\\') out += `\\${character}`;
    else if (code < 0x20 || code > 0x7e) out += `\\x${code.toString(16).padStart(2, '0')}`;
    else out += character;
  }
  return out;
}

/** Text cut to a length that a table's cell can hold. */
export function short(text: string, most = 120): string {
  return text.length <= most ? text : `${text.slice(0, most)}…`;
}

/** No octet of a 1xx, 204 or 304, nor of an answer to HEAD, is content. */
export const bodiless: HeadTest = (head, { method }) =>
  method === 'HEAD' || head.interim || head.code === 204 || head.code === 304;

/** Text without the characters of `blanks` at its end. By position: a regular expression is quadratic on long runs of blanks. */
export function trimEnd(text: string, blanks: string): string {
  let end = text.length;
  while (end > 0 && blanks.includes(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

/** As `trimEnd`, at both ends. */
export function trim(text: string, blanks: string): string {
  let start = 0;
  while (start < text.length && blanks.includes(text[start] as string)) start++;
  return trimEnd(text.slice(start), blanks);
}
