/** Every octet is some part, and the part that the real decoder says it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkArea, type Part, partAt, partsOf, partsSoFar, partsWithin } from '../../src/panel/model/wire-parts.ts';
import { cannedHead } from '../../src/panel/plain/canned-head.ts';
import { cannedExchanges, cannedReport } from '../../src/panel/plain/canned-reports.ts';
import { decode } from '../../src/report/decode.ts';
import type { Report } from '../../src/report/report.ts';

interface Sent {
  head: string;
  chunks: string[];
  tail: string;
}

/** Rows as the host would give them, from the text. */
function rowsOf({ head, chunks }: Sent) {
  let at = head.length;
  const rows = { start: 0, offset: [] as number[], size: [] as number[], line: [] as number[] };
  for (const data of chunks) {
    const line = `${data.length.toString(16)}\r\n`.length;
    rows.offset.push(at);
    rows.size.push(data.length);
    rows.line.push(line);
    at += line + data.length + 2;
  }
  return rows;
}

function textOf({ head, chunks, tail }: Sent): string {
  return head + chunks.map((data) => `${data.length.toString(16)}\r\n${data}\r\n`).join('') + tail;
}

async function parts(text: string, sent: Sent, cut = 0): Promise<{ parts: Part[]; report: Report }> {
  const octets = Buffer.from(text.slice(0, text.length - cut), 'latin1');
  const report = await decode(octets);
  report.capture = { id: 'x', received: octets.length, sent: 0, fault: null };
  const count = report.response?.chunks?.count ?? 0;
  const rows = rowsOf(sent);
  const row = (i: number) => ({
    start: i,
    offset: rows.offset.slice(i, i + 1),
    size: rows.size.slice(i, i + 1),
    line: rows.line.slice(i, i + 1),
  });
  const area = count === 0 ? null : chunkArea(row(0), row(count - 1));
  const all = partsOf(report, area);
  const known = { ...rows, offset: rows.offset.slice(0, count) };
  return { parts: partsWithin(all, known, 0, octets.length), report };
}

const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-End\r\n\r\n';

describe('the parts of a response', () => {
  it('are named, octet for octet', async () => {
    const sent: Sent = { head: chunked, chunks: ['hello', 'you'], tail: '0\r\nX-End: done\r\n\r\nmore' };
    const text = textOf(sent);
    const { parts: all } = await parts(text, sent);
    const shown = all.map(({ label, span }) => [label, text.slice(...span)]);
    expect(shown).toEqual([
      ['HTTP-version', 'HTTP/1.1'],
      ['Status line, space', ' '],
      ['Status code', '200'],
      ['Status line, space', ' '],
      ['Reason phrase', 'OK'],
      ['Line end', '\r\n'],
      ['Field name', 'Transfer-Encoding'],
      ['Field, colon', ': '],
      ['Field value of Transfer-Encoding', 'chunked'],
      ['Line end', '\r\n'],
      ['Field name', 'Trailer'],
      ['Field, colon', ': '],
      ['Field value of Trailer', 'X-End'],
      ['End of the header section', '\r\n\r\n'],
      ['Chunk 1, size line', '5\r\n'],
      ['Chunk 1, data', 'hello'],
      ['Chunk 1, line end', '\r\n'],
      ['Chunk 2, size line', '3\r\n'],
      ['Chunk 2, data', 'you'],
      ['Chunk 2, line end', '\r\n'],
      ['Last-chunk', '0\r\n'],
      ['Trailer name', 'X-End'],
      ['Trailer, colon', ': '],
      ['Trailer value of X-End', 'done'],
      ['End of the trailer section', '\r\n\r\n'],
      ['After the end of the message', 'more'],
    ]);
  });

  it('are found by an octet', async () => {
    const sent: Sent = { head: 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n', chunks: [], tail: 'body!' };
    const { parts: all } = await parts(textOf(sent), sent);
    expect(partAt(all, 9)?.label).toBe('Status code');
    expect(partAt(all, 38)?.label).toBe('Content');
    expect(partAt(all, 42)?.label).toBe('After the end of the message');
    expect(partAt(all, 43)).toBeNull();
  });

  const token = fc.stringMatching(/^[A-Za-z-]{1,12}$/);
  const value = fc.stringMatching(/^[!-~]{0,20}$/);
  const message = fc.record({
    fields: fc.array(fc.tuple(token, value), { maxLength: 4 }),
    chunks: fc.array(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 40 }), { maxLength: 6 }),
    trailers: fc.array(fc.tuple(token, value), { maxLength: 3 }),
    last: fc.boolean(),
    cut: fc.nat(60),
  });

  it('part all octets: none is in two, none in no part, wherever the response is cut', async () => {
    await fc.assert(
      fc.asyncProperty(message, async ({ fields, chunks, trailers, last, cut }) => {
        const lines = (list: [string, string][]) => list.map(([name, text]) => `${name}: ${text}\r\n`).join('');
        const sent: Sent = {
          head: `HTTP/1.1 200 OK\r\n${lines(fields)}Transfer-Encoding: chunked\r\n\r\n`,
          chunks,
          tail: last ? `0\r\n${lines(trailers)}\r\n` : '',
        };
        const text = textOf(sent);
        const length = Math.max(0, text.length - cut);
        const { parts: all } = await parts(text, sent, text.length - length);
        let at = 0;
        for (const { span } of all) {
          expect(span[0]).toBe(at);
          expect(span[1]).toBeGreaterThan(span[0]);
          at = span[1];
        }
        expect(at).toBe(length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('while a response streams', () => {
  const names = Object.keys(cannedExchanges).filter((name) => cannedReport(name).response !== null);
  it.each(names)('%s: every octet so far is some part, and the head is divided as it will be', (name) => {
    const head = cannedHead(name);
    if (head === null) throw new Error('no head');
    for (const received of [head.end - 3, head.end, head.end + 40]) {
      const soFar = partsSoFar(head, received);
      expect(soFar.map(({ span }) => span[0])).toEqual([0, ...soFar.slice(0, -1).map(({ span }) => span[1])]);
      expect(soFar.at(-1)?.span[1]).toBe(head.framing === 'none' ? Math.min(received, head.end) : received);
    }
    const from = head.statusLine.span[0];
    const of = (parts: Part[]) => parts.filter(({ span }) => span[0] >= from && span[1] <= head.end - 2);
    const area = head.framing === 'chunked' ? { start: head.end, end: head.end + 10 } : null;
    const judged = of(partsOf(cannedReport(name), area));
    expect(judged.length).toBeGreaterThan(3);
    expect(of(partsSoFar(head, head.end + 40)).slice(0, judged.length)).toEqual(judged);
  });
});
