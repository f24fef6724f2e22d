/** The curl command (libcurl, HTTP/1): tolerant of line ends, strict about versions and codes, plain about endings. */
import type { ChunkDialect } from './chunk-walk.ts';
import type { HeadRow, Profile, Stop } from './profile.ts';
import {
  anyField,
  bodiless,
  both,
  type HeadTest,
  has,
  isCode,
  line,
  lineNot,
  longestField,
  someValue,
  trim,
  valuesOf,
} from './words.ts';

const unsupportedVersion = {
  error: 'exit 1: Unsupported HTTP version in response',
  note: 'A status line is HTTP/ with a version and a number; what is not is refused as an unknown version.',
};
const unsupportedCode = {
  error: 'exit 1: Unsupported response code in HTTP response',
  note: 'A code is three digits, from 100 on.',
};
const http09 = {
  error: 'exit 1: Received HTTP/0.9 when not allowed',
  note: 'What does not begin as a status line would be HTTP/0.9, which is refused since 7.66 unless asked for.',
};
const weird = (reason: string): Pick<Stop, 'error' | 'note' | 'showsStatus'> => ({
  error: `exit 8: ${reason}`,
  note: 'The head is refused where it is met: its status has been seen by then.',
  showsStatus: true,
});
const reset: Stop = {
  error: 'exit 56: Recv failure: Connection reset by peer',
  note: 'A reset is an error wherever it comes.',
  showsStatus: true,
  showsTrailers: true,
};
const empty: Stop = {
  error: 'exit 52: Empty reply from server',
  note: 'The connection closed before a status line was read.',
  showsStatus: true,
};
const outstanding: Stop = {
  error: 'exit 18: transfer closed with outstanding read data remaining',
  note: 'The last-chunk never came, and curl says so.',
  showsStatus: true,
  showsTrailers: true,
};
const refused = (text: string, note: string): Stop => ({ error: `exit 56: ${text}`, note });
const lost: Stop = {
  error: 'exit 43: Failed reading the chunked-encoded stream',
  note: 'A line of the trailer section is no field line.',
};

const codings = ['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'identity', 'chunked', 'none'];
const unknownCoding: HeadTest = (head) =>
  listed(head, 'content-encoding')
    .concat(listed(head, 'transfer-encoding'))
    .some((coding) => !codings.includes(coding));
const codedTransfer: HeadTest = (head) =>
  listed(head, 'transfer-encoding').some((coding) => ['gzip', 'x-gzip', 'deflate', 'br', 'zstd'].includes(coding));
const unencoding: Stop = {
  error: 'exit 61: Error while processing content unencoding: incorrect header check',
  note: 'The coding cannot be undone.',
  handed: 0,
};
const unrecognized: Stop = {
  error: 'exit 61: Unrecognized content encoding type. libcurl understands deflate, gzip, br, zstd content encodings.',
  note: 'An unknown coding is refused, in Transfer-Encoding as well as with --compressed in Content-Encoding.',
  handed: 0,
  atHead: false,
};

function listed(head: Parameters<HeadTest>[0], key: string): string[] {
  return head.fields
    .filter(({ key: name, raw }) => name === key && !/^[^:]*[ \t]:/.test(raw))
    .map(({ value }) => value)
    .flatMap((value) => value.split(','))
    .map((member) => trim(member, ' \t\r').toLowerCase())
    .filter((member) => member !== '');
}

/** The number that strtoofft reads: blanks, a sign, digits; what follows is not looked at. */
const lengthOf = (value: string): number => Number(/^\+?(\d+)/.exec(value)?.[1] ?? Number.NaN);
const huge: HeadTest = (head) =>
  valuesOf(head, 'content-length').some((value) => BigInt(/^\+?(\d+)/.exec(value)?.[1] ?? 0) >= 2n ** 63n);

const WAITING = '(waits: no time limit but --max-time)';

const dialect: ChunkDialect = {
  lineEnd: 'lf-kept',
  sizes: [
    {
      line: /^[0-9a-f]{17}/i,
      stop: refused(
        'Too long hexadecimal number in chunked-encoding',
        'A chunk-size of more than 16 digits is refused, leading zeros too.',
      ),
    },
    {
      line: /^[89a-f][0-9a-f]{15}(?![0-9a-f])/i,
      stop: refused('Illegal or missing hexadecimal sequence in chunked-encoding', 'The size is kept in 63 bits.'),
    },
    // Whatever follows the digits is skipped up to LF.
    { line: /^([0-9a-f]{1,16})/i },
  ],
  otherwise: refused(
    'Illegal or missing hexadecimal sequence in chunked-encoding',
    'A chunk-size begins with a hexadecimal digit; what follows the digits is skipped.',
  ),
  early: /^[^0-9a-f]/i,
  dataEnd: 'crs-lf',
  dataEndStop: refused('Malformed encoding found in chunked-encoding', 'After the data come CRs, if any, and LF.'),
};

/** A version that does not begin with a digit is an alias of HTTP/1.0 with status 200 to it: read again as `HTTP` alone. */
const alias = /^HTTP$/;

const rows: HeadRow[] = [
  { when: line(/^[ \t]/), ...http09 },
  { when: lineNot(/^HTTP\//i), ...http09 },
  {
    when: ({ line: text }) => text.length > 100 * 1024 - 20,
    error: 'exit 27: Out of memory',
    note: 'A head line of more than 100 KiB is refused.',
  },
  { when: lineNot(/^HTTP\/(?:\d\.\d[ ]|[23] )/i), ...unsupportedVersion },
  { when: line(/^HTTP\/\d\.\d [ \t\v\f]*(?![-+ \t\v\f\d]|[-+]\d)/i), ...unsupportedVersion },
  { when: lineNot(/^HTTP\/(?:\d\.\d[ \t\v\f]+|[23] +)[1-9]\d\d(?!\d)/i), ...unsupportedCode },
  {
    when: lineNot(/^HTTP\/(?:1\.[01]|2(?:\.0)?)[ ]/i),
    error: ({ head: at }) => `exit 1: Unsupported HTTP version (${versionOf(at?.line ?? '')}) in response`,
    note: 'Of the versions it knows 1.0, 1.1 and 2 on such a connection.',
  },
  {
    when: ({ line: text, fields }) => text.includes('\0') || fields.some(({ raw }) => raw.includes('\0')),
    ...weird('Nul byte in header'),
  },
  {
    when: ({ fields }) => /^[ \t]/.test(fields[0]?.raw ?? '') && fields[0]?.name === '',
    error: 'exit 43: A libcurl function was given a bad argument',
    note: 'A folded line has no field to continue.',
    showsStatus: true,
  },
  {
    when: (at) => longestField(at) > 100 * 1024 - 20,
    error: 'exit 27: Out of memory',
    note: 'A head line of more than 100 KiB is refused.',
    showsStatus: true,
  },
  { when: anyField(/^[^:]*$/), ...weird('Header without colon') },
  {
    when: anyField(/^[^:]*\r/),
    error: 'exit 43: A libcurl function was given a bad argument',
    note: 'A CR within a name ends the line for it, and what is left of the line is no field.',
    showsStatus: true,
  },
  {
    when: both(someValue('content-length', /^(?!\+?\d)/), (at, facts) => !at.interim || facts.close === 'closed'),
    ...weird('Invalid Content-Length: value'),
  },
  { when: anyField(/^content-length:[ \t]*\r?\n/i), ...weird('Invalid Content-Length: value') },
];

const head: HeadRow[] = rows.map((row) => ({
  ...row,
  when: (at, facts) =>
    (!alias.test(at.line) || !/^exit 1:/.test(typeof row.error === 'string' ? row.error : 'exit 1:')) &&
    row.when(at, facts),
}));

function versionOf(text: string): string {
  const version = /^HTTP\/([\d.]+)/i.exec(text)?.[1] ?? '';
  return version.includes('.') ? version : `${version}.0`;
}

export const curl: Profile = {
  client: 'curl',
  keepsStatus: true,
  aliases: /^HTTP\/(?![\d ])[^\r\n]*/i,
  cutHeadFails: true,
  acceptsCutTrailers: ({ unfinished }) => unfinished === '\r',
  name: 'curl',
  version: 'curl 7.88.1',
  skipsEmptyLines: false,
  noStatusLine: (text) => (/^HTTP\//i.test(text) ? unsupportedVersion : { ...http09, showsStatus: true }),
  head,
  status: ({ line: text }) => (alias.test(text) ? 200 : Number(/^HTTP\/\S+[ \t\v\f]+(\d{3})/i.exec(text)?.[1])),
  reason: ({ line: text, complete }) =>
    complete && !alias.test(text) ? (/^HTTP\/\S+[ \t\v\f]+\d{3} ?(.*)$/is.exec(text)?.[1] ?? '') : null,
  framing: [
    { when: ({ code, complete }) => code === 101 && !complete, as: 'none' },
    { when: (at, { received }) => at.code === 101 && received > at.end, as: 'rest' },
    {
      when: isCode(101),
      as: null,
      stop: {
        error: ({ facts }) =>
          facts.close === 'closed'
            ? 'exit 52: Empty reply from server'
            : facts.close === 'reset'
              ? String(reset.error)
              : WAITING,
        note: 'After a 101 that it did not ask for curl wants octets, and none came.',
        atHead: false,
      },
    },
    { when: bodiless, as: 'none' },
    { when: both(({ complete }) => complete, unknownCoding), as: null, stop: unrecognized },
    {
      when: both(codedTransfer, (at, { received }) => received > at.end),
      as: null,
      stop: { ...unencoding, atHead: false },
    },
    {
      when: ({ fields }) =>
        fields.some(({ key, raw }) => key === 'transfer-encoding' && /^[^:]*[ \t]+:|^[^:]*:[ \t]*\r?\n/.test(raw)),
      as: 'rest',
    },
    { when: (at) => listed(at, 'transfer-encoding').includes('chunked'), as: 'chunked' },
    { when: both(has('transfer-encoding'), (at) => listed(at, 'transfer-encoding').length > 0), as: 'rest' },
    { when: huge, as: 'rest' },
    {
      when: anyField(/^content-length:/i),
      as: (at) => ({ length: lengthOf(valuesOf(at, 'content-length').at(-1) ?? '') }),
    },
    { when: has('content-length'), as: 'rest' },
  ],
  chunks: dialect,
  trailers: [
    { when: ({ fields }) => fields.some(({ raw }) => raw.includes('\0')), ...lost },
    {
      when: (at) => longestField(at) > 4096,
      error: 'exit 56: Out of memory in chunked-encoding',
      note: 'A trailer line of more than 4 KiB is refused.',
    },
    { when: anyField(/^[^:]*$/), ...lost },
    {
      when: anyField(/\r(?!\n)/),
      error: 'exit 56: Malformed encoding found in chunked-encoding',
      note: 'A CR in a trailer is taken for the end of its line.',
      showsTrailers: true,
    },
  ],
  showsTrailers: true,
  excess: [],
  // A head that was cut is taken as it is when nothing more was promised.
  acceptsCutHead: cutAfterLine,
  endings: {
    nothing: { closed: empty, reset },
    head: { closed: empty, reset },
    length: {
      closed: {
        error: ({ got, declared }) => `exit 18: transfer closed with ${declared - got} bytes remaining to read`,
        note: 'The octets are counted against Content-Length.',
        showsStatus: true,
      },
      reset,
    },
    chunked: { closed: outstanding, reset },
    rest: { closed: outstanding, reset },
    waiting: WAITING,
  },
  handed: { closed: 'read', reset: 'read', waiting: 'read' },
  decodes: ['gzip', 'x-gzip', 'deflate', 'br', 'zstd'],
  coding: {
    corrupt: {
      ...unencoding,
      error: ({ facts }) =>
        facts.content.codings.includes('br')
          ? 'exit 61: Unrecognized or bad HTTP Content or Transfer-Encoding'
          : String(unencoding.error),
    },
    truncated: null,
    checksum: {
      error: ({ facts }) =>
        `exit 61: Error while processing content unencoding: incorrect ${facts.content.fault?.kind === 'length' ? 'length' : 'data'} check`,
      note: 'The check sum does not fit; the octets have been written by then.',
      handed: null,
    },
    trailing: {
      error: 'exit 23: Failed writing received data to disk/application',
      note: 'Octets behind the coded data are refused; the decoded ones have been written by then.',
      handed: null,
    },
    members: 'first',
  },
  unaware: 'Nothing that it checks is missing: it exits with 0.',
};

/** The status line came whole, so that curl has a response to end. */
function cutAfterLine(at: Parameters<HeadTest>[0]): boolean {
  return !at.complete && (at.unfinished !== '\r' || at.fields.length > 0) && at.octets > at.line.length;
}
