/** Firefox, as a page's `fetch()` meets it: it parses ahead, and holds only 2xx and 3xx of HTTP/1.1 to their framing. */
import type { ChunkDialect } from './chunk-walk.ts';
import type { HeadFacts } from './facts.ts';
import type { Case, Profile, Stop } from './profile.ts';
import { anyField, bodiless, has, isCode, valuesOf } from './words.ts';

const atHead = (code: string, note: string): Stop => ({
  error: `${code}: TypeError: NetworkError when attempting to fetch resource.`,
  note,
  atHead: true,
});
const inBody = (code: string, note: string): Stop => ({ error: `${code}: TypeError: Error in input stream`, note });
const badLine = atHead(
  'NS_ERROR_PARSING_HTTP_STATUS_LINE',
  'After the version come blanks, up to three digits, and a blank or the line’s end. Firefox 124 and older took other lines for 200.',
);
const reset = atHead(
  'NS_ERROR_NET_RESET',
  'The connection ended before a head was read; the browser asks up to nine times more.',
);
const ahead = atHead(
  'NS_ERROR_UNEXPECTED',
  'The chunked framing cannot be read. What comes in one read with the head is parsed before the page gets it, and the response fails as a whole.',
);
const undecodable: Stop = { ...inBody('TypeError', 'The content coding cannot be undone.'), handed: 0 };

/** Before the first octet of content has been handed over, a failure is one of the response. */
const sooner = (code: string, note: string): Stop => ({
  error: ({ got }) =>
    `${code}: TypeError: ${got === 0 ? 'NetworkError when attempting to fetch resource.' : 'Error in input stream'}`,
  note,
  untilContent: true,
});
const partial = sooner('NS_ERROR_NET_PARTIAL_TRANSFER', 'The framing says that more was to come.');
const resetBody = sooner('NS_ERROR_NET_RESET', 'The connection was reset within the body.');

/** Framing is enforced for what is no error status, and no HTTP/1.0. */
const tolerated = ({ facts: { final, content, reading } }: Case): boolean =>
  final !== null &&
  ((final.code ?? 0) >= 400 ||
    !versionIs11(final) ||
    (content.codings.length > 0 && reading?.framing === 'content-length'));
const enforced = (stop: Stop): Stop => ({
  ...stop,
  error: (at) => (tolerated(at) ? null : typeof stop.error === 'function' ? stop.error(at) : stop.error) as string,
  note: (at) =>
    tolerated(at)
      ? 'The framing is not enforced for an error status, nor for HTTP/1.0: what came is taken for the whole.'
      : String(stop.note),
});

/** The version: HTTP/ and d.d; another major version than 1 to 3, or none, is HTTP/0.9 or 1.0. */
function versionIs11({ line }: Pick<HeadFacts, 'line'>): boolean {
  const found = /^[ \t]*http\/(\d+)(?:\.(\d+))?/i.exec(line);
  return found !== null && (Number(found[1]) > 1 || Number(found[2] ?? 0) >= 1);
}
/** Versions that Firefox does not know: the whole response is one of HTTP/0.9 then. */
const isOlder = ({ line }: Pick<HeadFacts, 'line'>): boolean =>
  /^[ \t]*http/i.test(line) &&
  !/^[ \t]*http\/(?:1\.|[23](?:\.|[ \t]|$))/i.test(line) &&
  !/^[ \t]*http\/?1?$/i.test(line);
const isLowerCase = ({ line }: Pick<HeadFacts, 'line'>): boolean =>
  /^[ \t]*(?!HTTP|ICY)(?:[Hh][Tt]{2}[Pp]|[Ii][Cc][Yy])/.test(line);

/** Blanks, up to three digits and what follows them, behind the first SP; without a SP it is 200. */
function parse(line: string): { status: number; reason: string } | null {
  const text = line.replace(/^[ \t]+/, '');
  const space = text.indexOf(' ');
  if (space === -1) return { status: 200, reason: 'OK' };
  const found = /^[ \t]+(\d{1,3})(?:[ \t]+([\s\S]*))?$/.exec(text.slice(space));
  if (found === null) return null;
  const noReason = /^http\/2/i.test(text);
  return { status: Number(found[1]), reason: noReason ? '' : (found[2] ?? '') };
}
/** A blank before the colon makes it another field. */
const values = (at: HeadFacts, key: string): string[] =>
  at.fields.filter((field) => field.key === key && !/^[^:]*[ \t]:/.test(field.raw)).map(({ value }) => value);
const lengths = (at: HeadFacts): string[] =>
  values(at, 'content-length')
    .flatMap((value) => value.split(','))
    .map((value) => value.trim());
const number = (at: Parameters<typeof valuesOf>[0]): number => {
  const value = lengths(at)[0] ?? '';
  return /^\d+$/.test(value) && BigInt(value) < 2n ** 63n ? Number(value) : -1;
};
const isChunked = (at: HeadFacts): boolean =>
  values(at, 'transfer-encoding').some((value) => /(?:^|[ \t,])chunked(?:[ \t,]|$)/i.test(value));

const dialect: ChunkDialect = {
  lineEnd: 'lf',
  sizes: [{ line: /\0/, stop: ahead }, { line: /^[\s]*-/, stop: ahead }, { line: /^\s*\+?(?:0x)?([0-9a-f]+)/i }],
  otherwise: ahead,
  tooLarge: { bits: 32, stop: ahead },
  dataEnd: 'skip-empty',
  dataEndStop: ahead,
};

export const firefox: Profile = {
  client: 'firefox',
  name: 'Firefox',
  version: 'firefox/153.7.0',
  skipsEmptyLines: 4,
  stepsOver: /^(?![ \t])[\s\S]{1,4}?(?=HTTP\/|ICY )/,
  noStatusLine: (_line, _facts, _ended, afterInterim) =>
    afterInterim ? atHead('TypeError', 'After an interim response a status line is wanted.') : 'http-0.9',
  head: [
    { when: ({ line }) => !isOlder({ line }) && parse(line) === null, ...badLine },
    {
      when: anyField(/^[^:]*:[\s\S]*\0/),
      ...atHead('NS_ERROR_DOM_INVALID_HEADER_VALUE', 'A NUL in a value is refused by fetch().'),
    },
    {
      when: (at) =>
        at.complete &&
        !isChunked(at) &&
        valuesOf(at, 'content-length').length > 1 &&
        new Set(valuesOf(at, 'content-length')).size > 1,
      ...atHead('NS_ERROR_CORRUPTED_CONTENT', 'A second Content-Length that differs is refused.'),
    },
    {
      when: (at) => at.complete && new Set(lengths(at)).size > 1,
      ...atHead('NS_ERROR_ILLEGAL_VALUE', 'A list of lengths that differ is refused.'),
    },
    {
      when: ({ interim, complete, code }) => interim && !complete && code !== 101,
      ...atHead('TypeError', 'The connection closed after an interim response.'),
    },
  ],
  status: ({ line }) => (isOlder({ line }) || isLowerCase({ line }) ? 200 : (parse(line)?.status ?? null)),
  reason: ({ line }) => (isOlder({ line }) || isLowerCase({ line }) ? 'OK' : (parse(line)?.reason ?? null)),
  interim: ({ code }) => (code === 101 ? 'final' : 'skip'),
  acceptsCutHead: ({ line }) => /^[ \t]*http\//i.test(line),
  framing: [
    // In lower case the protocol is not found in the first line, nor in the second: the third begins the content.
    { when: isLowerCase, as: 'rest', earlier: ({ fields, end }) => end - (fields[1]?.span[0] ?? end) },
    { when: isOlder, as: 'rest', earlier: ({ octets }) => octets },
    { when: ({ complete }) => !complete, as: 'none' },
    { when: isCode(101), as: 'none' },
    { when: bodiless, as: 'none' },
    { when: isCode(205), as: 'none' },
    { when: isChunked, as: 'chunked' },
    { when: (at) => has('content-length')(at, {} as never) && number(at) >= 0, as: (at) => ({ length: number(at) }) },
    { when: () => true, as: 'rest' },
  ],
  chunks: dialect,
  trailers: [{ when: ({ fields }) => fields.some(({ raw }) => raw.includes('\0')), ...ahead }],
  showsTrailers: false,
  excess: [],
  endings: {
    nothing: { closed: reset, reset },
    head: {
      closed: {
        ...reset,
        error: ({ facts, subject }) =>
          facts.heads.length > 0 && subject === ''
            ? 'TypeError: NetworkError when attempting to fetch resource.'
            : String(reset.error),
      },
      reset,
    },
    length: { closed: enforced(partial), reset: resetBody },
    chunked: { closed: enforced(partial), reset: resetBody },
    rest: { closed: partial, reset: resetBody },
    waiting: '(waits: NS_ERROR_NET_TIMEOUT after 300 s)',
  },
  handed: { closed: 'read', reset: 'read', waiting: 'read' },
  decodes: ['gzip', 'x-gzip', 'deflate', 'br', 'zstd'],
  coding: { corrupt: undecodable, truncated: null, checksum: null, trailing: null, members: 'first' },
  unaware: 'Nothing that it checks is missing: fetch() resolves, the body ends well, and the tools show it in green.',
};
