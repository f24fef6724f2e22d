/** httpx over h11, which holds to the grammar and names what breaks it. */
import type { HeadRow, Profile, Stop, Text } from './profile.ts';
import { bodiless, fieldsNamed, has, isCode, line, lineNot, pythonBytes, TOKEN, valuesOf } from './words.ts';

const remote =
  (words: Text): Text =>
  (at) =>
    `RemoteProtocolError: ${typeof words === 'function' ? words(at) : words}`;
const disconnected: Stop = {
  error: remote('Server disconnected without sending a response.'),
  note: 'The connection closed before the head was whole: what came of it is not looked at.',
};
const reset: Stop = {
  error: 'ReadError: [Errno 104] Connection reset by peer',
  note: 'The reset is raised as ReadError.',
};
const tooLong: Stop = {
  error: remote('Receive buffer too long'),
  note: 'A head, or a line in the body, of more than 100 KiB is refused; what is refused depends on how much one read brings.',
};
const illegalStatusLine: Stop = {
  error: ({ subject }) => `RemoteProtocolError: illegal status line: bytearray(b'${pythonBytes(subject)}')`,
  note: 'The status line must match the grammar to the letter.',
};
const illegalChunk: Stop = {
  error: ({ subject }) => `RemoteProtocolError: illegal chunk header: bytearray(b'${pythonBytes(subject)}\\r\\n')`,
  note: 'A chunk-size line is up to 20 hexadecimal digits, an extension, and CRLF.',
};
const badFooter: Stop = {
  error: ({ subject }) =>
    `RemoteProtocolError: malformed chunk footer: bytearray(b'${pythonBytes(subject)}') (expected b'\\r\\n')`,
  note: 'After the data comes CRLF.',
};
const undecodable: Stop = {
  error: 'DecodingError: Error -3 while decompressing data: incorrect header check',
  note: 'The content coding cannot be undone.',
  handed: 0,
};

/** A name that is no token, or NUL, CR, LF, VT or FF in the value: other control characters h11 lets pass. */
const badField = new RegExp(`^(?!${TOKEN}+:)|[\0\n\v\f\r]`);
const unfolded = (raw: string): string => raw.replace(/\r?\n[ \t]+/g, ' ');
const illegalField = ({ fields }: { fields: readonly { raw: string }[] }): string | undefined =>
  fields.map(({ raw }) => unfolded(raw)).find((raw) => badField.test(raw));
const fieldRow = {
  when: (at: Parameters<typeof illegalField>[0]) => illegalField(at) !== undefined,
  error: ({ head }: { head: Parameters<typeof illegalField>[0] | null }) =>
    `RemoteProtocolError: illegal header line: bytearray(b'${pythonBytes((head === null ? undefined : illegalField(head)) ?? '')}')`,
  note: 'A field line must match the grammar: a token, a colon, a value without control characters.',
};
const lengths = (at: Parameters<typeof valuesOf>[0]): string[] =>
  fieldsNamed(at, 'content-length').map(({ value }) => value);

/** Held against trailers as well as fields. */
const framingRows: readonly HeadRow[] = [
  {
    when: (at) =>
      lengths(at).some(
        (value) => !value.split(',').every((member) => /^\d+$/.test(member.trim()) || member.trim() === ''),
      ) || lengths(at).some((value) => value.trim() === ''),
    error: remote('bad Content-Length'),
    note: 'Content-Length is digits, or a list of the same digits.',
  },
  {
    when: (at) => new Set(lengths(at).flatMap((value) => value.split(',').map((member) => member.trim()))).size > 1,
    error: remote('conflicting Content-Length headers'),
    note: 'Two lengths that are not written alike are refused.',
  },
  {
    when: (at) => fieldsNamed(at, 'transfer-encoding').length > 1,
    error: remote('multiple Transfer-Encoding headers'),
    note: 'A second Transfer-Encoding is refused.',
  },
  {
    when: (at) => valuesOf(at, 'transfer-encoding').some((value) => value.toLowerCase() !== 'chunked'),
    error: remote('Only Transfer-Encoding: chunked is supported'),
    note: 'Of the transfer codings it knows chunked alone.',
  },
];

export const httpx: Profile = {
  client: 'py-httpx',
  name: 'Python httpx',
  version: 'httpx 0.23.3 h11 0.14.0',
  skipsEmptyLines: false,
  noStatusLine: (text, facts) => {
    if (text === '') return { error: remote('no response line received'), note: 'The first line is empty.' };
    if (/^[\0-\x20]/.test(text) && facts.heads.length === 0 && facts.close === 'closed' && !/^[\t ]/.test(text))
      return { error: remote('illegal request line'), note: 'The first octet cannot begin a line of HTTP.' };
    return facts.rest !== null || (facts.junk !== null && !facts.junk.ended) ? disconnected : illegalStatusLine;
  },
  head: [
    { when: ({ octets }) => octets > 65536, ...tooLong },
    {
      when: lineNot(/^HTTP\/\d\.\d \d{3}(?: [^\0\n\v\f\r]*)?$/),
      subject: ({ line: text }) => text,
      ...illegalStatusLine,
    },
    {
      when: line(/^HTTP\/\d\.\d 0\d\d/),
      error: ({ head }) =>
        `RemoteProtocolError: InformationalResponse status_code should be in range [100, 200), not ${head?.code}`,
      note: 'A code below 200 is taken for an interim one, and below 100 it cannot be that.',
    },
    {
      when: ({ fields }) => /^[ \t]/.test(fields[0]?.raw ?? '') && fields[0]?.name === '',
      error: remote('continuation line at start of headers'),
      note: 'A folded line has no field to continue.',
    },
    fieldRow,
    ...framingRows,
    {
      when: isCode(101),
      error: remote('Received server _SWITCH_UPGRADE event without a pending proposal'),
      note: 'A switch of protocols that nobody proposed is refused.',
    },
  ],
  reason: ({ reason }) => reason.replace(/[\x80-\xff]/g, ''),
  framing: [
    { when: bodiless, as: 'none' },
    { when: has('transfer-encoding'), as: 'chunked' },
    { when: has('content-length'), as: (at) => ({ length: Number((lengths(at)[0] ?? '').split(',')[0]) }) },
    { when: () => true, as: 'rest' },
  ],
  chunks: {
    lineEnd: 'crlf',
    sizes: [{ line: /^([0-9a-f]{1,20})(?:;[^\0\n]*)?[ \t]*$/i }],
    otherwise: illegalChunk,
    longest: { octets: 65536, stop: tooLong },
    dataEnd: 'crlf',
    dataEndStop: badFooter,
  },
  trailers: [{ when: ({ octets }) => octets > 65536, ...tooLong }, fieldRow, ...framingRows],
  showsTrailers: false,
  excess: [],
  endings: {
    nothing: { closed: disconnected, reset },
    head: { closed: disconnected, reset },
    length: {
      closed: {
        error: ({ got, declared, head }) =>
          `RemoteProtocolError: peer closed connection without sending complete message body (received ${got} bytes, expected ${declared > 2 ** 53 && head !== null ? (lengths(head)[0] ?? '') : declared})`,
        note: 'The octets are counted against Content-Length.',
      },
      reset,
    },
    chunked: {
      closed: {
        error: ({ facts }) =>
          facts.response.unfinishedLine === null
            ? 'RemoteProtocolError: peer closed connection without sending complete message body (incomplete chunked read)'
            : 'RemoteProtocolError: peer unexpectedly closed connection',
        note: 'The last-chunk and the empty line after it must come.',
      },
      reset,
    },
    rest: { closed: disconnected, reset },
    waiting: '(waits: ReadTimeout after 5 s without an octet)',
  },
  handed: { closed: 'read', reset: 'read', waiting: 'read' },
  decodes: ['gzip', 'deflate'],
  coding: {
    corrupt: undecodable,
    truncated: null,
    checksum: { ...undecodable, error: 'DecodingError: Error -3 while decompressing data: incorrect data check' },
    trailing: null,
    members: 'first',
  },
  unaware: 'Nothing that it checks is missing: the iteration ends.',
};
