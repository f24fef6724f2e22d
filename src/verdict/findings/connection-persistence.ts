/** Findings about what became of the connection: whether it could be used again, and what an error cost (RFC 9112 §9.3, §9.6). */
import type { Ending } from '../../wire/ending.ts';
import type { Head } from '../../wire/http1/head.ts';
import { fieldOf } from '../final-response.ts';
import type { FindingKind } from '../finding.ts';
import { rfc } from '../spec.ts';
import { duration, quoted } from '../words.ts';

const closings: ReadonlySet<Ending> = new Set(['fin', 'close-notify', 'tls-truncated']);
const broken: ReadonlySet<Ending> = new Set(['fin', 'close-notify', 'tls-truncated', 'rst']);

export const connectionPersistenceFindings: readonly FindingKind[] = [
  {
    id: 'connection-spent',
    severity: 'info',
    title: 'The failure cost the connection',
    spec: [rfc(9112, '7.1'), rfc(9112, '9.6'), rfc(9110, '15')],
    example: { wire: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n' },
    judge({ response, ending }) {
      const { head, reading, whole } = response;
      if (head === null || !head.complete || whole || !broken.has(ending.transport)) return null;
      if (reading?.framing !== 'chunked' && reading?.framing !== 'content-length') return null;
      if (head.statusLine.code === null || !persistent(head)) return null;
      return {
        detail:
          'HTTP/1.1 would have kept this connection for further requests. Once the head is sent, the framing leaves a server no other way to say that it failed than to end the connection before the body is whole: ' +
          'the next request pays for a new one, over TLS with a new handshake. In HTTP/2 a RST_STREAM would have ended this response alone.',
        span: null,
      };
    },
  },
  {
    id: 'connection-closed-after-message',
    severity: 'info',
    title: 'The connection was closed although the response let it be used again',
    spec: [rfc(9112, '9.3'), rfc(9112, '9.6')],
    example: { wire: 'HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\nhello' },
    judge({ response, ending, requestCloses, live }) {
      const { head, whole, reading, tunnel } = response;
      if (head === null || !whole || tunnel || requestCloses || !closings.has(ending.transport)) return null;
      if (reading?.framing === 'close' || !persistent(head)) return null;
      // Octets at hand end with a FIN unless told otherwise: that alone is no evidence.
      const offered = options(head).includes('keep-alive') || fieldOf(head, 'keep-alive') !== null;
      if (!offered && !live) return null;
      return {
        detail:
          `The message is whole, and ${offered ? 'its head offers' : 'nothing in its head keeps a client from'} using the connection again; the server closed it at once. ` +
          'A client that sends its next request at that moment sees it fail, and cannot know whether it was carried out. Connection: close in the head would have told.',
        span: null,
      };
    },
  },
  {
    id: 'connection-kept',
    severity: 'info',
    title: 'The connection stayed open although the head says that it closes',
    spec: [rfc(9112, '9.6')],
    example: {
      wire: 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello',
      ending: 'open',
    },
    judge({ response, ending }) {
      const { head, whole, reading } = response;
      if (head === null || !whole || ending.transport !== 'open' || reading?.framing === 'close') return null;
      const field = head.fields.find(({ key, value }) => key === 'connection' && /\bclose\b/i.test(value));
      if (field === undefined) return null;
      const { graceMs } = ending;
      return {
        detail:
          `The head says ${quoted(`Connection: ${field.value}`)}, and the server did not close${graceMs === undefined ? '' : ` within the ${duration(graceMs)} that were waited`} after the whole message. ` +
          'A client that waits for the close, as some old ones do, waits until the server’s time-out.',
        span: field.span,
      };
    },
  },
];

/** Options of the Connection fields, lower case. */
function options(head: Head): string[] {
  return head.fields
    .filter(({ key }) => key === 'connection')
    .flatMap(({ value }) => value.split(','))
    .map((option) => option.trim().toLowerCase());
}

/** Whether a connection can be used again after this response (RFC 9112 §9.3). */
export function persistent(head: Head): boolean {
  const named = options(head);
  if (named.includes('close')) return false;
  const version = head.statusLine.version ?? '';
  return /^HTTP\/1\.[1-9]$/.test(version) || (version === 'HTTP/1.0' && named.includes('keep-alive'));
}
