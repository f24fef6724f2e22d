/** What undici's versions share: time limits, endings, and the content codings of fetch(). */

import { fromUtf8 } from '../../wire/octets.ts';
import type { Case, HeadRow, Profile, Stop } from './profile.ts';
import { isCode, longestField, valuesOf } from './words.ts';

const closedHead: Stop = {
  error: ({ facts }) =>
    facts.heads.some(({ code }) => code === 100) ? badResponse : 'UND_ERR_SOCKET: fetch failed < other side closed',
  note: 'The connection ended before the head did: fetch() rejects.',
};
const badResponse = 'UND_ERR_SOCKET: fetch failed < bad response';
const resetHead: Stop = {
  error: 'ECONNRESET: fetch failed < read ECONNRESET',
  note: 'The reset is the cause of fetch()’s rejection.',
};
const closedBody: Stop = {
  error: 'UND_ERR_SOCKET: terminated < other side closed',
  note: 'Reading the body rejects: its framing says that more was to come.',
};
const resetBody: Stop = {
  error: 'ECONNRESET: terminated < read ECONNRESET',
  note: 'Reading the body rejects with the reset as its cause.',
};
const mismatch: Stop = {
  error: 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH: terminated < Response body length does not match content-length header',
  note: 'Without keep-alive the missing octets are found when the connection closes.',
};
const tooLarge = (during: string): Stop => ({
  error: `UND_ERR_HEADERS_OVERFLOW: ${during} < Headers Overflow Error`,
  note: 'Fields of more than 16 KiB together are refused (maxHeaderSize).',
});

const undecodable: Stop = {
  error: ({ facts }) =>
    `${facts.content.codings.includes('br') ? 'ERR__ERROR_FORMAT' : 'Z_DATA_ERROR'}: terminated < ${zlibWords(facts.content.fault?.kind)}`,
  note: 'The content coding cannot be undone: reading the body rejects.',
  handed: 0,
};

function zlibWords(kind: string | undefined): string {
  if (kind === 'checksum') return 'incorrect data check';
  if (kind === 'length') return 'incorrect length check';
  return kind === 'corrupt' ? 'invalid compressed data' : 'incorrect header check';
}

/** After the checks of the parser. */
export const refusesContinue: HeadRow = {
  when: isCode(100),
  error: badResponse,
  note: 'A 100 that was not asked for fails the request: no Expect was sent.',
};

/** UTF-8 where it is that, with a replacement character where it is not. */
function reasonText(raw: string): string {
  return fromUtf8(raw) ?? raw.replace(/[\x80-\xff]+/g, '\ufffd');
}

/** Octets that surely come in one read. */
const ONE_READ = 60_000;

const fieldOctets = (fields: readonly { raw: string }[]): number =>
  fields.reduce((sum, { raw }) => sum + raw.length, 0);

export const undiciCommon: Pick<
  Profile,
  | 'skipsEmptyLines'
  | 'head'
  | 'trailers'
  | 'showsTrailers'
  | 'excess'
  | 'endings'
  | 'handed'
  | 'decodes'
  | 'coding'
  | 'reason'
  | 'unaware'
> = {
  skipsEmptyLines: true,
  head: [{ when: ({ fields }) => fieldOctets(fields) > 16 * 1024, ...tooLarge('fetch failed') }],
  // A status line of many reads is seen in pieces, and the last piece is kept: only of one read is the reason known.
  reason: ({ reason }) => (reason.length > ONE_READ ? null : reasonText(reason)),
  trailers: [
    {
      when: (section) => longestField(section) > 16 * 1024 || fieldOctets(section.fields) > 16 * 1024,
      ...tooLarge('terminated'),
    },
  ],
  showsTrailers: false,
  excess: [],
  endings: {
    nothing: { closed: closedHead, reset: resetHead },
    head: {
      closed: closedHead,
      reset: {
        ...resetHead,
        error: (at) => (sawContinue(at) ? badResponse : 'ECONNRESET: fetch failed < read ECONNRESET'),
      },
    },
    length: {
      closed: {
        error: ({ head }) =>
          head !== null && endsWithConnection(head) ? String(mismatch.error) : String(closedBody.error),
        note: closedBody.note,
      },
      reset: resetBody,
    },
    chunked: { closed: closedBody, reset: resetBody },
    rest: {
      closed: closedBody,
      reset: {
        error: null,
        note: 'A body that the close delimits is over when the connection is, a reset included: the loss goes unseen.',
      },
    },
    waiting: '(waits: UND_ERR_HEADERS_TIMEOUT or UND_ERR_BODY_TIMEOUT after 300 s)',
  },
  handed: { closed: 'read', reset: 'read', waiting: 'read' },
  decodes: ['gzip', 'x-gzip', 'deflate', 'br'],
  coding: {
    corrupt: undecodable,
    truncated: null,
    checksum: undecodable,
    trailing: { ...undecodable, handed: null },
    members: 'all',
  },
  unaware: 'Nothing that it checks is missing: fetch() resolves, and the body ends well.',
};

function sawContinue({ facts }: Case): boolean {
  return facts.heads.some(({ code }) => code === 100);
}

/** HTTP/1.0 without keep-alive, or Connection: close. */
function endsWithConnection(head: Parameters<typeof valuesOf>[0]): boolean {
  const connection = valuesOf(head, 'connection').join(',').toLowerCase();
  return connection.includes('close') || (/1\.0$/.test(head.version) && !connection.includes('keep-alive'));
}
