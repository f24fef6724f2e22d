/** Java's `HttpClient`, the body read as an input stream. Its reader of chunks was rewritten between 17.0.15 and 17.0.21. */
import type { ChunkDialect } from './chunk-walk.ts';
import type { HeadRow, Profile, Stop } from './profile.ts';
import { noCodings } from './profile.ts';
import {
  anyField,
  bodiless,
  fieldLike,
  fieldsNamed,
  has,
  isCode,
  line,
  lineNot,
  pythonBytes,
  TOKEN,
  valuesOf,
} from './words.ts';

const protocol = (words: string, note: string): Pick<Stop, 'error' | 'note'> => ({
  error: `ProtocolException: ${words}`,
  note,
});
const badLine = {
  error: ({ subject }: { subject: string }) => `ProtocolException: Invalid status line: "${subject}"`,
  note: 'The line begins with HTTP/1.0 or HTTP/1.1, one blank, and a code of three digits from 100 to 999.',
};
const cut: Stop = {
  error: ({ subject, head, facts }) => {
    const where = head !== null && !head.complete ? 'header' : 'status line';
    return facts.heads.length > 0 && (head === null || head.complete) && subject === ''
      ? 'IOException: HTTP/1.1 header parser received no bytes'
      : `IOException: parsing HTTP/1.1 ${where}, receiving [${subject}], parser state`;
  },
  note: 'The connection ended before the head did; what came of it is named in the message.',
};
const nothing: Stop = {
  error: 'IOException: HTTP/1.1 header parser received no bytes',
  note: 'The connection ended before the first octet; a GET is asked for once more.',
};
const cutBody: Stop = {
  error: ({ got, declared }) =>
    `IOException: closed < IOException: fixed content-length: ${declared}, bytes received: ${got} < EOFException: EOF reached while reading`,
  note: 'The octets are counted against Content-Length.',
};
const chunkStop = (words: string, note: string): Stop => ({
  error: `IOException: closed < ${words}`,
  note,
  handed: null,
});
const state = 'chunked transfer encoding, state';
/** The name stands before the colon; what a lone CR parts from it is another line. */
const badName = new RegExp(`^(?![^:]*\r)(?!${TOKEN}+:)(?!:)(?=[^:]*:)`);
const badValue = /^[^:]*:[^\0-\x08\x0e-\x1a\x1c-\x1f\x7f]*[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/;
const lengths = (at: Parameters<typeof valuesOf>[0]): string[] =>
  fieldsNamed(at, 'content-length').map(({ value }) => value);
const isLong = (value: string): boolean => /^[-+]?\d+$/.test(value) && BigInt(value) < 2n ** 63n;

/** `chunked` alone, with whatever white space Java's trim() takes off. */
const chunked = (at: Parameters<typeof valuesOf>[0]): boolean =>
  (valuesOf(at, 'transfer-encoding')[0] ?? '').replace(/^[\0-\x20]+|[\0-\x20]+$/g, '').toLowerCase() === 'chunked';

const head: HeadRow[] = [
  {
    when: line(/\r/),
    error: ({ head: at }) => {
      const text = at?.line ?? '';
      const cr = text.indexOf('\r');
      return `ProtocolException: Bad trailing char, "${text[cr + 1] ?? '\r'}", when parsing status line, "${text.slice(0, cr)}"`;
    },
    note: 'A CR may stand nowhere but before LF.',
  },
  { when: lineNot(/^HTTP\/1\.\d[\s\S]/), subject: ({ line: text }) => text, ...badLine },
  { when: lineNot(/^HTTP\/1\.\d[\s\S][1-9]\d\d/), subject: ({ line: text }) => text, ...badLine },
  {
    when: ({ interim, code, index }) => interim && code !== 101 && index >= 8,
    ...protocol(
      'Too many interim responses received: 9 > 8',
      'More than eight interim responses are refused, from the April 2025 updates on.',
    ),
  },
  {
    when: ({ fields }) => /^[ \t]/.test(fields[0]?.raw ?? '') && fields[0]?.name === '',
    ...protocol('Invalid header name', 'A field name is a token.'),
  },
  {
    when: anyField(badName),
    subject: fieldLike(badName),
    error: ({ subject }) => `ProtocolException: Invalid header name "${subject.slice(0, subject.indexOf(':'))}"`,
    note: 'A field name is a token with its colon at once behind it; a line without a colon is passed over.',
  },
  {
    when: anyField(badValue),
    subject: fieldLike(badValue),
    error: ({ subject }) => `ProtocolException: Invalid header value "${subject}"`,
    note: 'Control characters are refused in values.',
  },
  {
    when: isCode(101),
    ...protocol(
      'Unexpected 101 response, when not upgrading',
      'A switch of protocols that nobody proposed is refused.',
    ),
  },
];

/** A size of 32 bits that wraps round; after the data two octets are stepped over unread, and so is what follows the last-chunk. */
const oldChunks: ChunkDialect = {
  lineEnd: 'crlf',
  sizes: [
    { line: /\r[\s\S]|\r$/, stop: chunkStop('IOException: invalid chunk header', 'A CR in the line is no line end.') },
    {
      line: /^[0-9a-f]*?[89a-f][0-9a-f]{7}(?![0-9a-f])/i,
      stop: chunkStop(
        'IOException: invalid chunk header',
        'The size wraps round at 32 bits, and this one is negative then.',
      ),
    },
    { line: /^(?:[0-9a-f]*?)([0-9a-f]{1,8})(?![0-9a-f])/i },
    { line: /^$/ },
  ],
  otherwise: {
    error: ({ subject }) =>
      `IOException: closed < IOException: Illegal character in chunk size: ${subject.charCodeAt(0)}`,
    note: 'A chunk-size begins with a hexadecimal digit; what follows the digits is skipped.',
    handed: null,
  },
  early: /^[^0-9a-f\r]/i,
  dataEnd: 'any-2',
  dataEndStop: chunkStop('IOException: invalid chunk header', ''),
};

const newChunks: ChunkDialect = {
  ...oldChunks,
  sizes: [
    { line: /\r[\s\S]|\r$/, stop: chunkStop('IOException: invalid chunk header', 'A CR in the line is no line end.') },
    { line: /^$/, stop: chunkStop("ProtocolException: Chunk header doesn't contain", 'A chunk-size is needed.') },
    { line: /^([0-9a-f]+)/i },
  ],
  longest: {
    octets: 2050,
    stop: chunkStop(
      'IOException: Chunk header size too long: 2050',
      'A chunk-size line of more than 2 KiB is refused.',
    ),
  },
  tooLarge: { bits: 31, stop: chunkStop('ProtocolException: chunk length too big', 'The size is kept in 31 bits.') },
  dataEnd: 'crlf',
  dataEndStop: chunkStop('ProtocolException: CR expected', 'After the data comes CRLF.'),
};

/** The version from which the strict reader of chunks is known to be there. */
const STRICT = '17.0.21';

export const javaHttpClient: Profile = {
  client: 'java-httpclient',
  name: 'Java HttpClient',
  version: 'JDK 17.0.15+6',
  skipsEmptyLines: false,
  noStatusLine: (text, _facts, ended) =>
    !ended
      ? { ...cut, error: `IOException: parsing HTTP/1.1 status line, receiving [${text}], parser state [STATUS_LINE]` }
      : text.includes('\r')
        ? {
            error: `ProtocolException: Bad trailing char, "${text[text.indexOf('\r') + 1] ?? ''}", when parsing status line, "${text.slice(0, text.indexOf('\r'))}"`,
            note: 'A CR may stand nowhere but before LF.',
          }
        : { error: `ProtocolException: Invalid status line: "${text}"`, note: badLine.note },
  head,
  status: ({ line: text }) => Number(/^HTTP\/1\.\d[\s\S](\d{3})/.exec(text)?.[1]),
  reason: () => null,
  interim: ({ code }) => (code === 101 ? 'final' : 'skip'),
  framing: [
    {
      when: (at, { method }) =>
        at.code === 204 &&
        method !== 'HEAD' &&
        (has('transfer-encoding')(at, {} as never) || lengths(at).some((value) => value !== '0')),
      as: null,
      stop: {
        error: 'IOException: unexpected content length header with 204 response',
        note: 'A 204 with content announced is refused.',
      },
    },
    { when: bodiless, as: 'none' },
    {
      when: (at) => lengths(at).length > 0 && !isLong(lengths(at)[0] ?? ''),
      as: null,
      stop: {
        error: ({ head: at }) =>
          `IllegalArgumentException: For input string: "${at === null ? '' : pythonBytes(lengths(at)[0] ?? '')}"`,
        note: 'The first Content-Length is read as a number of 63 bits, sign included.',
      },
    },
    {
      when: (at) => Number(lengths(at)[0]) < -1,
      as: (at) => ({ length: Number(lengths(at)[0]) }),
      stop: {
        error: ({ head: at }) =>
          `IOException: closed < IOException: fixed content-length: ${at === null ? '' : lengths(at)[0]}, bytes received: 0 < EOFException: EOF reached while reading`,
        note: 'A negative length is taken as it is, and never reached.',
        atHead: false,
        handed: 0,
      },
    },
    {
      when: (at) => lengths(at).length > 0 && Number(lengths(at)[0]) >= 0,
      as: (at) => ({ length: Number(lengths(at)[0]) }),
    },
    { when: (at) => lengths(at).length === 0 && chunked(at), as: 'chunked' },
    { when: (at) => Number(lengths(at)[0]) === -1 && chunked(at), as: 'chunked' },
    { when: () => true, as: 'rest' },
  ],
  chunks: oldChunks,
  variants: [{ from: STRICT, chunks: newChunks }],
  trailers: [
    {
      when: ({ fields, bareLf, unfinished }) => fields.length > 0 || bareLf.blank || unfinished.length > 1,
      ...chunkStop('ProtocolException: CR expected', 'From 17.0.21 at the latest on a trailer section is refused.'),
      from: STRICT,
    },
  ],
  showsTrailers: false,
  acceptsCutTrailers: ({ octets }) => octets >= 2,
  ignoresTrailers: true,
  excess: [],
  endings: {
    nothing: { closed: nothing, reset: nothing },
    head: { closed: cut, reset: cut },
    length: {
      closed: cutBody,
      reset: {
        ...cutBody,
        error: ({ got, declared }) =>
          `IOException: closed < IOException: fixed content-length: ${declared}, bytes received: ${got} < SocketException: Connection reset`,
      },
    },
    chunked: {
      closed: {
        error: `IOException: closed < IOException: ${state}: READING_LENGTH < EOFException: EOF reached while reading`,
        note: 'The last-chunk never came.',
        handed: null,
      },
      reset: {
        error: `IOException: closed < IOException: ${state}: READING_LENGTH < SocketException: Connection reset`,
        note: 'The reset is the cause of the exception.',
      },
    },
    rest: {
      closed: cut,
      reset: {
        error: ({ got }) =>
          `IOException: closed < IOException: http1_0 content, bytes received: ${got} < SocketException: Connection reset`,
        note: 'The reset is the cause of the exception.',
      },
    },
    waiting: '(waits: no time limit by default)',
  },
  handed: { closed: 'read', reset: 'read', waiting: 'read' },
  ...noCodings,
  unaware: 'Nothing that it checks is missing: the stream ends.',
};
