/** The octets that matter most, spelled out: a change to what a species sends must be meant. */
import { createHash } from 'node:crypto';
import { constants, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningZoo, startZoo } from '../../src/zoo/zoo.ts';
import { type Collected, fetchRaw } from './raw-client.ts';

let zoo: RunningZoo;
beforeAll(async () => {
  zoo = await startZoo();
});
afterAll(() => zoo.close());

const get = (path: string): Promise<Collected> => fetchRaw(`${zoo.url}${path}${path.includes('?') ? '&' : '?'}pace=0`);
const content = (text: string) => text.slice(text.indexOf('\r\n\r\n') + 4);

const headNdjson = 'HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n';
const chunk1 =
  '9b\r\n{"order":1041,"customer":"Grace Hooper","item":"brass lamp","total":"83.19"}\n' +
  '{"order":1042,"customer":"Radia Parlman","item":"cedar box","total":"162.38"}\n\r\n';
const chunk2 =
  '9f\r\n{"order":1043,"customer":"Tim Barnes-Lee","item":"darning egg","total":"241.57"}\n' +
  '{"order":1044,"customer":"Roy Feelding","item":"enamel jug","total":"320.76"}\n\r\n';
const chunk3 =
  '94\r\n{"order":1045,"customer":"Vint Surf","item":"felt hat","total":"399.95"}\n' +
  '{"order":1046,"customer":"Ada Byron","item":"garden fork","total":"79.14"}\n\r\n';
const bad =
  'HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 51\r\nConnection: close\r\n\r\n' +
  '<html><body><h1>502 Bad Gateway</h1></body></html>\n';

test.each<[string, Collected]>([
  ['whole-chunked', { text: `${headNdjson}${chunk1}${chunk2}${chunk3}0\r\n\r\n`, ending: 'fin' }],
  ['whole-head-204', { text: 'HTTP/1.1 204 No Content\r\nCache-Control: no-store\r\n\r\n', ending: 'fin' }],
  ['cut-chunked-fin', { text: `${headNdjson}${chunk1}${chunk2}${chunk3}`, ending: 'fin' }],
  ['cut-chunked-rst', { text: `${headNdjson}${chunk1}${chunk2}${chunk3}`, ending: 'rst' }],
  ['cut-inside-chunk-fin', { text: `${headNdjson}${chunk1}${chunk2}${chunk3.slice(0, 77)}`, ending: 'fin' }],
  ['cut-chunk-size-line', { text: `${headNdjson}${chunk1}${chunk2}9`, ending: 'fin' }],
  ['cut-head-fin', { text: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Len', ending: 'fin' }],
  ['no-response-fin', { text: '', ending: 'fin' }],
  ['no-response-rst', { text: '', ending: 'rst' }],
  [
    'trailer-x-stream-error-cut',
    {
      text: `${headNdjson}${chunk1}${chunk2}0\r\nX-Stream-Error: cursor lost after row 4 of 3120\r\n`,
      ending: 'fin',
    },
  ],
  [
    'forbidden-trailer',
    {
      text: `${headNdjson}${chunk1}${chunk2}0\r\nContent-Length: 99\r\nTransfer-Encoding: gzip\r\nSet-Cookie: role=admin\r\n\r\n`,
      ending: 'fin',
    },
  ],
  ['spliced-status-line', { text: `${headNdjson}${chunk1}${chunk2}${bad}`, ending: 'fin' }],
  [
    'not-http',
    {
      text: 'SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\nInvalid SSH identification string.\r\n',
      ending: 'fin',
    },
  ],
  [
    'slow-drip?chunks=2&size=9',
    {
      text: 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndrop 1 .\n\r\n9\r\ndrop 2 .\n\r\n0\r\n\r\n',
      ending: 'fin',
    },
  ],
  [
    'many-chunks?count=3&size=4',
    {
      text: 'HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n012\n\r\n4\r\n012\n\r\n4\r\n012\n\r\n0\r\n\r\n',
      ending: 'fin',
    },
  ],
])('%s', async (path, collected) => {
  expect(await get(path)).toEqual(collected);
});

test.each([
  ['status-99', 'HTTP/1.1 99 Almost Informational'],
  ['status-600', 'HTTP/1.1 600 Beyond Server Error'],
  ['status-999', 'HTTP/1.1 999 Request Denied'],
  ['status-f00', 'HTTP/1.1 F00 Not A Number'],
  ['missing-reason-phrase', 'HTTP/1.1 200 '],
  ['missing-reason-and-sp', 'HTTP/1.1 200'],
])('%s has the status line it is named for, and is whole besides', async (path, statusLine) => {
  const { text, ending } = await get(path);
  expect(text.slice(0, text.indexOf('\r\n'))).toBe(statusLine);
  expect(text).toContain(`Content-Length: ${content(text).length}\r\n`);
  expect(ending).toBe('fin');
});

test.each(['cut-content-length-fin', 'cut-content-length-rst'])(
  '%s sends 200 octets of those it promised',
  async (path) => {
    const { text, ending } = await get(path);
    expect(Number(/Content-Length: (\d+)/.exec(text)?.[1])).toBeGreaterThan(400);
    expect(content(text)).toHaveLength(200);
    expect(ending).toBe(path.endsWith('fin') ? 'fin' : 'rst');
  },
);

test.each(['close-delimited-fin', 'close-delimited-rst', 'tls-truncated'])('%s has no framing', async (path) => {
  expect((await get(path)).text).not.toMatch(/content-length|transfer-encoding/i);
});

test('whole-chunked-with-trailers announces its trailers, and its digest matches', async () => {
  const { text } = await get('whole-chunked-with-trailers');
  expect(text).toContain('\r\nTrailer: X-Row-Count, Content-Digest\r\n');
  const rows = [chunk1, chunk2, chunk3].map((chunk) => chunk.slice(4, -2)).join('');
  const digest = createHash('sha256').update(rows).digest('base64');
  expect(text).toMatch(/0\r\nX-Row-Count: 6\r\nContent-Digest: .*\r\n\r\n$/);
  expect(text).toContain(`Content-Digest: sha-256=:${digest}:\r\n`);
});

test('trailer-grpc-status announces grpc-status, and sends 13 with an encoded message', async () => {
  const { text } = await get('trailer-grpc-status');
  expect(text).toContain('\r\nTrailer: grpc-status, grpc-message\r\n');
  expect(text).toMatch(/\r\n0\r\ngrpc-status: 13\r\ngrpc-message: .*caf%C3%A9.*\r\n\r\n$/);
});

test('sse-error ends in event: error, sse-unfinished inside an event, both in whole framing', async () => {
  expect((await get('sse-error')).text).toMatch(/event: error\ndata: \{"error".*\}\n\n\r\n0\r\n\r\n$/);
  expect((await get('sse-unfinished')).text).toMatch(/\[\{"ind\r\n0\r\n\r\n$/);
});

test('truncated-gzip is whole by Content-Length, and stops before the gzip data does', async () => {
  const { text } = await get('truncated-gzip');
  const cut = Buffer.from(content(text), 'latin1');
  expect(text).toContain(`Content-Length: ${cut.length}\r\n`);
  expect(() => gunzipSync(cut)).toThrow('unexpected end of file');
  expect(gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).toString()).toContain('"order":1041');
});

test('excess-after-content-length sends more than it promised', async () => {
  const { text } = await get('excess-after-content-length');
  expect(content(text).length).toBeGreaterThan(Number(/Content-Length: (\d+)/.exec(text)?.[1]));
});

test('conflicting-content-length promises two lengths, of which one is right', async () => {
  const { text } = await get('conflicting-content-length');
  const [first, second] = [...text.matchAll(/Content-Length: (\d+)/g)].map((match) => Number(match[1]));
  expect(first).toBe(content(text).length);
  expect(second).toBe(content(text).length - 60);
});

test('bare-lf has no CR in its head, obs-fold has its continuation lines', async () => {
  expect((await get('bare-lf')).text.split('\n\n')[0]).not.toContain('\r');
  expect((await get('obs-fold')).text).toContain('\r\nX-Route: edge-4,\r\n  cache-17,\r\n\torigin-2\r\n');
});

test('hostile-markup carries the dangerous octets where they hurt', async () => {
  const { text } = await get('hostile-markup');
  const [statusLine = ''] = text.split('\r\n');
  expect(statusLine).toContain('<script>');
  expect(statusLine).toContain('\x1b[2J');
  expect(text).toContain(';note="<script>');
  expect(text).toMatch(/X-Override: .*\xe2\x80\xae/);
  const trailers = text.slice(text.lastIndexOf('\r\n0\r\n') + 5).split('\r\n');
  expect(trailers.map((line) => line.split(':')[0])).toEqual(['X-Trailing-Markup', 'X-Trailing-Escape', '', '']);
  expect(trailers[0]).toContain('<script>');
  expect(trailers[1]).toContain('\x1b[2J');
  expect(trailers[1]?.endsWith('\0')).toBe(true);
});
