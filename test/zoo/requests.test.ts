/** How the zoo treats requests, whatever the species. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningZoo, startZoo } from '../../src/zoo/zoo.ts';
import { fetchRaw } from './raw-client.ts';

let zoo: RunningZoo;
beforeAll(async () => {
  zoo = await startZoo();
});
afterAll(() => zoo.close());

const after = 'GET /whole-head-204 HTTP/1.1\r\nHost: zoo\r\nConnection: close\r\n\r\n';
const noContent = 'HTTP/1.1 204 No Content\r\nCache-Control: no-store\r\n\r\n';

test.each([
  ['none', 'GET /whole-head-204 HTTP/1.1\r\nHost: zoo\r\n\r\n'],
  [
    'Content-Length',
    'POST /whole-head-204 HTTP/1.1\r\nHost: zoo\r\nContent-Length: 27\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n',
  ],
  [
    'chunked',
    'PUT /whole-head-204 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1b;x=y\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n\r\n0\r\nX: y\r\n\r\n',
  ],
  ['a method of its own', 'FEED http://zoo/whole-head-204?pace=0 HTTP/1.1\r\nHost: zoo\r\n\r\n'],
  ['bare LF', 'GET /whole-head-204 HTTP/1.1\nHost: zoo\n\n'],
])('content %s: drained, and the next request is answered on the same connection', async (_, first) => {
  expect(await fetchRaw(zoo.url, { request: first + after })).toEqual({ text: noContent.repeat(2), ending: 'fin' });
});

test('a request octet by octet', async () => {
  const { hostname, port } = new URL(zoo.url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let text = '';
  socket.on('data', (octets: Buffer) => {
    text += octets.toString('latin1');
  });
  for (const octet of after) await new Promise((resolve) => socket.write(octet, resolve));
  await once(socket, 'end');
  expect(text).toBe(noContent);
});

test.each([
  ['400 Bad Request', 'this is no request\r\n\r\n'],
  ['400 Bad Request', 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ['431 Request Header Fields Too Large', `GET / HTTP/1.1\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`],
  ['413 Content Too Large', 'POST / HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n'],
])('%s', async (status, request) => {
  const { text, ending } = await fetchRaw(zoo.url, { request });
  expect(text.startsWith(`HTTP/1.1 ${status}\r\n`)).toBe(true);
  expect(ending).toBe('fin');
});

test.each([
  'whole-content-length',
  'whole-chunked',
  'cut-chunked-fin',
  'spliced-status-line',
  'many-chunks',
  'endless-stream',
])('HEAD %s is answered with the head alone', async (id) => {
  const head = await fetchRaw(`${zoo.url}${id}?pace=0`, { method: 'HEAD' });
  const whole = await fetchRaw(`${zoo.url}${id}?pace=0`, { until: (text) => text.includes('\r\n\r\n') });
  expect(head).toEqual({ text: whole.text.slice(0, whole.text.indexOf('\r\n\r\n') + 4), ending: 'fin' });
});

test('a client that ends its direction after the request still gets the response', async () => {
  const { hostname, port } = new URL(zoo.url);
  const socket = connect(Number(port), hostname);
  socket.end('GET /whole-content-length HTTP/1.1\r\nHost: zoo\r\n\r\n');
  let text = '';
  for await (const octets of socket) text += String(octets);
  expect(text).toMatch(/^HTTP\/1.1 200 OK\r\n[\s\S]*\]\}\n$/);
});

test('silence ends when the client leaves, and not with an octet before', async () => {
  const { hostname, port } = new URL(zoo.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  // The first is answered, so the second was read; the third is not, so the second goes on being silent.
  socket.write(`GET /whole-head-204 HTTP/1.1\r\n\r\nGET /stall-before-head HTTP/1.1\r\n\r\n${after}`);
  let text = '';
  socket.on('data', (octets: Buffer) => {
    text += octets.toString('latin1');
  });
  await once(socket, 'data');
  socket.end();
  await once(socket, 'end');
  expect(text).toBe(noContent);
});

test('over TLS the certificate is the one it gives, and good for localhost', async () => {
  const known = await fetchRaw(`${zoo.secureUrl}whole-head-204`, { certificate: zoo.certificate });
  expect(known.text).toBe(noContent);
  await expect(fetchRaw(`${zoo.secureUrl}whole-head-204`)).rejects.toThrow(/self-signed/);
});

test('clear text on the TLS port gets no response, and harms nothing', async () => {
  const { text } = await fetchRaw(zoo.secureUrl.replace('https:', 'http:'));
  expect(text).not.toContain('HTTP/1.1 200');
  expect((await fetchRaw(`${zoo.secureUrl}whole-head-204`, { certificate: zoo.certificate })).ending).toBe(
    'close-notify',
  );
});
