/** Node 20's own `fetch`: undici 6 over the lenient build of llhttp 6. */
import { llhttpFields, llhttpFraming, llhttpHead, llhttpNoStatusLine, type Say } from './llhttp.ts';
import { lenientChunks } from './llhttp-chunks.ts';
import type { Profile } from './profile.ts';
import { refusesContinue, undiciCommon } from './undici.ts';
import { both, firstValue, has, isCode, line, valuesOf } from './words.ts';

const inHead: Say = (code, reason) =>
  `${code === 'HPE_UNEXPECTED_SPACE' ? 'HTTPParserError' : code}: fetch failed < Response does not match the HTTP/1.1 protocol (${reason})`;
const inBody: Say = (code, reason) => `${code}: terminated < Response does not match the HTTP/1.1 protocol (${reason})`;

export const nodeFetch: Profile = {
  ...undiciCommon,
  client: 'node-fetch',
  name: 'Node fetch',
  version: 'undici 6.24.1 in node v20.20.2',
  stepsOver: /^[\r\n]+(?=HTTP)/,
  noStatusLine: llhttpNoStatusLine(inHead, true),
  // Digits up to a blank are the code, so that 0200 is 200; a CR in the reason ends the line, and the octet after it is lost.
  status: ({ line: text }) => Number(/^\S+ (\d*)/.exec(text)?.[1] ?? 0),
  reason: (head) => undiciCommon.reason?.({ ...head, reason: head.reason.split('\r')[0] ?? '' }) ?? null,
  head: [
    ...undiciCommon.head,
    ...llhttpHead(inHead, true),
    refusesContinue,
    {
      when: line(/^\S+ 0*\d{0,2}(?: |\r|$)/),
      error: 'ERR_ASSERTION: fetch failed < false == true',
      note: 'The lenient parser reads a number below 100, and undici asserts that it is not.',
    },
    {
      when: both(isCode(101), has('upgrade'), has('connection')),
      error: 'UND_ERR_SOCKET: fetch failed < bad upgrade',
      note: 'An upgrade that nobody asked for fails the request.',
    },
  ],
  interim: () => 'skip',
  framing: [
    { when: (_head, { method }) => method === 'HEAD', as: 'none' },
    { when: isCode(205), as: 'none' },
    // The CR is taken for the line's end, and what follows for an empty head.
    { when: line(/\r/), as: 'rest', earlier: (head) => afterCr(head.line, head.octets) },
    ...llhttpFraming,
  ],
  chunks: lenientChunks(inBody, false),
  trailers: [
    ...undiciCommon.trailers,
    ...llhttpFields(inBody, true, true),
    {
      when: (section, { response }) =>
        valuesOf(section, 'content-length').some((value) => Number(value) !== response.bodyLength),
      subject: firstValue('content-length', /./),
      error:
        'UND_ERR_RES_CONTENT_LENGTH_MISMATCH: terminated < Response body length does not match content-length header',
      note: 'A Content-Length in the trailers is held against the body, and does not fit.',
    },
  ],
};

/** Octets of the head behind the CR, the octet after it and the line end after that: the lenient parser takes them for content. */
function afterCr(text: string, octets: number): number {
  const cr = text.indexOf('\r');
  const lineEnd = /^\r?\n/.exec(`${text.slice(cr + 1)}\r\n`.slice(1))?.[0].length ?? 0;
  return octets - cr - 2 - lineEnd;
}
