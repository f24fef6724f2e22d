/** A second response inside the content: found where it is one, told mildly where a text may quote it, silent elsewhere. */
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/index.ts';
import { octetByOctet } from '../goldens/feeding.ts';
import { findingOf, octetsOf, reportOf, response } from './findings-of.ts';

const id = 'response-in-content';
const spliced = 'HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\noops';

function closing(type: string | null, content: string): string {
  return `HTTP/1.1 200 OK\r\n${type === null ? '' : `Content-Type: ${type}\r\n`}\r\n${content}`;
}

function chunked(type: string, ...chunks: string[]): string {
  const data = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
  return `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n${data}0\r\n\r\n`;
}

describe('an error', () => {
  test.each([
    ['glued to the text before it', closing('text/plain', `hello${spliced}`)],
    ['at a line start', closing('text/plain', `hello\n${spliced}`)],
    ['right after the head', closing('text/html', spliced)],
    ['without a content type', closing(null, `hello${spliced}`)],
    ['under Content-Length', response('200 OK', ['Content-Type: text/csv'], `a,b\r\n${spliced}`)],
    ['in a chunk of its own', chunked('text/plain', 'hello', spliced)],
    [
      'split over chunks',
      chunked('text/plain', 'helloHTT', 'P/1.1 5', '02 Bad Gateway\r\nContent-Le', 'ngth: 4\r\n\r\noops'),
    ],
    ['in HTTP/1.0', closing('application/json', '{"a":HTTP/1.0 500 \r\nServer: x\r\n\r\n')],
    ['without a reason phrase and its space', closing('text/plain', 'aHTTP/1.1 500\r\nServer: x\r\n\r\n')],
    [
      'with its head cut by the end',
      closing('text/plain', 'hello\nHTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\nSer'),
    ],
    [
      'chunked itself',
      closing('text/plain', 'a\nHTTP/1.1 500 \r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n'),
    ],
    ['in NDJSON that goes on', closing('application/x-ndjson', '{}\nHTTP/1.1 502 \r\nServer: x\r\n\r\n<html>')],
    ['after a quoted one', closing('text/plain', `HTTP/1.1 200 OK\r\nDate: b\r\nand so on.\r\n${spliced}`)],
    ['after a status line that is none', closing('text/plain', `HTTP/1.HTTP/1.1 200 OK and ${spliced}`)],
    ['after a status line without fields', closing('text/plain', `HTTP/1.1 200 OK\r\n${spliced}`)],
    [
      'with a status line quoted in its fields',
      closing('text/plain', 'aHTTP/1.1 502 \r\nX-Was: HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb'),
    ],
    [
      'with a status line quoted in its reason',
      closing('text/plain', 'aHTTP/1.1 502 (HTTP/1.1 500 x)\r\nContent-Length: 1\r\n\r\nb'),
    ],
  ])('%s', async (_title, wire) => {
    const report = await reportOf(wire);
    expect(report.findings.find((finding) => finding.id === id)).toMatchObject({ severity: 'error' });
    expect(report.verdict.brokenSuccess).toBe(true);
  });

  test('points at its status line', async () => {
    const wire = closing('text/plain', `hello${spliced}`);
    const finding = await findingOf(id, wire);
    const start = wire.indexOf('HTTP/1.1 502');
    expect(finding?.span).toEqual([start, start + 'HTTP/1.1 502 Bad Gateway'.length]);
    expect(finding?.title).toBe('A second response inside the content: 502 Bad Gateway');
  });
});

describe('a warning, where a document may quote it', () => {
  const quotation =
    'An example:\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nNot Found\r\n\r\nThat was it.\r\n';
  test.each([
    ['text that goes on', closing('text/plain', quotation)],
    ['HTML that goes on', response('200 OK', ['Content-Type: text/html'], `<pre>\r\n${quotation}</pre>`)],
    ['a head that is no head', closing('text/plain', 'HTTP/1.1 200 OK\r\nServer: x\r\nis how it begins.\r\n')],
  ])('%s', async (_title, wire) => {
    const report = await reportOf(wire);
    expect(report.findings.find((finding) => finding.id === id)).toMatchObject({ severity: 'warning' });
    expect(report.verdict.brokenSuccess).toBe(false);
  });
});

describe('nothing', () => {
  test.each([
    [
      'a status line in prose',
      closing('text/plain', 'It answers HTTP/1.1 404 Not Found, and closes.\r\nSo: it is.\r\n'),
    ],
    ['prose that reads like fields', closing('text/plain', 'HTTP/1.1 200 OK\r\nNote: it is fine.\r\nSee: above.\r\n')],
    ['lines that end in LF alone', closing('text/markdown', 'HTTP/1.1 200 OK\nContent-Length: 4\n\noops')],
    ['a transcript of curl', closing('text/plain', '< HTTP/1.1 200 OK\r\n< Content-Length: 4\r\n< \r\noops')],
    ['a status line, and no field line', closing('text/plain', 'HTTP/1.1 200 OK\r\n\r\nhello')],
    ['JSON that quotes it', closing('application/json', '{"raw":"HTTP/1.1 200 OK\\r\\nServer: x\\r\\n\\r\\n"}')],
    ['an access log', closing('text/plain', '"GET / HTTP/1.1" 200 5\r\n"GET /x HTTP/1.1" 404 9\r\n')],
    ['a request', closing('text/plain', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')],
    ['a batch of responses by design', closing('multipart/mixed; boundary=b', `--b\r\n\r\n${spliced}\r\n--b--`)],
    ['a message by design', closing('message/http', spliced)],
    ['binary content', closing('application/octet-stream', `hello${spliced}`)],
    ['an image', response('200 OK', ['Content-Type: image/png'], `hello${spliced}`)],
  ])('%s', async (_title, wire) => {
    expect(await findingOf(id, wire)).toBeUndefined();
  });
});

test.each([
  closing('text/plain', `hello${spliced}`),
  closing(
    'text/plain',
    `HTHTTP/1.1 200 OK\r\nDate: b\r\n\r\n${'filler '.repeat(200)}HHTTP/1.1 500 \r\nDate: c\r\n\r\n${spliced}`,
  ),
  closing(
    'text/plain',
    `${'A Header, a Hundred times\r\n'.repeat(100)}\nHTTP/1.0 404 x\r\nVia: a\r\nX: ${'y'.repeat(9_000)}\r\n\r\n`,
  ),
  chunked('text/plain', 'hello', 'HTTP/1.1 5', '02 x\r\nDate: b', '\r\n\r\n', 'more and more'),
])('the same for every split', async (wire) => {
  const whole = await decode(octetsOf(wire));
  expect(await decode(octetByOctet(octetsOf(wire)))).toEqual(whole);
});
