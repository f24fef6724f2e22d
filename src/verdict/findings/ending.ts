/** Findings about how the exchange ended, and what it was in the middle of (RFC 9112 §8). */
import { type Ending, RECORDING_STOPPED } from '../../wire/ending.ts';
import { advice } from '../advice.ts';
import { cutPosition, headTimedOut, limitWords } from '../cut-position.ts';
import { excessOf } from '../excess.ts';
import type { Exchange } from '../exchange.ts';
import type { FindingKind, Observation } from '../finding.ts';
import { decideOutcome, type Outcome, stageOf } from '../outcome.ts';
import { receivedWords } from '../received-extent.ts';
import { rfc } from '../spec.ts';
import { duration, number, plural, quoted } from '../words.ts';

const chunkedHead = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
const incomplete = rfc(9112, '8');

/** Endings that are not of the server's making. */
const silent: ReadonlySet<Ending> = new Set(['idle-timeout', 'open', 'cancelled']);

function outcomeOf(exchange: Exchange): Outcome {
  return decideOutcome(stageOf(exchange), exchange.ending.transport, false);
}

/** The last octet: what an ending's span points at. */
function lastOctet({ ending }: Exchange): [number, number] {
  return [Math.max(0, ending.at - 1), ending.at];
}

/** Cuts before the head is whole. */
const inHead: ReadonlySet<string> = new Set(['cut-in-status-line', 'cut-in-header-section', 'cut-after-interim']);

function sentences(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** The name of the TLS alert that was received, out of an ending's reason. */
function alertOf(reason: string | undefined): string | null {
  return /^alert (\w+)/.exec(reason ?? '')?.[1] ?? null;
}

function cut(id: string, title: string, wire: string, explain: string): FindingKind {
  return {
    id,
    severity: 'error',
    title,
    advice: inHead.has(id) ? advice.head : advice.cut,
    spec: [incomplete],
    example: { wire },
    judge(exchange): Observation | null {
      if (outcomeOf(exchange) !== 'truncated') return null;
      const position = cutPosition(exchange);
      if (position.id !== id) return null;
      const detail = sentences(`The connection closed ${position.words}.`, receivedWords(exchange), explain);
      return { detail, span: lastOctet(exchange) };
    },
  };
}

export const endingFindings: readonly FindingKind[] = [
  {
    id: 'no-response',
    severity: 'error',
    advice: advice.noAnswer,
    title: 'The connection ended before the first octet of a response',
    spec: [rfc(9112, '8'), rfc(9112, '9.5')],
    example: { wire: '' },
    judge({ response, ending }) {
      if (response.received > 0 || silent.has(ending.transport)) return null;
      const how = ending.transport === 'rst' ? 'reset the connection' : 'closed the connection';
      return {
        detail:
          `The server ${how} without a single octet. It crashed, refused the request, or speaks TLS on this port. Browsers say ERR_EMPTY_RESPONSE ` +
          'or ERR_CONNECTION_RESET, curl exits with 52 or 56; some clients send the request again by themselves.',
        span: null,
      };
    },
  },
  cut(
    'cut-in-status-line',
    'The response ends within the status line',
    'HTTP/1.1 20',
    'There is no whole status line, so most clients report no response at all; the browsers take what came for a head without fields.',
  ),
  cut(
    'cut-in-header-section',
    'The response ends within the header section',
    'HTTP/1.1 200 OK\r\nContent-Le',
    'The empty line that ends the head never came. curl, Python’s http.client, requests and the browsers nevertheless report a success with an empty body.',
  ),
  cut(
    'cut-after-interim',
    'Only interim responses came',
    'HTTP/1.1 100 Continue\r\n\r\n',
    'A 1xx promises a final response, and none followed.',
  ),
  cut(
    'cut-before-chunk',
    'The response ends where a chunk should begin: no last-chunk',
    `${chunkedHead}5\r\nhello\r\n`,
    'A chunked body is whole only with its last-chunk, the one of size 0. Its absence is how a server that fails after a 200 tells: the data so far is not all. Clients report an error in the body, and hand over what came.',
  ),
  cut(
    'cut-in-chunk-size',
    'The response ends within a chunk-size line',
    `${chunkedHead}5\r\nhello\r\n1`,
    'The body is not whole. Clients report an error in the body.',
  ),
  cut(
    'cut-in-chunk-data',
    'The response ends within a chunk',
    `${chunkedHead}5\r\nhel`,
    'The chunk declared more octets than came, so the body is not whole. Clients report an error in the body.',
  ),
  cut(
    'cut-in-trailer-section',
    'The response ends within the trailer section',
    `${chunkedHead}5\r\nhello\r\n0\r\nX-Checksum: ab`,
    'The last-chunk came, so all of the content is there; the empty line that ends the message is not, and trailers may be missing. Some clients report an error, others a success.',
  ),
  cut(
    'cut-in-content',
    'The body is shorter than Content-Length says',
    'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello',
    'Clients report an error in the body; requests (before 2.32) hands over the short body as a success.',
  ),
  {
    id: 'tls-truncated',
    severity: 'error',
    advice: advice.tls,
    title: 'TLS ended without its closure alert',
    spec: [rfc(9112, '9.8'), rfc(8446, '6.1')],
    example: { wire: 'HTTP/1.1 200 OK\r\n\r\nhello', ending: 'tls-truncated' },
    judge(exchange) {
      if (exchange.ending.transport !== 'tls-truncated') return null;
      const { response } = exchange;
      if (response.received === 0) return null;
      if (response.whole) {
        return {
          severity: 'info',
          detail:
            'The TCP connection closed without TLS’s close_notify. The message was whole by its own framing, so nothing is lost; many servers do so.',
          span: lastOctet(exchange),
        };
      }
      const { reason } = exchange.ending;
      const alert = alertOf(reason);
      return {
        ...(alert === null ? {} : { title: `TLS was ended by the alert ${alert}` }),
        detail:
          (alert !== null
            ? `The server sent the fatal TLS alert ${alert}, and ended the connection by it: something in it failed after it had begun to answer. `
            : reason !== undefined
              ? `TLS broke (${reason}), and the connection with it. `
              : 'The TCP connection closed without TLS’s close_notify. ') +
          (response.state === 'close'
            ? 'This body ends where the connection ends, so anybody on the path could have cut it: RFC 9112 has it counted as incomplete. Hardly any client notices.'
            : 'The message was not whole: the server process died, or somebody on the path cut the connection.'),
        span: lastOctet(exchange),
      };
    },
  },
  {
    id: 'reset',
    severity: 'error',
    advice: advice.reset,
    title: 'The connection was reset before the response was whole',
    spec: [incomplete, rfc(9112, '9.5')],
    example: { wire: `${chunkedHead}5\r\nhello\r\n`, ending: 'rst' },
    judge(exchange) {
      const outcome = outcomeOf(exchange);
      if (outcome !== 'reset') return null;
      const { reason } = exchange.ending;
      return {
        detail: sentences(
          `The connection was reset ${cutPosition(exchange).words}${reason ? ` (${reason})` : ''}.`,
          receivedWords(exchange),
          'A server process that dies, or closes a socket with unread input, resets.',
          'A reset can flush octets that had arrived and were not read yet: more may have been sent than is shown.',
        ),
        span: lastOctet(exchange),
      };
    },
  },
  {
    id: 'reset-after-message',
    severity: 'info',
    title: 'The connection was reset after the whole message',
    spec: [rfc(9112, '9.6')],
    example: { wire: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', ending: 'rst' },
    judge(exchange) {
      if (exchange.ending.transport !== 'rst' || !exchange.response.whole) return null;
      return {
        detail:
          'The message was whole, then the connection was reset. A client that had not read everything yet could have lost the end of it.',
        span: null,
      };
    },
  },
  {
    id: 'stalled',
    severity: 'error',
    advice: advice.stalled,
    title: 'Nothing more came, and the response is not whole',
    spec: [incomplete],
    example: { wire: `${chunkedHead}5\r\nhello\r\n`, ending: 'open' },
    judge(exchange) {
      if (outcomeOf(exchange) !== 'stalled') return null;
      const { idleMs } = exchange.ending;
      const late = headTimedOut(exchange);
      return {
        ...(late ? { title: 'The head did not end in the time given to it' } : {}),
        detail: sentences(
          late
            ? `The head had not ended when its time was up, ${cutPosition(exchange).words}; the connection is still open.`
            : `Nothing more came${idleMs === undefined ? '' : ` for ${duration(idleMs)}`} ${cutPosition(exchange).words}; the connection is still open.`,
          receivedWords(exchange),
          'Clients without a time-out of their own wait for ever; browsers show a request that never finishes.',
        ),
        span: lastOctet(exchange),
      };
    },
  },
  {
    id: 'cancelled',
    severity: 'info',
    title: 'The inspection was cancelled before the response was whole',
    spec: [incomplete],
    example: { wire: `${chunkedHead}5\r\nhello\r\n`, ending: 'cancelled' },
    judge(exchange) {
      const limit = limitWords(exchange);
      const stopped = exchange.ending.reason === RECORDING_STOPPED;
      const whole = outcomeOf(exchange) !== 'cancelled';
      if (limit === null && whole) return null;
      return {
        ...(limit === null ? {} : { title: 'The inspection stopped by itself, at a limit that was set for it' }),
        ...(stopped ? { title: 'The recording stopped before the response was whole' } : {}),
        detail: sentences(
          limit !== null
            ? `It stopped at its limit of ${limit}${whole ? '' : `, ${cutPosition(exchange).words}`}: nobody cancelled it, and the server had not ended the connection.`
            : stopped
              ? `The companion host stopped while it recorded, ${cutPosition(exchange).words}: nobody cancelled the inspection.`
              : `It was cancelled ${cutPosition(exchange).words}.`,
          receivedWords(exchange),
          'What the server would have sent is not known.',
        ),
        span: null,
      };
    },
  },
  {
    id: 'close-delimited',
    severity: 'info',
    title: 'The body ends where the connection ends',
    spec: [rfc(9112, '6.3'), rfc(9112, '8')],
    example: { wire: 'HTTP/1.1 200 OK\r\n\r\nhello' },
    judge({ response, ending }) {
      if (response.state !== 'close' || response.reading?.unreadable === true) return null;
      const secure = ending.transport === 'close-notify';
      return {
        detail:
          `Neither Content-Length nor chunked says how long the body is; ${plural(response.bodyLength, 'octet')} came until the connection closed. ` +
          'A server that fails half-way looks just the same as one that has finished, so nobody can tell whether it is whole.' +
          (secure
            ? ' The closure alert of TLS shows that the server meant to close; it does not show that it was done.'
            : ''),
        span: null,
      };
    },
  },
  {
    id: 'excess-octets',
    severity: 'error',
    advice: advice.excess,
    title: 'Octets after the end of the response',
    spec: [rfc(9112, '6.3'), rfc(9112, '9.2')],
    example: { wire: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloWORLD' },
    judge({ response }) {
      const excess = excessOf(response);
      if (excess === null || excess.kind === 'forbidden-content') return null;
      const blank = excess.kind === 'empty-lines';
      const another = excess.kind === 'response';
      return {
        detail:
          `${plural(excess.length, 'octet')} came after the end of the message, beginning with ${quoted(excess.beginning)}. ` +
          (blank
            ? 'It is an empty line that old servers add; clients ignore it.'
            : another
              ? 'It is a second response that nobody asked for: a connection used again would give it to the next request (response splitting, or a proxy that lost count).'
              : 'The framing says that the body ended before: it is longer than the head declares, and clients cut it there without an error.'),
        span: [excess.offset, excess.offset + excess.length],
        ...(blank ? { severity: 'info' as const } : {}),
        ...(another ? { title: 'A second response after the end of the first' } : {}),
      };
    },
  },
  {
    id: 'tunnel',
    severity: 'info',
    title: 'What follows the head is another protocol',
    spec: [rfc(9110, '7.8'), rfc(9110, '9.3.6')],
    example: { wire: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: foo\r\nConnection: Upgrade\r\n\r\n\x01\x02' },
    judge({ response }) {
      if (!response.tunnel) return null;
      return {
        detail: `The head hands the connection over to another protocol; ${number(response.excess?.length ?? 0)} octets of it came. They are not part of an HTTP message.`,
        span: null,
      };
    },
  },
];
