/** Findings about content that came where none may be, or did not come where it should (RFC 9110 §6.4.1, §15). */
import { excessOf } from '../excess.ts';
import type { Exchange } from '../exchange.ts';
import { finalResponse, statusWords } from '../final-response.ts';
import type { FindingKind } from '../finding.ts';
import { stageOf } from '../outcome.ts';
import { rfc } from '../spec.ts';
import { plural, quoted } from '../words.ts';

export const contentPresenceFindings: readonly FindingKind[] = [
  {
    id: 'content-forbidden',
    severity: 'error',
    title: 'Content where none may be',
    spec: [rfc(9110, '6.4.1'), rfc(9112, '6.3'), rfc(9110, '15.3.5'), rfc(9110, '15.4.5')],
    example: { wire: 'HTTP/1.1 204 No Content\r\n\r\nhello' },
    judge({ response }) {
      const excess = excessOf(response);
      const final = finalResponse(response);
      if (excess?.kind !== 'forbidden-content' || final === null) return null;
      const why = response.method === 'HEAD' ? 'A response to HEAD' : `A response with the status ${final.status}`;
      return {
        detail:
          `${plural(excess.length, 'octet')} came after the head, beginning with ${quoted(excess.beginning)}. ${why} ends with the empty line after its head, ` +
          'whatever its fields say. Clients throw such octets away with the connection, or read them as the beginning of the next response.' +
          (final.status === 204 ? ' Of a 204 like this, Node’s http and Java were seen to report an error.' : ''),
        span: [excess.offset, excess.offset + excess.length],
        title: response.method === 'HEAD' ? 'Content in a response to HEAD' : `Content in a ${final.status} response`,
      };
    },
  },
  {
    id: 'content-in-205',
    severity: 'warning',
    title: 'Content in a 205 response',
    spec: [rfc(9110, '15.3.6')],
    example: { wire: 'HTTP/1.1 205 Reset Content\r\nContent-Length: 5\r\n\r\nhello' },
    judge({ response }) {
      if (finalResponse(response)?.status !== 205 || response.bodyLength === 0) return null;
      return {
        detail:
          `${plural(response.bodyLength, 'octet')} of content came with a 205, which asks the client to clear its form and must not bring content. ` +
          'Unlike a 204 it is framed as any response, so clients read the octets; the Fetch standard has fetch() drop them.',
        span: response.head?.statusLine.span ?? null,
      };
    },
  },
  {
    id: 'error-without-explanation',
    severity: 'info',
    title: 'An error response that explains nothing',
    spec: [rfc(9110, '15.5'), rfc(9110, '15.6')],
    example: { wire: 'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 10\r\n\r\n' },
    judge(exchange) {
      const { response } = exchange;
      const final = finalResponse(response);
      if (final === null || final.status < 400 || final.status > 599) return null;
      if (response.method === 'HEAD' || response.bodyLength > 0 || !ended(exchange)) return null;
      return {
        detail:
          `${quoted(statusWords(final.head))} came without content. A server should send a representation that explains the error, and whether it will pass; ` +
          'browsers show a page of their own instead, and API clients have nothing but the code to report.',
        span: final.head.statusLine.span,
      };
    },
  },
];

/** True when no more content was to come, as far as anybody can tell. */
function ended(exchange: Exchange): boolean {
  const stage = stageOf(exchange);
  const { transport } = exchange.ending;
  return stage === 'whole' || (stage === 'close-delimited' && (transport === 'fin' || transport === 'close-notify'));
}
