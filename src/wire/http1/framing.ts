/**
 * How the end of a response's body is known (RFC 9112 §6.3), as a list of rules tried in order. Where the octets allow
 * two readings, `reading` says what was taken and `conflicts` why another recipient may differ.
 */
import type { FieldLine } from './field-line.ts';

export type BodyFraming = 'none' | 'content-length' | 'chunked' | 'close';

export type FramingConflict =
  | 'content-length-and-transfer-encoding'
  | 'content-length-repeated'
  | 'content-length-differs'
  | 'content-length-invalid'
  | 'content-length-huge'
  | 'transfer-encoding-not-final-chunked'
  | 'transfer-encoding-unknown'
  | 'transfer-encoding-chunked-twice'
  | 'transfer-encoding-parameter'
  | 'transfer-encoding-empty'
  | 'transfer-encoding-in-http10'
  | 'transfer-encoding-forbidden'
  | 'content-length-forbidden';

export interface BodyReading {
  framing: BodyFraming;
  /** Octets that Content-Length declares, where it is what frames the body or would have; null when it says none. */
  declaredLength: number | null;
  /** Transfer codings in order of application, lower case, without parameters. */
  transferCodings: string[];
  conflicts: FramingConflict[];
  /** True when RFC 9112 calls the framing an unrecoverable error: what is read then is a best effort. */
  unreadable: boolean;
}

export interface FramingContext {
  /** Method of the request. */
  method: string;
  status: number | null;
  version: string | null;
}

/** Transfer codings of the IANA registry, and `identity`, which RFC 7230 retired. */
const knownCodings = new Set(['chunked', 'gzip', 'x-gzip', 'deflate', 'compress', 'x-compress', 'identity']);

/** Statuses and methods whose responses never have content (RFC 9112 §6.3 rules 1 and 2). */
export function neverHasContent({ method, status }: FramingContext): boolean {
  if (method === 'HEAD') return true;
  if (status === null) return false;
  if (method === 'CONNECT' && status >= 200 && status <= 299) return true;
  return (status >= 100 && status <= 199) || status === 204 || status === 304;
}

export function readFraming(fields: readonly FieldLine[], context: FramingContext): BodyReading {
  const lengths = readContentLength(fields);
  const codings = readTransferCodings(fields);
  const conflicts = [...codings.conflicts, ...lengths.conflicts];
  const declaredLength = lengths.value;
  const transferCodings = codings.list;
  const reading = (framing: BodyFraming, unreadable = false): BodyReading => ({
    framing,
    declaredLength,
    transferCodings,
    conflicts,
    unreadable,
  });

  if (neverHasContent(context)) {
    const bodiless = context.status !== null && (context.status < 200 || context.status === 204);
    const tunnel = context.method === 'CONNECT' && context.status !== null && context.status < 300;
    // RFC 9110 §8.6 and RFC 9112 §6.1: neither field may stand in a 1xx, a 204 or a 2xx to CONNECT.
    if ((bodiless || tunnel) && codings.present) conflicts.push('transfer-encoding-forbidden');
    if ((bodiless || tunnel) && lengths.present) conflicts.push('content-length-forbidden');
    return reading('none');
  }
  if (codings.present) {
    if (lengths.present) conflicts.push('content-length-and-transfer-encoding');
    if (isHttp10(context.version)) conflicts.push('transfer-encoding-in-http10');
    if (transferCodings.at(-1) === 'chunked') return reading('chunked');
    conflicts.push(transferCodings.length === 0 ? 'transfer-encoding-empty' : 'transfer-encoding-not-final-chunked');
    return reading('close');
  }
  if (lengths.invalid) return reading('close', true);
  if (lengths.value !== null) return reading('content-length');
  return reading('close');
}

/** The fields of that name, or null: most heads lack one of the two. */
function named(fields: readonly FieldLine[], key: string): FieldLine[] | null {
  let found: FieldLine[] | null = null;
  for (const field of fields) {
    if (field.key !== key) continue;
    if (found === null) found = [field];
    else found.push(field);
  }
  return found;
}

/** A length as nearly every head has it, and that a double counts exactly. */
const plainLength = /^\d{1,15}$/;

function isHttp10(version: string | null): boolean {
  return version !== null && /^HTTP\/1\.0$/i.test(version);
}

interface Lengths {
  present: boolean;
  value: number | null;
  /** True when no one length can be read out of what is there. */
  invalid: boolean;
  conflicts: FramingConflict[];
}

/** RFC 9110 §8.6: `1*DIGIT`; a list of the same valid value may be taken as that value. */
function readContentLength(fields: readonly FieldLine[]): Lengths {
  const lines = named(fields, 'content-length');
  if (lines === null) return { present: false, value: null, invalid: false, conflicts: [] };
  const only = lines.length === 1 ? (lines[0]?.value ?? '') : '';
  if (plainLength.test(only)) return { present: true, value: Number(only), invalid: false, conflicts: [] };
  const values = lines.flatMap((field) => field.value.split(',').map(trimBlanks));
  const conflicts: FramingConflict[] = [];
  if (!values.every((value) => /^\d+$/.test(value))) {
    return { present: true, value: null, invalid: true, conflicts: ['content-length-invalid'] };
  }
  const distinct = new Set(values.map((value) => value.replace(/^0+(?=\d)/, '')));
  if (distinct.size > 1) {
    return { present: true, value: null, invalid: true, conflicts: ['content-length-differs'] };
  }
  if (values.length > 1) conflicts.push('content-length-repeated');
  const value = Math.min(Number(values[0]), Number.MAX_VALUE);
  if (!Number.isSafeInteger(value)) conflicts.push('content-length-huge');
  return { present: true, value, invalid: false, conflicts };
}

interface Codings {
  present: boolean;
  list: string[];
  conflicts: FramingConflict[];
}

function readTransferCodings(fields: readonly FieldLine[]): Codings {
  const lines = named(fields, 'transfer-encoding');
  if (lines === null) return { present: false, list: [], conflicts: [] };
  const conflicts = new Set<FramingConflict>();
  const list: string[] = [];
  for (const line of lines) {
    for (const member of line.value.split(',').map(trimBlanks)) {
      if (member === '') continue;
      const [coding = '', ...parameters] = member.split(';').map(trimBlanks);
      const name = coding.toLowerCase();
      if (parameters.length > 0) conflicts.add('transfer-encoding-parameter');
      if (!knownCodings.has(name)) conflicts.add('transfer-encoding-unknown');
      if (name === 'chunked' && list.includes('chunked')) conflicts.add('transfer-encoding-chunked-twice');
      list.push(name);
    }
  }
  return { present: true, list, conflicts: [...conflicts] };
}

function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && (text[start] === ' ' || text[start] === '\t')) start++;
  while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return text.slice(start, end);
}
