/** Chromium, as a page's `fetch()` meets it: a head is read with the greatest leniency, and framing errors are told. */
import type { Profile, Stop } from './profile.ts';
import { bodiless, has, isCode, trim, valuesOf } from './words.ts';

const net = (code: string, note: string, when = 'Failed to fetch'): Stop => ({
  error: `net::ERR_${code}: TypeError: ${when}`,
  note,
});
const inBody = (code: string, note: string): Stop => ({ ...net(code, note, 'network error'), handed: null });
const invalid = net(
  'INVALID_HTTP_RESPONSE',
  'No HTTP stands within the first eight octets, or a NUL stands in the head.',
);
const reset = net('CONNECTION_RESET', 'The connection was reset; before the first octet the browser asks once more.');
const tooBig = net('RESPONSE_HEADERS_TOO_BIG', 'A head of more than 256 KiB is refused.');
const incomplete = inBody(
  'INCOMPLETE_CHUNKED_ENCODING',
  'The last-chunk never came, or its line end. Whether the page gets the octets before depends on when they came.',
);
const broken = inBody(
  'INVALID_CHUNKED_ENCODING',
  'The chunked framing cannot be read. Whether the page gets the octets before depends on when they came.',
);
const undecodable: Stop = { ...inBody('CONTENT_DECODING_FAILED', 'The content coding cannot be undone.'), handed: 0 };

/** After the version and a SP, digits are the code; without digits it is 200. */
function parse(line: string): { status: number; reason: string } {
  const text = (line.split('\r')[0] ?? '').replace(/^[ \t]+/, '');
  const space = text.indexOf(' ');
  if (space === -1) return { status: 200, reason: 'OK' };
  const [, digits = '', reason = ''] = /^ *(\d*)([\s\S]*)$/.exec(text.slice(space)) ?? [];
  if (digits === '') return { status: 200, reason: '' };
  const number = Number(digits);
  return { status: number > 2 ** 31 - 1 ? 65535 : number % 65536, reason: trim(reason, ' ') };
}
const versionIs11 = ({ line }: { line: string }): boolean => {
  const found = /^[ \t]*http\/?(\d)\d*\.(\d)/i.exec(line);
  return found !== null && (Number(found[1]) > 1 || Number(found[2]) >= 1);
};
const members = (at: Parameters<typeof valuesOf>[0], key: string): string[] =>
  valuesOf(at, key)
    .flatMap((value) => value.split(','))
    .map((value) => trim(value, ' \t'));
const isChunked = (at: Parameters<typeof valuesOf>[0]): boolean =>
  versionIs11(at) && members(at, 'transfer-encoding').some((value) => value.toLowerCase() === 'chunked');
const length = (at: Parameters<typeof valuesOf>[0]): number => {
  const value = valuesOf(at, 'content-length')[0]?.split(',')[0]?.trim() ?? '';
  return /^\d+$/.test(value) && BigInt(value) < 2n ** 63n ? Number(value) : -1;
};

export const chromium: Profile = {
  client: 'chromium',
  name: 'Chromium',
  version: 'Chrome/156.0.8078.79',
  skipsEmptyLines: 4,
  stepsOver: /^(?![ \t])[^\0]{1,4}?(?=HTTP)/i,
  aliases: /^(?:HTTPS|HTTP\/(?!\d)[^\r\n ]*)/i,
  noStatusLine: invalid,
  head: [
    { when: ({ octets }) => octets > 256 * 1024, ...tooBig },
    { when: ({ line, fields }) => line.includes('\0') || fields.some(({ raw }) => raw.includes('\0')), ...invalid },
    {
      when: (at) => at.complete && !isChunked(at) && new Set(members(at, 'content-length')).size > 1,
      ...net(
        'RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH',
        'Content-Length values that differ are refused, unless the body is chunked.',
      ),
    },
  ],
  status: ({ line, interim, complete }) => (interim && !complete ? 200 : parse(line).status),
  reason: ({ line, interim, complete }) => (interim && !complete ? 'OK' : parse(line).reason),
  interim: () => 'skip',
  acceptsCutHead: ({ line }) => /^[ \t]*http/i.test(line),
  framing: [
    { when: ({ line }) => /^[ \t]*ICY/i.test(line), as: 'rest', earlier: ({ octets }) => octets },
    { when: ({ complete }) => !complete, as: 'none' },
    { when: bodiless, as: 'none' },
    { when: isCode(205), as: 'none' },
    { when: isChunked, as: 'chunked' },
    { when: (at) => has('content-length')(at, {} as never) && length(at) >= 0, as: (at) => ({ length: length(at) }) },
    { when: () => true, as: 'rest' },
  ],
  chunks: {
    lineEnd: 'lf',
    sizes: [{ line: /^([0-9a-f]+) *(?:;.*)?$/is }],
    otherwise: broken,
    tooLarge: { bits: 63, stop: broken },
    longest: { octets: 16384, stop: broken },
    dataEnd: 'crlf-or-lf',
    dataEndStop: broken,
  },
  trailers: [{ when: ({ fields }) => fields.some(({ raw }) => raw.length > 16384), ...broken }],
  showsTrailers: false,
  excess: [],
  endings: {
    nothing: {
      closed: net('EMPTY_RESPONSE', 'The connection closed before the first octet; the browser asked twice more.'),
      reset,
    },
    head: {
      closed: {
        ...invalid,
        error: ({ subject }) =>
          subject === '' ? 'net::ERR_EMPTY_RESPONSE: TypeError: Failed to fetch' : String(invalid.error),
      },
      reset,
    },
    length: {
      closed: inBody(
        'CONTENT_LENGTH_MISMATCH',
        'The octets are counted against Content-Length. Whether the page gets them depends on when they came.',
      ),
      reset: inBody('CONNECTION_RESET', 'The connection was reset within the body.'),
    },
    chunked: {
      closed: {
        ...incomplete,
        error: ({ head, got }) => (head !== null && got > 0 && length(head) === got ? null : String(incomplete.error)),
      },
      reset: inBody('CONNECTION_RESET', 'The connection was reset within the body.'),
    },
    rest: { closed: incomplete, reset: inBody('CONNECTION_RESET', 'The connection was reset within the body.') },
    waiting: '(waits: no time limit within a response)',
  },
  handed: { closed: 'varies', reset: 'varies', waiting: 'read' },
  decodes: ['gzip', 'x-gzip', 'deflate', 'br', 'zstd'],
  coding: { corrupt: undecodable, truncated: null, checksum: null, trailing: null, members: 'first' },
  unaware: 'Nothing that it checks is missing: fetch() resolves, the body ends well, and the tools show it in green.',
};
