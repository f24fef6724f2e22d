/** Reports of exchanges that might have been, for the plain page and its tests. */
import { LastchunkError } from '../../report/fault.ts';
import type { Field, Finding, Message, Report, Trailer } from '../../report/report.ts';

/** Strings that a hostile server would like to see interpreted. */
export const hostile = {
  markup: '<img src=x onerror="document.title=1"><script>document.title=2</script>',
  bidi: 'total \u202egnp.exe',
  controls: 'a\u0000b\u001b[31mc\u007fd\u0085e',
} as const;

function fieldsOf(lines: string[], start: number): Field[] {
  let at = start;
  return lines.map((raw) => {
    const colon = raw.indexOf(':');
    const span: [number, number] = [at, at + raw.length + 2];
    at = span[1];
    return { name: raw.slice(0, colon), value: raw.slice(colon + 1).trim(), raw, span };
  });
}

function message(line: string, lines: string[], rest: Partial<Message> = {}): Message {
  const [version = '', codeRaw = ''] = line.split(' ');
  const reason = line.slice(version.length + codeRaw.length + 2);
  const codeAt = version.length + 1;
  const reasonAt = codeAt + codeRaw.length + 1;
  return {
    statusLine: {
      raw: line,
      version,
      code: Number(codeRaw),
      codeRaw,
      reason,
      reasonRaw: reason,
      class: codeRaw.startsWith('1') ? 'informational' : 'successful',
      treatAs: Number(codeRaw),
      registered: codeRaw === '103' ? 'Early Hints' : 'OK',
      span: [0, line.length + 2],
      parts: { version: [0, version.length], code: [codeAt, reasonAt - 1], reason: [reasonAt, line.length] },
    },
    fields: fieldsOf(lines, line.length + 2),
    body: {
      framing: 'chunked',
      declaredLength: null,
      length: 0,
      complete: true,
      contentCoding: [],
      decodedLength: null,
    },
    chunks: null,
    trailers: [],
    ...rest,
  };
}

function chunked(
  count: number,
  size: number,
  lastChunk: boolean,
  length = count * size,
): Pick<Message, 'body' | 'chunks'> {
  return {
    body: {
      framing: 'chunked',
      declaredLength: null,
      length,
      complete: lastChunk,
      contentCoding: [],
      decodedLength: null,
    },
    chunks: {
      count,
      lastChunk,
      sizes: Array.from({ length: Math.min(count, 1_000) }, () => size),
      smallest: { index: 0, size },
      largest: { index: count - 1, size },
      longestGap: count > 1 ? { index: 1, ms: 1_204.6 } : null,
      extensions: 1,
    },
  };
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

function report(id: string, parts: Pick<Report, 'response' | 'ending' | 'verdict'> & Partial<Report>): Report {
  return {
    schema: 1,
    request: { method: 'GET', url: `http://canned.test/${id}`, sent: 96 },
    interim: [],
    findings: [],
    clients: [],
    connection: { address: '127.0.0.1', port: 8080, tls: null },
    timing: {
      startedAt: '2026-01-02T03:04:05.678Z',
      connected: 1.2,
      secured: null,
      sent: 1.6,
      firstOctet: 84.3,
      lastOctet: 1_412.9,
      ended: 1_413.4,
    },
    capture: { id, received: 4_321, sent: 96, fault: null },
    ...parts,
  };
}

const jsonFields = [
  'Date: Fri, 02 Jan 2026 03:04:05 GMT',
  'Content-Type: application/json',
  'Transfer-Encoding: chunked',
  'Cache-Control: no-store',
  'Connection: close',
];

function trailers(...given: [name: string, value: string, kind: Trailer['class']][]): Trailer[] {
  return given.map(([name, value, kind], i) => ({
    name,
    value,
    raw: `${name}: ${value}`,
    class: kind,
    span: [4_200 + i * 40, 4_240 + i * 40],
  }));
}

export const cannedReports: Record<string, Report> = {
  complete: report('complete', {
    interim: [message('HTTP/1.1 103 Early Hints', ['Link: </app.css>; rel=preload; as=style'])],
    response: message('HTTP/1.1 200 OK', jsonFields, chunked(12, 340, true)),
    ending: { transport: 'open', at: 4_321 },
    verdict: {
      outcome: 'complete',
      brokenSuccess: false,
      summary: '200 OK, and the body is whole: 12 chunks and the last-chunk.',
      because: [],
    },
  }),
  truncated: report('truncated', {
    response: message('HTTP/1.1 200 OK', jsonFields, chunked(3, 1_024, false)),
    ending: { transport: 'fin', at: 3_262 },
    verdict: {
      outcome: 'truncated',
      brokenSuccess: true,
      summary: '200 OK, then the stream broke: the connection closed after chunk 3, before the last-chunk.',
      because: ['chunked-no-last-chunk'],
    },
    findings: [
      finding('date-in-past', 'info', 'The Date field is old', 'The response says that it was made 3 months ago.', {
        span: [17, 54],
      }),
      finding(
        'chunked-no-last-chunk',
        'error',
        'The chunked body has no last-chunk',
        'The connection closed cleanly (FIN) after 3 chunks. A recipient cannot take what it has for the whole: it must treat the message as incomplete.',
        { span: [3_262, 3_262], spec: [section7, section8] },
      ),
      finding('gap-long', 'warning', 'A long silence within the body', 'Nothing came for 1.2 s before chunk 2.', {
        span: [1_190, 1_196],
        count: 2,
      }),
    ],
    capture: { id: 'truncated', received: 3_262, sent: 96, fault: null },
  }),
  'complete-with-error': report('complete-with-error', {
    response: message('HTTP/1.1 200 OK', [...jsonFields, 'Trailer: grpc-status, grpc-message'], {
      ...chunked(7, 512, true),
      trailers: trailers(
        ['grpc-status', '13', 'announced'],
        ['grpc-message', 'upstream%20gave%20up', 'announced'],
        ['X-Stream-Error', 'deadline exceeded', 'unannounced'],
        ['Content-Length', '12', 'forbidden'],
      ),
    }),
    ending: { transport: 'close-notify', at: 4_321 },
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
          span: [4_200, 4_217],
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
  malformed: report('malformed', {
    response: {
      ...message('HTTP/1.1 200 OK', [], { chunks: null }),
      statusLine: {
        raw: `HTTP/1.1 F00 ${hostile.controls}`,
        version: 'HTTP/1.1',
        code: null,
        codeRaw: 'F00',
        reason: hostile.controls,
        reasonRaw: hostile.controls,
        class: 'unparsable',
        treatAs: null,
        registered: null,
        span: [0, 27],
        parts: { version: [0, 8], code: [9, 12], reason: [13, 25] },
      },
      fields: fieldsOf(['Server: canned', `X-Note: ${hostile.markup}`, 'X-Odd :\tspaced'], 27),
      body: {
        framing: 'close',
        declaredLength: null,
        length: 0,
        complete: false,
        contentCoding: [],
        decodedLength: null,
      },
    },
    ending: { transport: 'rst', at: 27, reason: 'ECONNRESET' },
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
      received: 27,
      sent: 96,
      fault: { code: 'disk-full', message: 'There is no room left on the disk.' },
    },
  }),
  'ten-million': report('ten-million', {
    response: message('HTTP/1.1 200 OK', jsonFields, chunked(10_000_000, 16, true)),
    ending: { transport: 'open', at: 220_000_200 },
    verdict: {
      outcome: 'complete',
      brokenSuccess: false,
      summary: '200 OK, and the body is whole: 10,000,000 chunks and the last-chunk.',
      because: [],
    },
    capture: { id: 'ten-million', received: 220_000_200, sent: 96, fault: null },
  }),
  undelimited: report('undelimited', {
    response: message('HTTP/1.1 200 OK', ['Content-Type: text/plain'], {
      body: {
        framing: 'close',
        declaredLength: null,
        length: 900,
        complete: false,
        contentCoding: ['gzip'],
        decodedLength: 2_200,
      },
    }),
    ending: { transport: 'fin', at: 960 },
    verdict: {
      outcome: 'undelimited',
      brokenSuccess: false,
      summary: '200 OK, and the body ends where the connection does: nobody can tell whether it is whole.',
      because: [],
    },
  }),
  cancelled: report('cancelled', {
    response: message('HTTP/1.1 200 OK', jsonFields, chunked(4, 256, false)),
    ending: { transport: 'cancelled', at: 1_300, idleMs: 220 },
    verdict: {
      outcome: 'cancelled',
      brokenSuccess: false,
      summary: '200 OK, and you stopped the inspection after chunk 4.',
      because: [],
    },
  }),
};

export function cannedReport(name: string): Report {
  const report = cannedReports[name];
  if (report === undefined) throw new LastchunkError('capture-unknown', `There is no canned report "${name}".`);
  return report;
}
