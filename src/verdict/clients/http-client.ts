/** Python's `http.client`, read with `response.read()`. */
import type { Profile, Stop } from './profile.ts';
import { noCodings } from './profile.ts';
import {
  pythonChunks,
  pythonFraming,
  pythonHead,
  pythonInterim,
  pythonReason,
  pythonStatus,
  type Raise,
  text,
  unknownProtocol,
} from './python-http.ts';

const raise: Raise = (exception, words) => (at) => `${exception}: ${text(words)(at)}`;
const reset: Stop = {
  error: 'ConnectionResetError: [Errno 104] Connection reset by peer',
  note: 'The reset is raised, and what read() had gathered is lost.',
};
const incomplete: Stop = {
  error: ({ got, declared }) =>
    `IncompleteRead: IncompleteRead(${got} bytes read${declared > 0 ? `, ${declared - got} more expected` : ''})`,
  note: 'read() raises; what was read stands in the exception’s “partial”.',
};
const disconnected: Stop = {
  error: ({ facts, head, subject }) =>
    facts.received === 0 || subject === '' || head?.complete === false
      ? 'RemoteDisconnected: Remote end closed connection without response'
      : `BadStatusLine: ${subject}`,
  note: 'The connection closed where a status line was wanted.',
};
const tooBig = (words: string): Stop => ({
  error: words,
  note: 'The size does not fit what Python can allocate, and read() raises that.',
  handed: 0,
});

export const httpClient: Profile = {
  client: 'py-http.client',
  name: 'Python http.client',
  version: 'python 3.11.2',
  skipsEmptyLines: false,
  stepsOver: /^[\r\t\v\f ]+(?=HTTP\/)/,
  noStatusLine: (line) =>
    unknownProtocol(line) !== null
      ? { error: `UnknownProtocol: ${unknownProtocol(line)}`, note: 'The code can be read, and the version cannot.' }
      : { error: `BadStatusLine: ${line}`, note: 'The first line is no status line.' },
  head: pythonHead(raise),
  interim: pythonInterim,
  status: pythonStatus,
  reason: pythonReason,
  framing: [
    ...pythonFraming.slice(0, 3),
    {
      when: (head, facts) => sizeOf(head, facts) >= 2 ** 63,
      as: null,
      stop: { ...tooBig("OverflowError: cannot fit 'int' into an index-sized integer"), atHead: false },
    },
    {
      when: (head, facts) => sizeOf(head, facts) >= 2 ** 40,
      as: null,
      stop: { ...tooBig('MemoryError: '), atHead: false },
    },
    ...pythonFraming.slice(3),
  ],
  chunks: pythonChunks(
    { ...incomplete, error: ({ got }) => `IncompleteRead: IncompleteRead(${got} bytes read)` },
    {
      error: 'ValueError: read length must be non-negative or -1',
      note: 'int() reads the sign, and a negative size cannot be read.',
      handed: 0,
    },
    {
      longest: {
        octets: 65536,
        stop: {
          error: 'LineTooLong: got more than 65536 bytes when reading chunk size',
          note: 'A line of more than 64 KiB is refused.',
          handed: 0,
        },
      },
      tooLarge: {
        bits: 40,
        stop: {
          ...tooBig(''),
          error: ({ subject }) =>
            /[0-9a-f]{16}/i.test(subject)
              ? "OverflowError: cannot fit 'int' into an index-sized integer"
              : 'MemoryError: ',
        },
      },
    },
  ),
  trailers: [
    {
      when: ({ fields }) => fields.some(({ raw }) => raw.length > 65530),
      error: 'LineTooLong: got more than 65536 bytes when reading trailer line',
      note: 'A line of more than 64 KiB is refused.',
      handed: 0,
    },
  ],
  showsTrailers: false,
  acceptsCutTrailers: () => true,
  excess: [],
  acceptsCutHead: ({ code }) => code !== 100,
  endings: {
    nothing: { closed: disconnected, reset },
    head: { closed: disconnected, reset },
    length: { closed: incomplete, reset },
    chunked: { closed: { ...incomplete, error: 'IncompleteRead: IncompleteRead' }, reset },
    rest: { closed: incomplete, reset },
    waiting: '(waits: no time limit by default)',
  },
  handed: { closed: 'whole-chunks', reset: 'nothing', waiting: 'nothing' },
  ...noCodings,
  unaware: 'Nothing that it checks is missing: read() returns.',
};

function sizeOf(
  head: Parameters<typeof pythonStatus>[0],
  facts: Parameters<NonNullable<Profile['interim']>>[1],
): number {
  const row = pythonFraming.slice(3).find((each) => each.when(head, facts));
  const as = typeof row?.as === 'function' ? row.as(head, facts) : row?.as;
  return typeof as === 'object' && as !== null ? as.length : 0;
}
