/** requests over urllib3 over http.client, the body read with `iter_content(1024)`. */
import type { Profile, Stop } from './profile.ts';
import {
  lengthsOf,
  pythonChunks,
  pythonFields,
  pythonFraming,
  pythonHead,
  pythonInterim,
  pythonReason,
  pythonStatus,
  type Raise,
  text,
} from './python-http.ts';
import { pythonBytes } from './words.ts';

const raise: Raise = (exception, words) => (at) =>
  `ConnectionError: ('Connection aborted.', ${exception}('${pythonBytes(text(words)(at))}'))`;
const reset: Stop = {
  error:
    "ChunkedEncodingError: (\"Connection broken: ConnectionResetError(104, 'Connection reset by peer')\", ConnectionResetError(104, 'Connection reset by peer'))",
  note: 'A reset within the body is raised as ChunkedEncodingError, chunked or not.',
};
const resetHead: Stop = {
  error: "ConnectionError: ('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))",
  note: 'The reset is raised as ConnectionError.',
};
const disconnected: Stop = {
  error: ({ facts, head, subject }) =>
    facts.received === 0 || subject === '' || head?.complete === false
      ? "ConnectionError: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))"
      : `ConnectionError: ('Connection aborted.', BadStatusLine('${pythonBytes(subject)}'))`,
  note: 'The connection closed where a status line was wanted.',
};
const invalid: Stop = {
  error: ({ subject, got }) =>
    `ChunkedEncodingError: ("Connection broken: InvalidChunkLength(got length b'${pythonBytes(pythonBytes(subject))}', ${got} bytes read)"`,
  note: 'A chunk-size line that int() cannot read is raised as ChunkedEncodingError.',
};
const cutChunk: Stop = {
  error: 'ChunkedEncodingError: Connection broken',
  note: 'The last-chunk never came: ChunkedEncodingError is raised.',
};
const undecodable: Stop = {
  error: ({ facts }) =>
    `ContentDecodingError: ('Received response with content-encoding: ${facts.content.codings.join(', ')}, but failed to decode it.'`,
  note: 'The content coding cannot be undone.',
  handed: 0,
};

const differ = (head: Parameters<typeof lengthsOf>[0]): boolean => {
  const joined = lengthsOf(head).join(', ');
  const values = joined.split(',').map((value) => value.trim());
  if (!values.every((value) => /^[-+]?\d+(?:_\d+)*$/.test(value))) return false;
  return new Set(values.map((value) => Number(value.replaceAll('_', '')))).size > 1;
};

export const requests: Profile = {
  client: 'py-requests',
  name: 'Python requests',
  version: 'requests 2.28.1 urllib3 1.26.12',
  skipsEmptyLines: false,
  stepsOver: /^[\r\t\v\f ]+(?=HTTP\/)/,
  noStatusLine: (line) => ({
    error: `ConnectionError: ('Connection aborted.', BadStatusLine('${pythonBytes(line)}\\r\\n'))`,
    note: 'The first line is no status line.',
  }),
  head: pythonHead(raise),
  interim: pythonInterim,
  status: pythonStatus,
  reason: pythonReason,
  framing: [
    ...pythonFraming.slice(0, 1),
    {
      when: differ,
      as: null,
      stop: {
        error: ({ head }) =>
          `InvalidHeader: Content-Length contained multiple unmatching values (${head === null ? '' : lengthsOf(head).join(', ')})`,
        note: 'urllib3 compares the values of a repeated Content-Length, and refuses two that differ.',
      },
    },
    {
      when: (head) =>
        pythonFields(head).some(
          ({ key, value }) =>
            key === 'transfer-encoding' &&
            value
              .toLowerCase()
              .split(',')
              .map((member) => member.trim())
              .includes('chunked'),
        ),
      as: 'chunked',
    },
    ...pythonFraming.slice(2),
  ],
  chunks: pythonChunks(invalid, {
    error: 'ValueError: read length must be non-negative or -1',
    note: 'int() reads the sign, and a negative size cannot be read.',
  }),
  trailers: [],
  showsTrailers: false,
  acceptsCutTrailers: () => true,
  excess: [],
  acceptsCutHead: ({ code }) => code !== 100,
  endings: {
    nothing: { closed: disconnected, reset: resetHead },
    head: { closed: disconnected, reset: resetHead },
    length: {
      closed: {
        error: null,
        note: 'urllib3 1.26 does not hold the octets against Content-Length: iter_content() ends as if all had come. From urllib3 2.0 on IncompleteRead is raised.',
      },
      reset,
    },
    chunked: { closed: cutChunk, reset },
    rest: { closed: cutChunk, reset },
    waiting: '(waits: no time limit by default)',
  },
  handed: { closed: 'blocks', reset: 'blocks', waiting: 'blocks' },
  decodes: ['gzip', 'deflate'],
  coding: { corrupt: undecodable, truncated: null, checksum: undecodable, trailing: null, members: 'all' },
  unaware: 'Nothing that it checks is missing: iter_content() ends.',
};
