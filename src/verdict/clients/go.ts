/** Go's `net/http` client. */
import type { ChunkDialect } from './chunk-walk.ts';
import { withoutSpaceTrim } from './go-words.ts';
import type { HeadRow, Profile, Stop } from './profile.ts';
import { anyField, bodiless, both, fieldLike, fieldsNamed, has, isCode, longestField, type valuesOf } from './words.ts';

const { quoted, trimmed } = withoutSpaceTrim;
const broken = (text: string): string => `*errors.errorString: net/http: HTTP/1.x transport connection broken: ${text}`;
const plain = (text: string, note: string): Stop => ({ error: `*errors.errorString: ${text}`, note });
const eof: Stop = {
  error: 'io.ErrUnexpectedEOF: unexpected EOF',
  note: 'The body’s framing says that more was to come.',
};
const reset: Stop = {
  error: '*os.SyscallError: read tcp: read: connection reset by peer',
  note: 'The reset reaches the caller as it is.',
};
/** Within a head what was read before a reset is parsed as if it were all. */
const cutHead: Stop = {
  error: ({ subject, head, facts }) => {
    if (head?.complete && subject === '')
      return broken(facts.close === 'reset' ? 'read tcp: read: connection reset by peer' : 'unexpected EOF');
    if (head !== null && !head.complete) {
      const text = trimmed(subject);
      return broken(
        subject !== '' && !text.includes(':')
          ? `malformed MIME header: missing colon: ${quoted(text)}`
          : 'unexpected EOF',
      );
    }
    return statusLineFault(subject.replace(/\r$/, '')) ?? broken('unexpected EOF');
  },
  note: 'The head ends before its empty line; what came of it is parsed, and the missing rest is the error.',
};

/** `Proto Status`: the version before the first SP, the code up to the next, exactly three octets, a number from 0 on. */
function statusLineFault(text: string): string | null {
  const start = trimmed(text);
  const space = text.indexOf(' ');
  if (space === -1) return broken(`malformed HTTP response ${quoted(text)}`);
  const proto = text.slice(0, space);
  const code =
    text
      .slice(space + 1)
      .replace(/^ +/, '')
      .split(' ')[0] ?? '';
  if (code.length !== 3) return broken(`malformed HTTP status code ${quoted(code)}`);
  if (!/^\+?\d+$/.test(code) && !/^-0+$/.test(code)) return broken(`malformed HTTP status code ${quoted(code)}`);
  if (!/^HTTP\/\d\.\d$/.test(proto)) return broken(`malformed HTTP version ${quoted(proto)}`);
  return start === '' ? broken('malformed HTTP response ""') : null;
}

/** A field line must have its colon, and a key before it that is no blank. */
const badLine = /^(?:[^:]*$|[ \t])/;
const head: HeadRow[] = [
  {
    when: ({ line: text }) => statusLineFault(text) !== null,
    error: ({ head: at }) => statusLineFault(at?.line ?? '') ?? '',
    note: 'A status line is a version of the form HTTP/d.d, blanks, and a code of three octets that is a number.',
  },
  {
    when: ({ index, interim, code }) => interim && code !== 101 && index >= 5,
    error: broken('net/http: too many 1xx informational responses'),
    note: 'More than five interim responses are refused.',
  },
  {
    when: ({ fields }) => /^[ \t]/.test(fields[0]?.raw ?? '') && fields[0]?.name === '',
    error: ({ head: at }) => broken(`malformed MIME header initial line: ${quoted(at?.fields[0]?.raw ?? '')}`),
    note: 'The first field line may not begin with a blank.',
  },
  {
    when: anyField(badLine),
    subject: fieldLike(badLine),
    error: ({ subject }) => broken(`malformed MIME header: missing colon: ${quoted(subject)}`),
    note: 'A field line has a colon.',
  },
];

const lengths = (at: Parameters<typeof valuesOf>[0]): string[] =>
  fieldsNamed(at, 'content-length')
    .filter(({ raw }) => !/^[^:]*[ \t]:/.test(raw))
    .map(({ value }) => value);
const codings = (at: Parameters<typeof valuesOf>[0]): string[] =>
  fieldsNamed(at, 'transfer-encoding')
    .filter(({ raw }) => !/^[^:]*[ \t]:/.test(raw))
    .map(({ value }) => value);
const atLeast11 = ({ version }: { version: string }): boolean => !/^HTTP\/(?:0\.\d|1\.0)$/.test(version);

const dialect: ChunkDialect = {
  lineEnd: 'lf',
  sizes: [
    { line: /^[\s]*$/ },
    {
      line: /^[0-9a-f]{17,}[ \t]*(?:;.*)?$/i,
      stop: plain('http chunk length too large', 'A chunk-size of more than 16 digits is refused, leading zeros too.'),
    },
    { line: /^([0-9a-f]+)(?:;.*)?[ \t\r\n]*$/is },
  ],
  otherwise: plain(
    'invalid byte in chunk length',
    'Before the extensions a chunk-size line is hexadecimal digits; blanks are dropped at its end alone.',
  ),
  longest: { octets: 4096, stop: plain('header line too long', 'A chunk-size line of more than 4 KiB is refused.') },
  dataEnd: 'crlf',
  dataEndStop: plain('malformed chunked encoding', 'After the data comes CRLF.'),
};

const suspicious: Stop = plain(
  'http: suspiciously long trailer after chunked body',
  'The trailer section must end in CRLF CRLF within the 4 KiB that are at hand.',
);

export const goNetHttp: Profile = {
  client: 'go-net/http',
  name: 'Go net/http',
  version: 'go1.19.8',
  skipsEmptyLines: false,
  noStatusLine: (text) => ({
    error: statusLineFault(text) ?? broken(`malformed HTTP response ${quoted(text)}`),
    note: 'The first line is parsed as a status line, whatever it is.',
  }),
  head,
  reason: ({ line: text }) => /^\S+ +\S+ ?([\s\S]*)$/.exec(text)?.[1] ?? '',
  framing: [
    { when: both(isCode(101), has('upgrade')), as: 'rest' },
    { when: isCode(101), as: 'none' },
    {
      when: (at) => atLeast11(at) && codings(at).length > 1,
      as: null,
      stop: {
        error: ({ head: at }) =>
          broken(`too many transfer encodings: [${(at === null ? [] : codings(at)).map(quoted).join(' ')}]`),
        note: 'A second Transfer-Encoding is refused.',
      },
    },
    {
      when: (at) => atLeast11(at) && codings(at).some((value) => value.toLowerCase() !== 'chunked'),
      as: null,
      stop: {
        error: ({ head: at }) =>
          broken(`unsupported transfer encoding: ${quoted(at === null ? '' : (codings(at)[0] ?? ''))}`),
        note: 'Of the transfer codings it knows chunked alone.',
      },
    },
    { when: bodiless, as: 'none' },
    { when: (at) => atLeast11(at) && codings(at).length === 1, as: 'chunked' },
    {
      when: (at) => new Set(lengths(at)).size > 1,
      as: null,
      stop: {
        error: ({ head: at }) =>
          broken(
            `http: message cannot contain multiple Content-Length headers; got [${(at === null ? [] : lengths(at)).map(quoted).join(' ')}]`,
          ),
        note: 'Two lengths that are not written alike are refused.',
      },
    },
    {
      when: (at) => lengths(at).some((value) => value !== '' && (!/^\d+$/.test(value) || BigInt(value) >= 2n ** 63n)),
      as: null,
      stop: {
        error: ({ head: at }) => broken(`bad Content-Length ${quoted(at === null ? '' : (lengths(at)[0] ?? ''))}`),
        note: 'Content-Length is digits, and fits in 63 bits; an empty one is passed over.',
      },
    },
    { when: (at) => (lengths(at)[0] ?? '') !== '', as: (at) => ({ length: Number(lengths(at)[0]) }) },
    { when: () => true, as: 'rest' },
  ],
  chunks: dialect,
  trailers: [
    {
      when: ({ bareLf, fields, complete }, { received }) =>
        received > 0 && fields.length > 0 && (!complete || bareLf.blank || bareLf.field),
      ...suspicious,
    },
    { when: ({ fields, unfinished }) => fields.length === 0 && unfinished.length >= 2, ...suspicious },
    {
      when: ({ complete, fields, bareLf, unfinished }, { close }) =>
        fields.length === 0 && ((!complete && close !== 'waiting' && unfinished.length < 2) || bareLf.blank),
      ...plain('http: unexpected EOF reading trailer', 'After the last-chunk an exact CRLF is wanted.'),
    },
    { when: (section) => section.octets > 4096 || longestField(section) > 4096, ...suspicious },
    {
      when: anyField(badLine),
      subject: fieldLike(badLine),
      error: ({ subject }) => `textproto.ProtocolError: malformed MIME header: missing colon: ${quoted(subject)}`,
      note: 'A trailer line has a colon.',
    },
  ],
  showsTrailers: ({ response }) => response.trailers.some(({ key }) => key !== ''),
  excess: [],
  endings: {
    nothing: { closed: { error: 'io.EOF: EOF', note: 'The connection closed before the first octet.' }, reset },
    head: { closed: cutHead, reset: cutHead },
    length: { closed: eof, reset },
    chunked: { closed: eof, reset },
    rest: { closed: eof, reset },
    waiting: '(waits: no time limit by default)',
  },
  handed: { closed: 'read', reset: 'read', waiting: 'read' },
  decodes: ['gzip'],
  decodesOne: true,
  coding: {
    corrupt: {
      error: ({ facts: { response, content } }) =>
        content.fault?.kind === 'corrupt'
          ? 'flate.CorruptInputError: flate: corrupt input'
          : response.bodyLength < 10
            ? 'io.ErrUnexpectedEOF: unexpected EOF'
            : '*errors.errorString: gzip: invalid header',
      note: 'The body is not gzip: reading it fails.',
      handed: 0,
    },
    truncated: {
      error: 'io.ErrUnexpectedEOF: unexpected EOF',
      note: 'The gzip data ends before its end mark, and Go says so.',
      handed: null,
    },
    checksum: {
      error: '*errors.errorString: gzip: invalid checksum',
      note: 'The check sum does not fit; the octets have been handed over by then.',
      handed: null,
    },
    trailing: {
      error: ({ facts: { content } }) =>
        content.remarks.some(({ trailing }) => trailing >= 10)
          ? '*errors.errorString: gzip: invalid header'
          : 'io.ErrUnexpectedEOF: unexpected EOF',
      note: 'Octets behind the gzip data are read as another member.',
      handed: null,
    },
    members: 'all',
  },
  unaware: 'Nothing that it checks is missing: reading the body ends in io.EOF.',
};
