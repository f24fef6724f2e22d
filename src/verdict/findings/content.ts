/** Findings about content codings (RFC 9110 §8.4). */
import type { FindingKind } from '../finding.ts';
import { rfc } from '../spec.ts';
import { plural, quoted } from '../words.ts';

const spec = [rfc(9110, '8.4')];
const gzip = 'Content-Type: text/plain\r\nContent-Encoding: gzip\r\n';

export const contentFindings: readonly FindingKind[] = [
  {
    id: 'content-coding-truncated',
    severity: 'error',
    title: 'The coded content is not whole, although the message is',
    spec: [...spec, rfc(1952, '2.3.1')],
    signal: true,
    example: {
      wire: `HTTP/1.1 200 OK\r\n${gzip}Content-Length: 15\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\x03\xcb\x48\xcd\xc9\xc9`,
    },
    judge({ content }) {
      if (content.fault?.kind !== 'truncated') return null;
      return {
        detail:
          `The framing ends properly, but the ${content.fault.coding} data in it does not: ${content.fault.message}. ${plural(content.decodedLength ?? 0, 'octet')} could be decoded. ` +
          'Whoever compressed it failed before the end, and a proxy closed the message as if it were whole. Browsers and most clients show the beginning without an error.',
        span: null,
      };
    },
  },
  {
    id: 'content-coding-corrupt',
    severity: 'error',
    title: 'The content is not in the coding that the head names',
    spec,
    example: { wire: `HTTP/1.1 200 OK\r\n${gzip}Content-Length: 5\r\n\r\nhello` },
    judge({ content }) {
      if (content.fault?.kind !== 'corrupt') return null;
      return {
        detail:
          `Content-Encoding says ${quoted(content.fault.coding)}, and the content cannot be decoded: ${content.fault.message}. ${plural(content.decodedLength ?? 0, 'octet')} came out before. ` +
          'Browsers say ERR_CONTENT_DECODING_FAILED; clients that do not decode hand over the octets as they are.',
        span: null,
      };
    },
  },
  {
    id: 'content-coding-unknown',
    severity: 'info',
    title: 'A content coding that Lastchunk does not undo',
    spec,
    example: { wire: 'HTTP/1.1 200 OK\r\nContent-Encoding: x-own\r\nContent-Length: 5\r\n\r\nhello' },
    judge({ content, response }) {
      if (content.unsupported.length === 0 || response.bodyLength === 0) return null;
      return {
        detail: `Content-Encoding names ${content.unsupported.map(quoted).join(', ')}. The content was not looked into: an error in it would not be seen here.`,
        span: null,
      };
    },
  },
];
