/**
 * A strict recipient: what RFC 9110 and RFC 9112 allow a client to do at most. Where they let it choose between refusing and
 * repairing, it refuses; where they say that a part must be treated so, it is.
 */
import type { Profile, Stop } from './profile.ts';
import { noCodings } from './profile.ts';
import { anyField, bareLfAnywhere, bodiless, fieldsNamed, has, lineNot, TOKEN, trim, valuesOf } from './words.ts';

const refuse = (what: string, section: string): Stop => ({
  error: `not RFC 9112 §${section}: ${what}`,
  note: `RFC 9112 §${section}: ${what}.`,
});
const malformed = refuse('the status line is not HTTP-version SP status-code SP [ reason-phrase ]', '4');
const incomplete: Stop = {
  error: 'incomplete message (RFC 9112 §8)',
  note: 'RFC 9112 §8: a message whose framing says that more was to come is incomplete, and is to be treated as such.',
};
const badField = new RegExp(`^(?!${TOKEN}+:[\\t\\x20-\\x7e\\x80-\\xff]*$)`);
const never = {} as never;
const lengths = (at: Parameters<typeof valuesOf>[0]): string[] =>
  valuesOf(at, 'content-length')
    .flatMap((value) => value.split(','))
    .map((value) => trim(value, ' \t'));
const chunkStop = refuse('the chunked coding cannot be read', '7.1');

/** RFC 9110 §15: what is outside 100 to 599 is processed as a 5xx, and no reason to refuse the response. */
export const rfc9112: Profile = {
  client: 'rfc9112',
  name: 'RFC 9112, strict',
  version: 'RFC 9110 and 9112 (2022)',
  specification: true,
  skipsEmptyLines: false,
  noStatusLine: malformed,
  head: [
    { when: lineNot(/^HTTP\/\d\.\d \d{3}(?: [\t\x20-\x7e\x80-\xff]*)?$/), ...malformed },
    { when: lineNot(/^HTTP\/1\.\d /), ...refuse('another major version than 1 has another message syntax', '2.3') },
    { when: bareLfAnywhere, ...refuse('a line ends in CRLF', '2.2') },
    { when: anyField(/\n[ \t]/), ...refuse('a folded field line is obsolete', '5.2') },
    { when: anyField(badField), ...refuse('a field line is a token, a colon at once behind it, and a value', '5') },
    {
      when: (at) => has('transfer-encoding')(at, never) && has('content-length')(at, never),
      ...refuse('Transfer-Encoding beside Content-Length ought to be handled as an error', '6.3'),
    },
    {
      when: (at) =>
        lengths(at).some((value) => !/^\d+$/.test(value)) ||
        new Set(lengths(at).map((value) => value.replace(/^0+(?=\d)/, ''))).size > 1,
      ...refuse('an invalid Content-Length is an unrecoverable error', '6.3'),
    },
    {
      when: (at) => fieldsNamed(at, 'transfer-encoding').length > 0 && /^HTTP\/1\.0 /.test(at.line),
      ...refuse('Transfer-Encoding in HTTP/1.0 is faulty framing', '6.1'),
    },
  ],
  framing: [{ when: bodiless, as: 'none' }],
  chunks: {
    lineEnd: 'crlf',
    sizes: [
      {
        line: new RegExp(
          `^([0-9a-f]+)(?:[ \\t]*;[ \\t]*${TOKEN}+(?:[ \\t]*=[ \\t]*(?:${TOKEN}+|"(?:[^"\\\\]|\\\\.)*"))?)*$`,
          'i',
        ),
      },
    ],
    otherwise: chunkStop,
    dataEnd: 'crlf',
    dataEndStop: chunkStop,
  },
  trailers: [
    {
      when: anyField(badField),
      ...refuse('a trailer line is a token, a colon at once behind it, and a value', '7.1.2'),
    },
    { when: bareLfAnywhere, ...refuse('a line ends in CRLF', '2.2') },
  ],
  showsTrailers: true,
  excess: [],
  endings: {
    nothing: { closed: incomplete, reset: incomplete },
    head: { closed: incomplete, reset: incomplete },
    length: { closed: incomplete, reset: incomplete },
    chunked: { closed: incomplete, reset: incomplete },
    rest: { closed: incomplete, reset: incomplete },
    waiting: '(waits: time limits are the client’s own affair)',
  },
  handed: { closed: 'read', reset: 'read', waiting: 'read' },
  ...noCodings,
  unaware: 'Nothing in the framing says that something is missing.',
};
