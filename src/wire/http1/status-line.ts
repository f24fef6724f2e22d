/**
 * The status line (RFC 9112 §4), read as far as it can be read: `HTTP-version SP status-code SP [ reason-phrase ]`.
 * Each part keeps its octets and its span; what deviates from the grammar is told to `notes`, and reading goes on.
 */

import { CR, DIGIT, fromUtf8, isBlank, octetClass } from '../octets.ts';
import type { Span } from '../span.ts';
import type { DeviationNotes } from './deviation.ts';

export interface StatusLine {
  /** The line without its line end, Latin-1. */
  raw: string;
  span: Span;
  /** As written: `HTTP/1.1`, `http/1.1`, `ICY`, `HTTP/2`; null when the line does not begin with one. */
  version: string | null;
  versionSpan: Span | null;
  codeRaw: string;
  codeSpan: Span | null;
  /** The number, when the octets are digits and nothing else. */
  code: number | null;
  /** Latin-1; null when the SP before it is absent too, empty when the SP is there and nothing after it. */
  reasonRaw: string | null;
  reasonSpan: Span | null;
  /** The phrase as text: UTF-8 where it is well-formed UTF-8, Latin-1 otherwise. */
  reason: string | null;
  /** True when the line was longer than the limit, and `raw` is its beginning. */
  cut: boolean;
}

const versionToken = /^(?:HTTP(?:\/\d*(?:\.\d*)?)?|ICY)$/i;
const versionGlued = /^(HTTP\/\d\.\d)(\d{3})$/i;
const codeGlued = /^(\d{3})[A-Za-z]/;

/** True when a line could be a status line: it begins with a version, whatever its case, or with `ICY`. */
export function looksLikeStatusLine(line: string): boolean {
  return statusLineStart.test(line);
}

const statusLineStart = /^[ \t]*(?:HTTP\/\d|HTTP\/?$|HTTP[ \t]+\d|ICY[ \t])/i;

/**
 * Reads the line `bytes[start..end)`, which has no line end; `raw` is its text. `base` is the offset of `bytes[0]` on the
 * wire; `notes` takes positions in `bytes`.
 */
export function readStatusLine(
  raw: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  base: number,
  cut: boolean,
  notes: DeviationNotes,
): StatusLine {
  let at = skipBlanks(bytes, start, end);
  if (at > start) notes.note('status-line-leading-whitespace', start, at);

  const versionStart = at;
  at = skipToBlank(bytes, at, end);
  let version: string | null = raw.slice(versionStart - start, at - start);
  let glued = versionGlued.exec(version);
  if (glued) {
    at = versionStart + 8;
    version = glued[1] ?? '';
    notes.note('status-line-no-separator', at, at);
  } else if (!versionToken.test(version)) {
    version = null;
    at = versionStart;
  }
  const versionEnd = at;
  if (version !== null && !glued) at = separator(bytes, at, end, notes);

  const codeStart = at;
  at = skipToBlank(bytes, at, end);
  let codeRaw = raw.slice(codeStart - start, at - start);
  glued = codeGlued.exec(codeRaw);
  if (glued) {
    codeRaw = glued[1] ?? '';
    at = codeStart + 3;
    notes.note('status-line-no-separator', at, at);
  }
  const codeEnd = at;
  const hasReason = at < end;
  if (hasReason && !glued) {
    if (bytes[at] !== 0x20) notes.note('status-line-separator', at, at + 1);
    at++;
  }
  const reasonRaw = hasReason ? raw.slice(at - start) : null;
  for (let at = start; at < end; at++) if (bytes[at] === CR) notes.note('lone-cr', at, at + 1);
  return {
    raw,
    span: [base + start, base + end],
    version,
    versionSpan: version === null ? null : [base + versionStart, base + versionEnd],
    codeRaw,
    codeSpan: codeEnd > codeStart ? [base + codeStart, base + codeEnd] : null,
    code: isDigits(bytes, codeStart, codeEnd) ? Math.min(Number(codeRaw), Number.MAX_VALUE) : null,
    reasonRaw,
    reasonSpan: reasonRaw === null ? null : [base + at, base + end],
    reason: reasonRaw === null ? null : (fromUtf8(reasonRaw) ?? reasonRaw),
    cut,
  };
}

/** Steps over what should be one SP, and says so when it is something else. */
function separator(bytes: Uint8Array, at: number, end: number, notes: DeviationNotes): number {
  const next = skipBlanks(bytes, at, end);
  if (next > at && (next - at > 1 || bytes[at] !== 0x20)) notes.note('status-line-separator', at, next);
  return next;
}

function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && isBlank(bytes[at])) at++;
  return at;
}

function skipToBlank(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && !isBlank(bytes[at])) at++;
  return at;
}

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  if (end === start) return false;
  for (let at = start; at < end; at++) if (((octetClass[bytes[at] as number] as number) & DIGIT) === 0) return false;
  return true;
}
