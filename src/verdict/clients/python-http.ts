/** Python's `http.client`, and what requests and urllib3 make of the same parser. */
import type { ChunkDialect, SizeRow } from './chunk-walk.ts';
import type { HeadFacts } from './facts.ts';
import type { Case, FramingRow, HeadRow, Stop, Text } from './profile.ts';
import { bodiless, fieldsNamed, type HeadTest, longestField, pythonBytes, trimEnd, valuesOf } from './words.ts';

/** How one client words an exception of the parser. */
export type Raise = (exception: string, text: Text) => Text;

const MOST = 65536;
const text =
  (value: Text) =>
  (at: Case): string =>
    typeof value === 'function' ? (value(at) ?? '') : value;

/** White space as `str.split()` and `str.strip()` have it, for Latin-1. */
const white = '[\\t-\\r\\x1c-\\x20\\x85\\xa0]';

const whiteCharacters = '\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0';

/** The parts that `line.split(None, 2)` gives. */
export function parts(line: string): string[] {
  const found = new RegExp(
    `^${white}*([^\\t-\\r\\x1c-\\x20\\x85\\xa0]+)(?:${white}+([^\\t-\\r\\x1c-\\x20\\x85\\xa0]+)(?:${white}+(.*))?)?`,
    's',
  ).exec(line);
  return found === null ? [] : found.slice(1).filter((part) => part !== undefined);
}

/** `int(code)`: a sign, and underscores between digits. */
const codeOf = (line: string): number => {
  const code = parts(line)[1] ?? '';
  return /^[-+]?\d+(?:_\d+)*$/.test(code) ? Number(code.replaceAll('_', '')) : Number.NaN;
};
export const pythonStatus = ({ line }: HeadFacts): number => codeOf(line);
export const pythonReason = ({ line }: HeadFacts): string => trimEnd(parts(line)[2] ?? '', whiteCharacters);

const badStatusLine: HeadTest = ({ line }) =>
  !(parts(line)[0] ?? '').startsWith('HTTP/') || !(codeOf(line) >= 100 && codeOf(line) <= 999);
const unknownVersion: HeadTest = ({ line }) =>
  !/^HTTP\/(?:1\.|0\.9$|1\.0$)/.test(parts(line)[0] ?? '') || /^HTTP\/0\.(?!9$)/.test(parts(line)[0] ?? '');
const lineEndOf = ({ bareLf, complete, octets, line }: HeadFacts): string =>
  !complete && octets <= line.length ? '' : bareLf.statusLine ? '\n' : '\r\n';

export function pythonHead(raise: Raise): HeadRow[] {
  const tooLong = (what: string): Pick<Stop, 'error' | 'note'> => ({
    error: raise('LineTooLong', `got more than ${MOST} bytes when reading ${what}`),
    note: 'A line of more than 64 KiB is refused.',
  });
  return [
    { when: ({ line }) => line.length + 2 > MOST, ...tooLong('status line') },
    {
      when: badStatusLine,
      error: raise('BadStatusLine', ({ head }) => `${head?.line ?? ''}${head === null ? '' : lineEndOf(head)}`),
      note: 'The line is split at white space: HTTP/ must begin the first part, and the second be a number from 100 to 999.',
    },
    {
      when: unknownVersion,
      error: raise('UnknownProtocol', ({ head }) => parts(head?.line ?? '')[0] ?? ''),
      note: 'Of the versions it knows those that begin with HTTP/1., and HTTP/0.9.',
    },
    { when: (head) => longestField(head) + 2 > MOST, ...tooLong('header line') },
    {
      when: ({ fields }) => fields.length >= 100,
      error: raise('HTTPException', 'got more than 100 headers'),
      note: 'A hundred field lines are the most.',
    },
  ];
}

/** It passes over 100 alone: any other 1xx is the response to it. */
export const pythonInterim = ({ code }: HeadFacts): 'skip' | 'final' => (code === 100 ? 'skip' : 'final');

/**
 * The head goes through the e-mail parser: lines end at a lone CR too, a line that begins with a blank continues the one
 * before, and the first that is no field line (a name of printable ASCII, a colon at once behind it) ends the fields.
 */
export function pythonFields(head: HeadFacts): { key: string; value: string }[] {
  const fields: { key: string; value: string }[] = [];
  const lines = [...head.fields.map(({ raw }) => raw), ...(head.complete ? [] : [head.unfinished])];
  for (const line of lines.flatMap((raw) => raw.split(/\r\n|\r|\n/))) {
    const continued = fields.at(-1);
    if (/^[ \t]/.test(line)) {
      if (continued !== undefined) continued.value += `\n${line}`;
      continue;
    }
    const colon = /^[\x21-\x39\x3b-\x7e]*:/.exec(line)?.[0].length ?? 0;
    if (colon === 0) break;
    if (colon > 1)
      fields.push({ key: line.slice(0, colon - 1).toLowerCase(), value: line.slice(colon).replace(/^[ \t]+/, '') });
  }
  return fields;
}

const first = (head: HeadFacts, key: string): string | undefined =>
  pythonFields(head).find((field) => field.key === key)?.value;
const isNumber = (value: string): boolean => /^[\t-\r ]*[-+]?\d+(?:_\d+)*[\t-\r ]*$/.test(value);

/** `chunked` to the letter, or not chunked at all; the first Content-Length as `int()` reads it, or none. */
export const pythonFraming: readonly FramingRow[] = [
  { when: (_head, { method }) => method === 'HEAD', as: 'none' },
  { when: (head) => (first(head, 'transfer-encoding') ?? '').toLowerCase() === 'chunked', as: 'chunked' },
  { when: bodiless, as: 'none' },
  {
    when: (head) =>
      first(head, 'content-length') !== undefined &&
      first(head, 'transfer-encoding') === undefined &&
      isNumber(first(head, 'content-length') ?? '') &&
      Number((first(head, 'content-length') ?? '').replaceAll('_', '')) >= 0,
    as: (head) => ({ length: Number((first(head, 'content-length') ?? '').replaceAll('_', '')) }),
  },
  {
    when: (head) =>
      first(head, 'content-length') !== undefined &&
      isNumber(first(head, 'content-length') ?? '') &&
      Number((first(head, 'content-length') ?? '').replaceAll('_', '')) >= 0,
    as: (head) => ({ length: Number((first(head, 'content-length') ?? '').replaceAll('_', '')) }),
  },
  { when: () => true, as: 'rest' },
];

/** `int(line, 16)` over what stands before a semicolon. */
export function pythonSizes(negative: Stop): SizeRow[] {
  return [
    { line: /^[\t-\r ]*-[0-9a-f]*[1-9a-f][0-9a-f]*[\t-\r ]*(?:;|$)/i, stop: negative },
    {
      line: /^[\t-\r ]*[-+]?(?:0x_?)?([0-9a-f]+(?:_[0-9a-f]+)*)[\t-\r ]*(?:;|$)/i,
      size: (digits) => Number.parseInt(digits.replaceAll('_', ''), 16),
    },
  ];
}

export function pythonChunks(invalid: Stop, negative: Stop, more: Partial<ChunkDialect> = {}): ChunkDialect {
  return {
    lineEnd: 'lf-kept',
    sizes: pythonSizes(negative),
    otherwise: invalid,
    readsCutLine: true,
    dataEnd: 'any-2',
    dataEndStop: invalid,
    ...more,
  };
}

export const lengthsOf = (head: HeadFacts): string[] => fieldsNamed(head, 'content-length').map(({ value }) => value);
export { pythonBytes, text, valuesOf };

/** A first line whose code can be read and whose version cannot: `HTTP/x 200 OK`. */
export function unknownProtocol(line: string): string | null {
  const version = parts(line)[0] ?? '';
  const code = codeOf(line);
  return version.startsWith('HTTP/') && code >= 100 && code <= 999 ? version : null;
}
