/** hyper over httparse, as reqwest uses them. */
import type { Profile, Stop } from './profile.ts';
import { noCodings } from './profile.ts';
import { anyField, bodiless, fieldsNamed, has, isCode, line, lineNot, TOKEN, trim, valuesOf } from './words.ts';

const parse = (words: string, note: string): Pick<Stop, 'error' | 'note'> => ({ error: `parse: ${words}`, note });
const badStatus = {
  error: 'parse-status: invalid HTTP status-code parsed',
  note: 'A code is three digits after exactly one SP, from 100 on; what follows is a SP or the line’s end, and the reason holds no control character.',
};
const badVersion = parse(
  'invalid HTTP version parsed',
  'HTTP/1.0 and HTTP/1.1 are what httparse knows, in upper case and with one SP behind them.',
);
const badHeader = parse(
  'invalid HTTP header parsed',
  'A field line is a token, a colon at once behind it, and a value without control characters; folding is refused.',
);
const badLength = parse(
  'invalid content-length parsed',
  'Content-Length is digits; of several all must be the same number.',
);
const inBody = (words: string, note: string): Stop => ({
  error: `other: error reading a body from connection: ${words}`,
  note,
});
const reset: Stop = {
  error: 'other: error reading a body from connection: Connection reset by peer (os error 104)',
  note: 'The reset reaches the caller as it is.',
};
const resetHead: Stop = {
  error: 'other: connection error: Connection reset by peer (os error 104)',
  note: 'The reset reaches the caller as it is.',
};
const incomplete: Stop = {
  error: 'incomplete-message: connection closed before message completed',
  note: 'The connection closed before the head was whole.',
};
const badField = new RegExp(`^(?!${TOKEN}+:[^\\0-\\x08\\n-\\x1f\\x7f]*$)`);
const members = (at: Parameters<typeof valuesOf>[0]): string[] =>
  valuesOf(at, 'content-length')
    .flatMap((value) => value.split(','))
    .map((value) => trim(value, ' \t'));

export const hyper: Profile = {
  client: 'hyper',
  name: 'hyper',
  version: 'hyper 0.14.19 reqwest 0.11.13',
  skipsEmptyLines: true,
  noStatusLine: (text) => (text.startsWith('\r') ? badHeader : badVersion),
  head: [
    { when: line(/^\r/), ...badHeader },
    { when: lineNot(/^HTTP\/1\.[01](?: |$)/), ...badVersion },
    { when: line(/^HTTP\/1\.[01]$/), ...badVersion },
    { when: lineNot(/^HTTP\/1\.[01] [1-9]\d\d(?: [\t\x20-\x7e\x80-\xff]*)?$/), ...badStatus },
    {
      when: ({ fields, complete }) => complete && fields.length > 100,
      ...parse('message head is too large', 'A hundred field lines are the most.'),
    },
    { when: ({ fields, complete }) => complete && fields.some(({ raw }) => badField.test(raw)), ...badHeader },
    {
      when: (at) => at.version === 'HTTP/1.0' && has('transfer-encoding')(at, {} as never),
      ...parse(
        'unexpected transfer-encoding parsed',
        'Transfer-Encoding has no meaning in HTTP/1.0, and is refused there.',
      ),
    },
    {
      when: (at) =>
        !at.interim &&
        !has('transfer-encoding')(at, {} as never) &&
        (members(at).some((value) => !/^\d+$/.test(value) || BigInt(value) >= 2n ** 64n) ||
          new Set(members(at).map((value) => value.replace(/^0+(?=\d)/, ''))).size > 1),
      ...badLength,
    },
    {
      when: (at) =>
        !at.interim &&
        !has('transfer-encoding')(at, {} as never) &&
        members(at).some((value) => /^\d+$/.test(value) && BigInt(value) >= 2n ** 64n - 2n),
      ...parse(
        'message head is too large',
        'The two largest numbers of 64 bits stand for chunked and close-delimited.',
      ),
    },
  ],
  reason: () => null,
  framing: [
    { when: isCode(101), as: 'none' },
    { when: bodiless, as: 'none' },
    {
      when: (at) => fieldsNamed(at, 'transfer-encoding').length > 0,
      as: (at) =>
        /(?:^|,)[ \t]*chunked[ \t]*$/i.test(valuesOf(at, 'transfer-encoding').at(-1) ?? '') ? 'chunked' : 'rest',
    },
  ],
  chunks: {
    lineEnd: 'lf-kept',
    sizes: [
      {
        line: /^[ \t]/,
        stop: inBody('Invalid chunk size linear white space', 'No blank may stand before a chunk-size.'),
      },
      {
        line: /^0*[1-9a-f][0-9a-f]{16,}/i,
        stop: inBody('invalid chunk size: overflow', 'The size is kept in 64 bits.'),
      },
      { line: /^([0-9a-f]*)(?:[ \t]*(?:;[^\r\n]*)?)?\r$/i },
      {
        line: /^[0-9a-f]*[ \t]*;[^\r]*\r./is,
        stop: inBody('Invalid chunk size LF', 'A CR may stand nowhere but before LF.'),
      },
      {
        line: /^[0-9a-f]*[ \t]*;[^\r]*$/is,
        stop: inBody(
          'invalid chunk extension contains newline',
          'A bare LF in an extension is refused, from 0.14.10 on.',
        ),
      },
      { line: /^[0-9a-f]*\r/i, stop: inBody('Invalid chunk size LF', 'A CR may stand nowhere but before LF.') },
    ],
    otherwise: inBody(
      'Invalid chunk size line: Invalid Size',
      'A chunk-size is hexadecimal digits, then blanks, an extension, and CRLF.',
    ),
    early: /^[0-9a-f]*[^0-9a-f;\r \t]/i,
    tooLarge: { bits: 64, stop: inBody('invalid chunk size: overflow', 'The size is kept in 64 bits.') },
    dataEnd: 'crlf',
    dataEndStop: inBody('Invalid chunk body CR', 'After the data comes CRLF.'),
  },
  trailers: [
    { when: anyField(/\r(?!\n)/), ...inBody('Invalid trailer end LF', 'A CR may stand nowhere but before LF.') },
    {
      when: ({ bareLf, complete }) => complete && bareLf.blank,
      ...inBody(
        'unexpected EOF during chunk size line',
        'A bare LF does not end the trailer section: its end never comes.',
      ),
    },
  ],
  showsTrailers: false,
  excess: [],
  endings: {
    nothing: { closed: incomplete, reset: resetHead },
    head: { closed: incomplete, reset: resetHead },
    length: {
      closed: inBody('end of file before message length reached', 'The octets are counted against Content-Length.'),
      reset,
    },
    chunked: {
      closed: inBody('unexpected EOF during chunk size line', 'The last-chunk and the empty line after it must come.'),
      reset,
    },
    rest: { closed: incomplete, reset },
    waiting: '(waits: no time limit by default)',
  },
  handed: { closed: 'read', reset: 'read', waiting: 'read' },
  ...noCodings,
  unaware: 'Nothing that it checks is missing: the body ends.',
};
