/** Findings about what caches may keep of a response that is not what it should be (RFC 9111 §3.3, §4.2.2). */
import type { Head } from '../../wire/http1/head.ts';
import type { Exchange } from '../exchange.ts';
import { fieldOf, finalResponse, statusWords } from '../final-response.ts';
import type { FindingKind } from '../finding.ts';
import { decideOutcome, type Outcome, stageOf } from '../outcome.ts';
import { signals } from '../signals/index.ts';
import { rfc } from '../spec.ts';
import { quoted } from '../words.ts';

/** Cacheable by default (RFC 9110 §15.1), less 200, 204 and 206, of which nobody wants to be told each time. */
const byDefault: ReadonlySet<number> = new Set([203, 300, 301, 308, 404, 405, 410, 414, 501]);
/** Kept by Chromium until evicted, when no time is given. */
const lasting: ReadonlySet<number> = new Set([300, 301, 308, 410]);
const cacheFields = ['cache-control', 'expires', 'pragma', 'cdn-cache-control', 'surrogate-control'];

const broken: ReadonlySet<Outcome> = new Set(['truncated', 'reset', 'stalled', 'malformed']);

export const cachingFindings: readonly FindingKind[] = [
  {
    id: 'cacheable-by-default',
    severity: 'info',
    title: 'Caches may keep this response, as nothing says otherwise',
    spec: [rfc(9110, '15.1'), rfc(9111, '4.2.2')],
    example: { wire: 'HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello' },
    judge({ response }) {
      const final = finalResponse(response);
      if (final === null || !isRead(response.method) || !byDefault.has(final.status)) return null;
      if (cacheFields.some((key) => fieldOf(final.head, key) !== null)) return null;
      const mistaken = final.status >= 400;
      return {
        detail:
          `${quoted(statusWords(final.head))} came without Cache-Control or Expires, and ${final.status} is a status that a cache may keep by default, for a time that it chooses itself. ` +
          (mistaken
            ? `If the ${final.status} was a mistake, it may stick in caches after the server is mended. `
            : '') +
          (lasting.has(final.status) ? 'Chromium keeps such a response until it needs the room. ' : '') +
          'Cache-Control: no-store, or a short max-age, prevents that.',
        span: final.head.statusLine.span,
        ...(mistaken ? { title: `A mistaken ${final.status} may stick in caches` } : {}),
      };
    },
  },
  {
    id: 'incomplete-cacheable',
    severity: 'info',
    title: 'A cache may keep this broken response',
    spec: [rfc(9111, '3.3'), rfc(9111, '3')],
    example: { wire: 'HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 10\r\n\r\nhello' },
    judge(exchange) {
      const head = storableSuccess(exchange);
      if (head === null || !broken.has(outcomeOf(exchange, false))) return null;
      return {
        detail:
          `The response asks to be kept (${asking(head)}), and it is not whole. A cache that knows that it is incomplete may store the part, and must ask for the rest before it answers with it. ` +
          'One that cannot tell answers later requests with the part: after this failure, look whether a proxy or a CDN on the path does.',
        span: null,
      };
    },
  },
  {
    id: 'failure-cacheable',
    severity: 'warning',
    title: 'A cache may keep this failed response as a good one',
    spec: [rfc(9111, '3'), rfc(9111, '4.2')],
    example: {
      wire: 'HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\ngrpc-status: 13\r\n\r\n',
    },
    judge(exchange) {
      const head = storableSuccess(exchange);
      if (head === null || outcomeOf(exchange, true) !== 'complete-with-error') return null;
      if (!signals.some((kind) => kind.judge(exchange) !== null)) return null;
      return {
        detail:
          `The response asks to be kept (${asking(head)}), is whole by its framing, and says after the head that it failed. Caches look at the head alone: ` +
          'one request’s failure is then the answer to the requests that follow. The server cannot take the head back; a stream that can fail should go out with Cache-Control: no-store.',
        span: null,
      };
    },
  },
];

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function outcomeOf(exchange: Exchange, signal: boolean): Outcome {
  return decideOutcome(stageOf(exchange), exchange.ending.transport, signal);
}

/** The head of a 200 to GET that asks caches to keep it; null for any other. */
function storableSuccess({ response }: Exchange): Head | null {
  const final = finalResponse(response);
  if (final?.status !== 200 || response.method !== 'GET') return null;
  return directives(final.head).some((name) => name === 'no-store') || asking(final.head) === '' ? null : final.head;
}

/** The fields by which a head asks to be kept, quoted. Validators count: caches then choose a time by themselves. */
function asking(head: Head): string {
  const names: string[] = [];
  const control = directives(head);
  if (control.some((directive) => /^(?:s-maxage|max-age)="?0*[1-9]|^(?:immutable|public)$/.test(directive))) {
    names.push('cache-control');
  } else if (control.some((directive) => /^(?:no-cache|private|s-maxage=|max-age=)/.test(directive))) return '';
  names.push('expires', 'last-modified');
  return names
    .map((key) => fieldOf(head, key)?.raw)
    .filter((raw) => raw !== undefined)
    .map(quoted)
    .join(', ');
}

/** Members of Cache-Control, lower case. */
function directives(head: Head): string[] {
  return head.fields
    .filter(({ key }) => key === 'cache-control')
    .flatMap(({ value }) => value.split(','))
    .map((directive) => directive.trim().toLowerCase());
}
