/** aiohttp with its C parser: the lenient build of llhttp 6, parsing ahead of its caller. */

import { fromUtf8 } from '../../wire/octets.ts';
import { llhttpFields, llhttpFraming, llhttpHead, llhttpNoStatusLine, type Say } from './llhttp.ts';
import { lenientChunks } from './llhttp-chunks.ts';
import type { Profile, Stop } from './profile.ts';
import { bodiless, isCode, line, longestField } from './words.ts';

/** The status line's faults are worded as such, the others as they are. */
const say: Say = (code, reason) => {
  const quote = reason.includes("'") ? '"' : "'";
  return code === 'HPE_INVALID_STATUS' || code === 'HPE_INVALID_VERSION'
    ? `ClientResponseError: 400, message="Bad status line '${reason}'"`
    : `ClientResponseError: 400, message=${quote}${reason}${quote}`;
};
const ahead =
  'What comes in one read with the head is parsed before the caller gets it, and the fault is raised in place of the response.';
const reset: Stop = {
  error: 'ClientOSError: [Errno 104] Connection reset by peer',
  note: 'The reset is raised as ClientOSError.',
};
const disconnected: Stop = {
  error: 'ServerDisconnectedError: Server disconnected',
  note: 'The connection closed before the head was whole.',
};
const incomplete: Stop = {
  error: 'ClientPayloadError: Response payload is not completed',
  note: 'The body’s framing says that more was to come.',
};
const tooLong: Pick<Stop, 'error' | 'note'> = {
  error: 'ClientResponseError: 400, message="Got more than 8190 bytes when reading',
  note: 'A line or a value of more than 8,190 octets is refused.',
};
const tooMany: Pick<Stop, 'error' | 'note'> = {
  error: "ClientResponseError: 400, message='Too many headers received'",
  note: 'More than about a hundred fields are refused.',
};
const undecodable: Stop = {
  error: ({ facts }) =>
    `ClientPayloadError: 400, message='Can not decode content-encoding: ${facts.content.codings.join(', ')}'`,
  note: 'The content coding cannot be undone.',
  handed: 0,
};
const MOST = 8190;
const longValue = ({ fields }: { fields: readonly { raw: string; name: string; value: string }[] }): boolean =>
  fields.some(({ name, value }) => name.length > MOST || value.length > MOST);

/** UTF-8 where it is that; other octets as lone surrogates, as Python’s surrogateescape has them. */
function reasonText(raw: string): string {
  return fromUtf8(raw) ?? raw.replace(/[\x80-\xff]/g, (octet) => String.fromCharCode(0xdc00 + octet.charCodeAt(0)));
}

const chunks = lenientChunks(say, true);

export const aiohttp: Profile = {
  client: 'py-aiohttp',
  name: 'Python aiohttp',
  version: 'aiohttp 3.8.4 (C parser)',
  skipsEmptyLines: true,
  stepsOver: /^[\r\n]+(?=HTTP)/,
  noStatusLine: llhttpNoStatusLine(say, 'most'),
  status: ({ line: text }) => Number(/^\S+ (\d*)/.exec(text)?.[1] ?? 0),
  reason: ({ line: text }) => reasonText((/^\S+ \d* ?([\s\S]*)$/.exec(text)?.[1] ?? '').split('\r')[0] ?? ''),
  head: [
    { when: ({ line: text }) => text.length > MOST + 13, ...tooLong },
    ...llhttpHead(say, 'most'),
    { when: longValue, ...tooLong },
    { when: ({ fields }) => fields.length > 128, ...tooMany },
    {
      when: ({ interim, version, code, end }, { received }) =>
        interim && code !== 101 && version === 'HTTP/1.0' && received > end,
      ...disconnected,
    },
    {
      when: ({ interim, code, fields }) =>
        interim &&
        code !== 101 &&
        fields.some(({ key, value }) => key === 'content-length' && /[1-9]/.test(value) && /^HTTP/.test('HTTP')) &&
        code === 100,
      error: say('', 'Expected HTTP/'),
      note: 'A Content-Length on an interim response is passed over, and what follows it is misread.',
    },
    {
      when: ({ interim, code, fields }) =>
        interim && code !== 101 && fields.some(({ key }) => key === 'transfer-encoding'),
      error: say('', 'Invalid character in chunk size'),
      note: 'A Transfer-Encoding on an interim response is believed, and what follows is read as chunks.',
    },
  ],
  framing: [
    { when: isCode(101), as: 'none' },
    { when: bodiless, as: 'none' },
    { when: line(/\r/), as: 'rest', earlier: ({ line: text, octets }) => afterCr(text, octets) },
    {
      when: ({ fields }, { content }) =>
        fields.length > 0 && content.codings.length === 1 && content.codings[0] === 'br',
      as: null,
      stop: {
        error: "ClientResponseError: 400, message='Can not decode content-encoding: br. Please install `Brotli`'",
        note: 'Without the Brotli package br cannot be undone, and the response is refused.',
      },
    },
    {
      when: ({ fields }) =>
        fields.some(({ key, value }) => key === 'content-length' && value === '18446744073709551615'),
      as: 'none',
    },
    ...llhttpFraming,
  ],
  chunks: {
    ...chunks,
    sizes: chunks.sizes.map((row) =>
      row.stop === undefined ? row : { ...row, stop: { ...row.stop, atHead: true, note: ahead } },
    ),
    otherwise: { ...chunks.otherwise, atHead: true, note: ahead },
    ...(chunks.tooLarge === undefined
      ? {}
      : { tooLarge: { ...chunks.tooLarge, stop: { ...chunks.tooLarge.stop, atHead: true, note: ahead } } }),
  },
  trailers: [
    ...llhttpFields(say, 'most', true).map((row) => ({ ...row, atHead: true })),
    { when: (section) => longValue(section) || longestField(section) > MOST + 1000, ...tooLong, atHead: true },
    { when: ({ fields }) => fields.length > 128, ...tooMany, atHead: true },
  ],
  showsTrailers: false,
  excess: [
    {
      when: ({ code }, { response, method }) =>
        method !== 'HEAD' &&
        code !== 304 &&
        code !== 101 &&
        !isNext(response.excess?.beginning) &&
        (code !== 204 ||
          !response.head?.fields.some(({ key }) => key === 'content-length' || key === 'transfer-encoding')),
      error: say('', 'Expected HTTP/'),
      note: ahead,
      atHead: true,
    },
  ],
  endings: {
    nothing: { closed: disconnected, reset },
    head: {
      closed: {
        ...disconnected,
        error: ({ head, subject }) =>
          subject !== '' || (head !== null && !head.complete)
            ? 'ServerDisconnectedError: <RawResponseMessage('
            : 'ServerDisconnectedError: Server disconnected',
      },
      reset,
    },
    length: { closed: incomplete, reset: incomplete },
    chunked: { closed: incomplete, reset: incomplete },
    rest: {
      closed: incomplete,
      reset: {
        error: null,
        note: 'A body that the close delimits is over when the connection is, a reset included: the loss goes unseen.',
      },
    },
    waiting: '(waits: TimeoutError after 300 s)',
  },
  handed: { closed: 'read', reset: 'read', waiting: 'read' },
  decodes: ['gzip', 'deflate'],
  decodesOne: true,
  coding: { corrupt: undecodable, truncated: null, checksum: undecodable, trailing: null, members: 'first' },
  unaware: 'Nothing that it checks is missing: the body ends.',
};

function isNext(octets: Uint8Array | undefined): boolean {
  const text = String.fromCharCode(...(octets ?? []).slice(0, 64)).replace(/^[\r\n]+/, '');
  return text === '' || text.startsWith('HTTP/') || 'HTTP/'.startsWith(text);
}

/** As in Node's fetch: a CR ends the status line for the lenient parser, and the octet after it is lost. */
function afterCr(text: string, octets: number): number {
  const cr = text.indexOf('\r');
  const lineEnd = /^\r?\n/.exec(`${text.slice(cr + 1)}\r\n`.slice(1))?.[0].length ?? 0;
  return octets - cr - 2 - lineEnd;
}
