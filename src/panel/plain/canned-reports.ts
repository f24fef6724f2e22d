/** Exchanges that might have been, with their reports, for the plain page and its tests. */
import { LastchunkError } from '../../report/fault.ts';
import type { Finding, Report } from '../../report/report.ts';
import { cutClients } from './canned-clients.ts';
import { type CannedExchange, exchange } from './canned-exchange.ts';
import {
  cancelled,
  complete,
  cutInside,
  excess,
  hostile,
  malformed,
  secrets,
  short,
  stream,
  tenMillion,
  truncated,
  undelimited,
  withError,
} from './canned-messages.ts';

export interface Canned {
  report: Report;
  exchange: CannedExchange;
}

const section7 = { label: 'RFC 9112 §7.1', url: 'https://www.rfc-editor.org/rfc/rfc9112#section-7.1' };
const section8 = { label: 'RFC 9112 §8', url: 'https://www.rfc-editor.org/rfc/rfc9112#section-8' };

function finding(
  id: string,
  severity: Finding['severity'],
  title: string,
  detail: string,
  more: Partial<Finding> = {},
): Finding {
  return { id, severity, title, detail, span: null, spec: [], ...more };
}

type Given = Pick<Report, 'ending' | 'verdict'> & Partial<Report>;

function canned(id: string, played: CannedExchange, given: Given): Canned {
  const { count } = played.rows;
  const last = count === 0 ? 84.3 : played.rows.row(count - 1).time + 1.4;
  const report: Report = {
    schema: 1,
    request: { method: 'GET', url: `http://canned.test/${id}`, sent: sentText(id).length },
    interim: played.interim,
    response: played.response,
    findings: [],
    clients: [],
    connection: { address: '127.0.0.1', port: 8080, tls: null },
    timing: {
      startedAt: '2026-01-02T03:04:05.678Z',
      connected: 1.2,
      secured: null,
      sent: 1.6,
      firstOctet: 84.3,
      lastOctet: last,
      ended: last + 0.5 + (given.ending.graceMs ?? 0),
    },
    capture: { id, received: played.total, sent: sentText(id).length, fault: null },
    ...given,
  };
  return { report, exchange: played };
}

/** Fields of a request that says who asks. */
const credentials = ['Cookie: session=4711-secret', 'Authorization: Bearer eyJhbGciOi.secret'];

export function sentText(id: string): string {
  return [
    `GET /${id} HTTP/1.1`,
    'Host: canned.test',
    'User-Agent: lastchunk/0.1.0',
    'Accept: */*',
    'TE: trailers',
    'Connection: TE',
    ...(id === 'secrets' ? credentials : []),
    '',
    '',
  ].join('\r\n');
}

function at(total: number): [number, number] {
  return [total, total];
}

export const cannedExchanges: Record<string, Canned> = {
  complete: canned('complete', complete, {
    ending: { transport: 'open', at: complete.total, graceMs: 150 },
    verdict: {
      outcome: 'complete',
      brokenSuccess: false,
      summary: '200 OK, and the body is whole: 12 chunks and the last-chunk.',
      because: [],
    },
  }),
  secrets: canned('secrets', secrets, {
    ending: { transport: 'open', at: secrets.total },
    verdict: {
      outcome: 'complete',
      brokenSuccess: false,
      summary: '200 OK, complete: 3 chunks, 1,020 octets, the last-chunk, 1 trailer field.',
      because: [],
    },
  }),
  truncated: canned('truncated', truncated, {
    ending: { transport: 'fin', at: truncated.total },
    verdict: {
      outcome: 'truncated',
      brokenSuccess: true,
      summary: '200 OK, then the stream broke: the connection closed after chunk 3, before the last-chunk.',
      because: ['chunked-no-last-chunk', 'gap-long'],
    },
    findings: [
      finding('date-in-past', 'info', 'The Date field is old', 'The response says that it was made 3 months ago.', {
        span: [17, 52],
      }),
      finding(
        'chunked-no-last-chunk',
        'error',
        'The chunked body has no last-chunk',
        'The connection closed cleanly (FIN) after 3 chunks. A recipient cannot take what it has for the whole: it must treat the message as incomplete.',
        {
          span: at(truncated.total),
          spec: [section7, section8],
          advice:
            'Look in the log of the server, and of each proxy before it, for what failed after the head was sent.',
        },
      ),
      finding('gap-long', 'warning', 'A long silence within the body', 'Nothing came for 1.2 s before chunk 2.', {
        span: [truncated.rows.row(1).offset, truncated.rows.row(1).offset + 5],
        count: 2,
      }),
    ],
    clients: cutClients,
  }),
  'complete-with-error': canned('complete-with-error', withError, {
    ending: { transport: 'close-notify', at: withError.total },
    verdict: {
      outcome: 'complete-with-error',
      brokenSuccess: true,
      summary:
        '200 OK and whole on the wire, but the server reported a failure in a trailer: grpc-status 13 (INTERNAL).',
      because: ['grpc-status'],
    },
    findings: [
      finding(
        'grpc-status',
        'error',
        'A trailer says that the call failed',
        'grpc-status is 13 (INTERNAL): upstream gave up.',
        {
          span: [withError.trailersAt, withError.trailersAt + 15],
          signal: true,
          spec: [{ label: 'gRPC over HTTP/2', url: 'https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md' }],
        },
      ),
    ],
    connection: {
      address: '::1',
      port: 8443,
      tls: {
        version: 'TLSv1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
        serverName: 'localhost',
        untrusted: 'self-signed certificate',
      },
    },
  }),
  'cut-inside-chunk': canned('cut-inside-chunk', cutInside, {
    ending: { transport: 'rst', at: cutInside.total, reason: 'ECONNRESET' },
    verdict: {
      outcome: 'reset',
      brokenSuccess: true,
      summary: '200 OK, then the stream broke: the connection was reset within chunk 5.',
      because: ['reset'],
    },
    findings: [
      finding('reset', 'error', 'The connection was reset', 'The server, or something before it, sent a RST.', {
        span: at(cutInside.total),
      }),
    ],
  }),
  malformed: canned('malformed', malformed, {
    ending: { transport: 'rst', at: malformed.total, reason: 'ECONNRESET' },
    verdict: {
      outcome: 'malformed',
      brokenSuccess: false,
      summary: 'The status line cannot be read: "F00" is not a status code.',
      because: ['status-code-unparsable'],
    },
    findings: [
      finding(
        'status-code-unparsable',
        'error',
        'The status code is not three digits',
        `"F00" stands where a status code belongs. The reason phrase reads "${hostile.bidi}".`,
        {
          span: [9, 12],
          spec: [{ label: 'RFC 9112 §4', url: 'https://www.rfc-editor.org/rfc/rfc9112#section-4' }],
        },
      ),
      finding('markup', 'warning', hostile.markup, hostile.markup, {
        spec: [{ label: 'not a link', url: 'javascript:alert(1)' }],
      }),
    ],
    capture: {
      id: 'malformed',
      received: malformed.total,
      sent: 120,
      fault: { code: 'disk-full', message: 'There is no room left on the disk.' },
    },
  }),
  'ten-million': canned('ten-million', tenMillion, {
    ending: { transport: 'open', at: tenMillion.total },
    verdict: {
      outcome: 'complete',
      brokenSuccess: false,
      summary: '200 OK, and the body is whole: 10,000,000 chunks and the last-chunk.',
      because: [],
    },
  }),
  stream: canned('stream', stream, {
    ending: { transport: 'fin', at: stream.total },
    verdict: {
      outcome: 'complete',
      brokenSuccess: false,
      summary: '200 OK, and the body is whole: 1,000 chunks and the last-chunk.',
      because: [],
    },
  }),
  undelimited: canned('undelimited', undelimited, {
    ending: { transport: 'fin', at: undelimited.total },
    verdict: {
      outcome: 'undelimited',
      brokenSuccess: false,
      summary: '200 OK, and the body ends where the connection does: nobody can tell whether it is whole.',
      because: [],
    },
  }),
  short: canned('short', short, {
    ending: { transport: 'idle-timeout', at: short.total, idleMs: 30_000 },
    verdict: {
      outcome: 'stalled',
      brokenSuccess: true,
      summary: '200 OK, then nothing more came: 12,480 of the 20,000 octets that Content-Length declares.',
      because: ['stalled'],
    },
    findings: [
      finding('stalled', 'error', 'The body stalled', 'Nothing came for 30 s, and 7,520 octets are missing.', {
        span: at(short.total),
      }),
    ],
  }),
  excess: canned('excess', excess, {
    ending: { transport: 'fin', at: excess.total },
    verdict: {
      outcome: 'complete',
      brokenSuccess: true,
      summary: '200 OK and whole, but a second response follows that nobody asked for.',
      because: ['excess-octets'],
    },
    findings: [
      finding('excess-octets', 'error', 'Octets follow the end of the message', 'They begin with "HTTP/1.1 500".', {
        span: [excess.excessAt, excess.total],
      }),
    ],
  }),
  'no-response': canned('no-response', exchange({ line: '', fields: [] }), {
    response: null,
    interim: [],
    ending: { transport: 'fin', at: 0 },
    verdict: {
      outcome: 'no-response',
      brokenSuccess: false,
      summary: 'The server closed the connection before it had sent an octet.',
      because: ['no-response'],
    },
    findings: [
      finding('no-response', 'error', 'No octet was received', 'The connection closed before the first octet.', {
        span: [0, 0],
      }),
    ],
    capture: { id: 'no-response', received: 0, sent: 120, fault: null },
  }),
  limited: canned('limited', cancelled, {
    ending: { transport: 'cancelled', at: cancelled.total, reason: 'received-limit' },
    verdict: {
      outcome: 'cancelled',
      brokenSuccess: true,
      summary: `200 OK, stopped at the limit of ${cancelled.total} octets, after chunk 4, before the last-chunk.`,
      because: ['cancelled'],
    },
  }),
  cancelled: canned('cancelled', cancelled, {
    ending: { transport: 'cancelled', at: cancelled.total, idleMs: 220 },
    verdict: {
      outcome: 'cancelled',
      brokenSuccess: false,
      summary: '200 OK, and you stopped the inspection after chunk 4.',
      because: [],
    },
  }),
};

export function cannedExchange(name: string): Canned {
  const found = cannedExchanges[name];
  if (found === undefined) throw new LastchunkError('capture-unknown', `There is no canned report "${name}".`);
  return found;
}

export function cannedReport(name: string): Report {
  return cannedExchange(name).report;
}
