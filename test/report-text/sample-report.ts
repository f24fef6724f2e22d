/** A Report of a chunked 200 that was cut, as the renderer gets it. Tests change what they need. */
import type { Message, Report } from '../../src/report/report.ts';

export function sampleMessage(overrides: Partial<Message> = {}): Message {
  return {
    statusLine: {
      raw: 'HTTP/1.1 200 OK',
      version: 'HTTP/1.1',
      code: 200,
      codeRaw: '200',
      reason: 'OK',
      reasonRaw: 'OK',
      class: 'successful',
      treatAs: 200,
      registered: 'OK',
      span: [0, 17],
      parts: { version: [0, 8], code: [9, 12], reason: [13, 15] },
    },
    fields: [
      { name: 'Content-Type', value: 'application/json', raw: 'Content-Type: application/json', span: [17, 49] },
      { name: 'Transfer-Encoding', value: 'chunked', raw: 'Transfer-Encoding: chunked', span: [49, 77] },
    ],
    body: {
      framing: 'chunked',
      declaredLength: null,
      length: 75,
      complete: false,
      contentCoding: [],
      decodedLength: null,
    },
    chunks: {
      count: 3,
      lastChunk: false,
      sizes: [20, 25, 30],
      smallest: { index: 0, size: 20 },
      largest: { index: 2, size: 30 },
      longestGap: { index: 2, ms: 1_204 },
      extensions: 0,
    },
    trailers: [],
    ...overrides,
  };
}

export function sampleReport(overrides: Partial<Report> = {}): Report {
  return {
    schema: 1,
    request: { method: 'GET', url: 'http://127.0.0.1:8080/chunked-cut', sent: 120 },
    interim: [],
    response: sampleMessage(),
    ending: { transport: 'fin', at: 170 },
    verdict: {
      outcome: 'truncated',
      brokenSuccess: true,
      summary: '200 OK, then the stream broke: the connection closed after chunk 3, before the last-chunk.',
      because: ['no-last-chunk'],
    },
    findings: [
      {
        id: 'no-date',
        severity: 'info',
        title: 'The response has no Date',
        detail: 'An origin server with a clock sends one.',
        span: null,
        spec: [{ label: 'RFC 9110 §6.6.1', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1' }],
      },
      {
        id: 'no-last-chunk',
        severity: 'error',
        title: 'The body ends before its last-chunk',
        detail:
          'The zero-size chunk that says a chunked body is whole never came. The connection closed after 3 data chunks: whatever was to follow is lost, and a client that does not check takes the part for the whole.',
        span: [170, 170],
        spec: [{ label: 'RFC 9112 §7.1', url: 'https://www.rfc-editor.org/rfc/rfc9112#section-7.1' }],
      },
    ],
    clients: [],
    connection: { address: '127.0.0.1', port: 8080, tls: null },
    timing: {
      startedAt: '2025-01-01T00:00:00.000Z',
      connected: 0.84,
      secured: null,
      sent: 1.3,
      firstOctet: 4.2,
      lastOctet: 2_412.6,
      ended: 2_413,
    },
    capture: { id: '01JGFJJZ00-0001', received: 170, sent: 120, fault: null },
    ...overrides,
  };
}
