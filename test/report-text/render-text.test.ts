import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { Report } from '../../src/report/report.ts';
import { renderText } from '../../src/report/text/render-text.ts';
import { outcomes } from '../../src/verdict/outcome.ts';
import { statusClasses } from '../../src/verdict/status-codes.ts';
import { sampleMessage, sampleReport } from './sample-report.ts';

const plain = { colour: false, width: 80 };

/** The palette's own sequences: SGR with one number. */
const sgr = new RegExp(`${String.fromCharCode(27)}\\[\\d{1,2}m`, 'g');
const control = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A report that uses every part the renderer knows. */
function fullReport(): Report {
  const trailer = { name: 'grpc-status', value: '13', raw: 'grpc-status: 13', span: [170, 187] as [number, number] };
  const message = sampleMessage({
    body: { ...sampleMessage().body, contentCoding: ['gzip'], decodedLength: 500 },
    trailers: [
      { ...trailer, class: 'announced' },
      { ...trailer, class: 'forbidden' },
    ],
  });
  const report = sampleReport();
  return {
    ...report,
    interim: [sampleMessage(), sampleMessage()],
    response: message,
    ending: { transport: 'rst', at: 190, idleMs: 3_000, reason: 'ECONNRESET' },
    findings: report.findings.map((finding) => ({ ...finding, signal: true, count: 3 })),
    clients: [
      {
        client: 'curl',
        version: '8',
        stage: 'body',
        status: 200,
        statusText: 'OK',
        error: 'transfer closed',
        bodyLength: 75,
        trailersVisible: false,
        silentSuccess: true,
        note: 'Exit status 18.',
        observed: false,
      },
    ],
    connection: {
      address: '::1',
      port: 443,
      tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', serverName: 'a.test', untrusted: 'self-signed' },
    },
    capture: { id: 'x1', received: 190, sent: 120, fault: { code: 'disk-full', message: 'The disk is full.' } },
  };
}

/** Keys whose values come from closed lists: everything else that is text could be a stranger's. */
const closed = new Set(['class', 'framing', 'transport', 'outcome', 'severity', 'stage']);

function poison(value: unknown, next: () => string, key = ''): unknown {
  if (typeof value === 'string') return closed.has(key) ? value : next();
  if (Array.isArray(value)) return value.map((item) => poison(item, next));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poison(item, next, name)]));
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\u001b[', '31m', '\u009b', '\r', '\n', '\u202e', '\u200b', '\ud800', ' ', 'a') }),
);

describe('renderText', () => {
  test('the sample is a valid Report', () => {
    expect(v.safeParse(Report, fullReport()).issues).toBeUndefined();
  });

  test('says the verdict first, then why, then the exchange in wire order', () => {
    const text = renderText(sampleReport(), plain);
    const order = [
      '✗ truncated  [broken 200]',
      '200 OK, then the stream broke',
      'GET http://127.0.0.1:8080/chunked-cut',
      'The body ends before its last-chunk',
      'RFC 9112 §7.1',
      'The response has no Date',
      'HTTP/1.1 200 OK',
      'successful (2xx) · registered as OK',
      'Content-Type: application/json',
      '75 octets received · incomplete',
      '3 data chunks, but no last-chunk',
      'sizes 20 25 30',
      'longest gap 1.2 s before chunk 3',
      'after 170 octets: the server closed the connection (FIN)',
      'last octet 2.4 s',
      '01JGFJJZ00-0001',
    ].map((words) => text.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('every part of a full report is shown', () => {
    const text = renderText(fullReport(), { ...plain, clients: true });
    for (const words of [
      'Interim response 2',
      'content coding gzip · 500 octets decoded',
      'grpc-status: 13',
      'announced in Trailer',
      'not allowed in a trailer section',
      'reported by the server itself',
      '3 times, the first is shown',
      '[::1]:443',
      'certificate not trusted: self-signed',
      'silent for 3 s',
      'ECONNRESET',
      'recording stopped: The disk is full. (disk-full)',
      'SILENT SUCCESS',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('a broken success is flagged, and only that', () => {
    const { verdict } = sampleReport();
    expect(renderText(sampleReport({ verdict: { ...verdict, brokenSuccess: false } }), plain)).not.toContain(
      'broken 2',
    );
  });

  test('a whole message that contradicts its 200 does not look well', () => {
    const verdict = { ...sampleReport().verdict, outcome: 'complete' as const };
    expect(renderText(sampleReport({ verdict }), plain)).toMatch(/^✗ complete {2}\[broken 200\]\n/);
  });

  test('cancelling is no fault of the server, unless it made one before', () => {
    const verdict = { ...sampleReport().verdict, outcome: 'cancelled' as const };
    expect(renderText(sampleReport({ verdict, findings: [] }), plain)).toMatch(/^■ cancelled\n/);
    expect(renderText(sampleReport({ verdict }), plain)).toMatch(/^✗ cancelled {2}\[broken 200\]\n/);
  });

  test.each(outcomes)('outcome %s stands in the first line', (outcome) => {
    const report = sampleReport({ verdict: { ...sampleReport().verdict, outcome } });
    expect(renderText(report, plain).split('\n', 1)[0]).toContain(` ${outcome}`);
  });

  test.each(statusClasses)('status class %s is put into words', (kind) => {
    const statusLine = { ...sampleMessage().statusLine, class: kind };
    const text = renderText(sampleReport({ response: sampleMessage({ statusLine }) }), plain);
    expect(text).toMatch(/1xx|2xx|3xx|4xx|5xx|in no class|no status code can be read/);
    expect(text.includes('successful (2xx)')).toBe(kind === 'successful');
  });

  test('octets missing from a declared length are counted', () => {
    const body = { ...sampleMessage().body, framing: 'content-length' as const, declaredLength: 1_000, length: 400 };
    const text = renderText(sampleReport({ response: sampleMessage({ body, chunks: null }) }), plain);
    expect(text).toContain('framed by Content-Length: 1,000 octets declared');
    expect(text).toContain('400 octets received · 600 missing');
  });

  test('without a head it says so', () => {
    expect(renderText(sampleReport({ response: null }), plain)).toContain('none was read');
  });

  test('blanks at the end of a line from the wire are shown', () => {
    const fields = [{ name: 'A', value: 'b', raw: 'A: b  ', span: [0, 8] as [number, number] }];
    expect(renderText(sampleReport({ response: sampleMessage({ fields }) }), plain)).toContain('A: b\\x20\\x20');
  });

  test('endless lines and sections are cut, and the rest is counted', () => {
    const field = { name: 'A', value: 'b', raw: `A: ${'b'.repeat(100_000)}`, span: [0, 8] as [number, number] };
    const fields = Array.from({ length: 5_000 }, () => field);
    const text = renderText(sampleReport({ response: sampleMessage({ fields }) }), plain);
    expect(text).toContain('and 99,003 octets more');
    expect(text).toContain('and 4,900 more field lines');
    expect(text.length).toBeLessThan(600_000);
  });

  test.each([48, 64, 80, 132])('no line is wider than %i columns', (width) => {
    for (const line of renderText(fullReport(), { colour: false, width, clients: true }).split('\n')) {
      expect([...line].length, line).toBeLessThanOrEqual(width);
    }
  });

  test('colour changes nothing but the sequences', () => {
    const coloured = renderText(sampleReport(), { colour: true, width: 80 });
    expect(coloured).toMatch(sgr);
    const { verdict } = sampleReport();
    const unflagged = sampleReport({ verdict: { ...verdict, brokenSuccess: false } });
    expect(renderText(unflagged, { colour: true, width: 80 }).replace(sgr, '')).toBe(renderText(unflagged, plain));
  });

  test('whatever strings the report holds, no control character gets out', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 12 }), fc.boolean(), (strings, colour) => {
        let turn = 0;
        const report = poison(fullReport(), () => strings[turn++ % strings.length] ?? '') as Report;
        const text = renderText(report, { colour, width: 80, clients: true });
        const without = colour ? text.replace(sgr, '') : text;
        expect(without.replaceAll('\n', '')).not.toMatch(control);
      }),
    );
  });

  test('a line from the wire stays one line: it cannot forge a row of ours', () => {
    const fields = [{ name: 'A', value: 'b', raw: 'A: b\n✓ complete', span: [0, 8] as [number, number] }];
    const lines = renderText(sampleReport({ response: sampleMessage({ fields }) }), plain).split('\n');
    expect(lines.filter((line) => line.startsWith('✓'))).toEqual([]);
  });
});
