/**
 * Field lines (RFC 9112 §5): `field-name ":" OWS field-value OWS`, with obs-fold (§5.2) put together as one field whose
 * raw text keeps every octet of its lines.
 */
import { BLANK, COLON, CONTROL, CR, isBlank, NUL, OBS_TEXT, octetClass, TOKEN } from '../octets.ts';
import type { Span } from '../span.ts';
import type { DeviationNotes } from './deviation.ts';

export interface FieldLine {
  /** As written; without white space before the colon; empty when there is none. */
  name: string;
  /** `name` in lower case: what fields are compared by (RFC 9110 §5.1). */
  key: string;
  /** Latin-1, without the blanks around it; folded lines joined by one SP. */
  value: string;
  /** The whole line or lines without the last line end, Latin-1. */
  raw: string;
  span: Span;
}

/**
 * Reads the line `bytes[start..end)` (no line end, not empty), `raw` being its text and `base` the offset of `bytes[0]` on
 * the wire.
 */
export function readFieldLine(
  raw: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  base: number,
  notes: DeviationNotes,
): FieldLine {
  let colon = start;
  let nameClasses = TOKEN;
  for (; colon < end && bytes[colon] !== COLON; colon++) nameClasses &= octetClass[bytes[colon] as number] as number;
  const span: Span = [base + start, base + end];
  if (colon === end) {
    notes.note('field-no-colon', start, end);
    checkValue(bytes, start, end, notes);
    return { name: '', key: '', value: raw, raw, span };
  }
  let nameEnd = colon;
  if (nameClasses === 0) nameEnd = checkName(bytes, start, colon, notes);
  else if (colon === start) notes.note('field-name-empty', start, start + 1);
  checkValue(bytes, colon + 1, end, notes);
  const name = raw.slice(0, nameEnd - start);
  return { name, key: name.toLowerCase(), value: trimmed(raw, colon + 1 - start), raw, span };
}

/** Adds a continuation line `bytes[start..end)`, whose text is `text`, to the field before it; `gap` is the line end between. */
export function foldInto(
  field: FieldLine,
  gap: string,
  text: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  base: number,
  notes: DeviationNotes,
): FieldLine {
  notes.note('obs-fold', start, end);
  checkValue(bytes, start, end, notes);
  const more = trimmed(text, 0);
  return {
    ...field,
    value: field.value === '' || more === '' ? field.value + more : `${field.value} ${more}`,
    raw: field.raw + gap + text,
    span: [field.span[0], base + end],
  };
}

/** The text from `start` on without blanks around it. (By position: a regular expression is quadratic on runs of blanks.) */
function trimmed(text: string, start: number): string {
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Says what is wrong with a name that is not a token; answers where it ends without the blanks before the colon. */
function checkName(bytes: Uint8Array, start: number, colon: number, notes: DeviationNotes): number {
  let end = colon;
  while (end > start && isBlank(bytes[end - 1])) end--;
  if (end < colon) notes.note('whitespace-before-colon', end, colon);
  if (end === start) notes.note('field-name-empty', start, colon + 1);
  for (let at = start; at < end; at++) {
    if (((octetClass[bytes[at] as number] as number) & TOKEN) === 0) {
      notes.note('field-name-not-token', start, end);
      break;
    }
  }
  return end;
}

function checkValue(bytes: Uint8Array, start: number, end: number, notes: DeviationNotes): void {
  let classes = 0;
  for (let at = start; at < end; at++) classes |= octetClass[bytes[at] as number] as number;
  if ((classes & OBS_TEXT) !== 0) notes.note('field-obs-text', start, end);
  if ((classes & CONTROL) === 0) return;
  for (let at = start; at < end; at++) {
    const octet = bytes[at] as number;
    if (((octetClass[octet] as number) & (CONTROL | BLANK)) !== CONTROL) continue;
    notes.note(octet === NUL ? 'field-nul' : octet === CR ? 'lone-cr' : 'field-control', at, at + 1);
  }
}
