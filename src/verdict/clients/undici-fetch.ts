/** `fetch` of the undici package, version 7: llhttp 9, strict, inside fetch()'s “TypeError: fetch failed”. */
import { llhttpFields, llhttpFraming, llhttpHead, llhttpNoStatusLine, type Say } from './llhttp.ts';
import { strictChunks } from './llhttp-chunks.ts';
import type { Case, HeadRow, Profile } from './profile.ts';
import { refusesContinue, undiciCommon } from './undici.ts';
import { both, has, isCode, valuesOf } from './words.ts';

const inHead: Say = (code, reason) => (at) => {
  if (lengthCameFirst(at)) {
    return 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH: fetch failed < Response body length does not match content-length header';
  }
  return `HTTPParserError: fetch failed < Response does not match the HTTP/1.1 protocol (${reason}) [${code}]`.replace(
    ` [${code}]`,
    '',
  );
};
const inBody: Say = (_code, reason) =>
  `HTTPParserError: terminated < Response does not match the HTTP/1.1 protocol (${reason})`;

/** A Content-Length that was read before the parser stopped is held against the octets that came: it never fits. */
function lengthCameFirst({ head, subject }: Case): boolean {
  if (head === null || subject === '' || Number(subject) < 0) return false;
  const place = head.fields.findIndex(({ key }) => key === 'content-length');
  return (
    place >= 0 &&
    (place < Number(subject) || /^content-length:[ \t]*\d*[1-9]/i.test(head.fields[place]?.raw ?? '')) &&
    place <= Number(subject) &&
    /^\d*[1-9]/.test(valuesOf(head, 'content-length')[0] ?? '') &&
    !laterThanCoding(head.fields, place)
  );
}

/** Content-Length behind Transfer-Encoding is refused at its name, before its value was read. */
function laterThanCoding(fields: readonly { key: string; value: string }[], place: number): boolean {
  return fields.slice(0, place).some(({ key, value }) => key === 'transfer-encoding' && value !== '');
}

const assertion = (what: string, note: string) => ({
  error: `ERR_ASSERTION: fetch failed < The expression evaluated to a falsy value:\n\n  assert(${what})\n`,
  note,
});
const upgrade = both(isCode(101), has('upgrade'), has('connection'));
const head: HeadRow[] = [
  ...llhttpHead(inHead, false),
  refusesContinue,
  {
    when: ({ code }) => code !== null && code < 100,
    ...assertion(
      'statusCode >= 100',
      'The parser takes any three digits, and undici asserts that they are 100 or more.',
    ),
  },
  {
    when: upgrade,
    error: 'UND_ERR_SOCKET: fetch failed < bad upgrade',
    note: 'An upgrade that nobody asked for fails the request.',
  },
  { when: isCode(101), ...assertion('upgrade', 'A 101 without Upgrade fails an assertion.') },
];

export const undiciFetch: Profile = {
  ...undiciCommon,
  client: 'undici-fetch',
  name: 'undici fetch',
  version: 'undici 7.30.2',
  aliases: /^(?:RTSP|ICE)(?=\/)/,
  stepsOver: /^[\r\n]+(?=HTTP|RTSP|ICE)/,
  noStatusLine: llhttpNoStatusLine(inHead, false),
  head: [...undiciCommon.head, ...head],
  framing: [
    { when: (_head, { method }) => method === 'HEAD', as: 'none' },
    { when: isCode(205), as: 'none' },
    ...llhttpFraming,
  ],
  chunks: strictChunks(inBody),
  trailers: [
    ...undiciCommon.trailers,
    ...llhttpFields(inBody, false, true),
    {
      when: has('content-length'),
      error: inBody('', "Content-Length can't be present with Transfer-Encoding"),
      note: 'A trailer is parsed as a field, and Content-Length beside Transfer-Encoding is refused there too.',
    },
  ],
};
