/** Node's `http`: llhttp 9, strict; a response whose framing breaks emits `error` on the request or the response. */
import { llhttpFields, llhttpFraming, llhttpHead, llhttpNoStatusLine, type Say } from './llhttp.ts';
import { strictChunks } from './llhttp-chunks.ts';
import { noCodings, type Profile } from './profile.ts';
import { both, has, isCode } from './words.ts';

const say: Say = (code, reason) => `${code}: Parse Error: ${reason}`;
const gone = {
  error: 'ECONNRESET: socket hang up',
  note: 'The connection ended before the head did: the request fails.',
};
const reset = { error: 'ECONNRESET: read ECONNRESET', note: 'The reset reaches the caller as it is.' };
const aborted = {
  error: 'ECONNRESET: aborted',
  note: 'The response emits “aborted” and an error: its framing says that more was to come.',
};
const overflow = {
  error: say('HPE_HEADER_OVERFLOW', 'Header overflow'),
  note: 'A head of more than 16 KiB is refused (--max-http-header-size).',
};
const upgraded = both(isCode(101), has('upgrade'), has('connection'));

export const nodeHttp: Profile = {
  client: 'node-http',
  name: 'Node http',
  version: 'node v20.20.2 llhttp 9.3.1',
  skipsEmptyLines: true,
  stepsOver: /^[\r\n]+(?=HTTP|RTSP|ICE)/,
  aliases: /^(?:RTSP|ICE)(?=\/)/,
  noStatusLine: llhttpNoStatusLine(say, false),
  head: [
    { when: ({ octets }) => octets > 16 * 1024 + 500, ...overflow },
    ...llhttpHead(say, false),
    {
      when: ({ interim, version, code }, { received }) =>
        interim && code !== 101 && version === 'HTTP/1.0' && received > 0,
      error: say('HPE_CLOSED_CONNECTION', 'Data after `Connection: close`'),
      note: 'HTTP/1.0 without keep-alive ends with the first message, an interim one too: what follows is refused.',
    },
    {
      when: upgraded,
      error: "CLOSED: 'close' with no response and no 'error'",
      note: 'An upgrade that nobody listens for: the connection is destroyed, and no response comes.',
    },
  ],
  framing: [
    { when: isCode(101), as: 'none' },
    { when: (_head, { method }) => method === 'HEAD', as: 'none' },
    ...llhttpFraming,
  ],
  chunks: strictChunks(say, {
    octets: 16 * 1024 + 20,
    stop: {
      error: say('HPE_CHUNK_EXTENSIONS_OVERFLOW', 'Chunk extensions overflow'),
      note: 'Chunk extensions of more than 16 KiB are refused, from Node 18.19.1 and 20.11.1 on.',
    },
  }),
  trailers: [
    { when: ({ octets }) => octets > 16 * 1024, ...overflow },
    ...llhttpFields(say, false, true),
    {
      when: has('content-length'),
      error: say('HPE_INVALID_CONTENT_LENGTH', "Content-Length can't be present with Transfer-Encoding"),
      note: 'A trailer is parsed as a field, and Content-Length beside Transfer-Encoding is refused there too.',
    },
  ],
  showsTrailers: true,
  excess: [
    {
      when: (_head, { response }) => !startsResponse(response.excess?.beginning),
      error: say('HPE_INVALID_CONSTANT', 'Expected HTTP/, RTSP/ or ICE/'),
      note: 'The body is whole, and what comes behind it is no response: the parse error reaches the request all the same.',
    },
  ],
  endings: {
    nothing: { closed: gone, reset },
    head: { closed: gone, reset },
    length: { closed: aborted, reset },
    chunked: { closed: aborted, reset },
    rest: { closed: aborted, reset },
    waiting: '(waits: no time limit by default)',
  },
  handed: { closed: 'read', reset: 'read', waiting: 'read' },
  ...noCodings,
  unaware: 'It hands over the octets and leaves their meaning to the caller.',
};

/** Line ends and the beginning of a response pass for what could come next on the connection. */
function startsResponse(octets: Uint8Array | undefined): boolean {
  const text = String.fromCharCode(...(octets ?? []).slice(0, 64)).replace(/^[\r\n]+/, '');
  return text === '' || /^(?:HTTP|RTSP|ICE)\//.test(text) || 'HTTP/'.startsWith(text);
}
