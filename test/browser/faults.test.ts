/** What cannot be inspected gets a sentence and its code: from the address bar at once, from the host in the inspection's place. */
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultOf, inspect, type OpenDevtools, openDevtools, picture, submit, textOf, verdictOf } from './devtools.ts';

let open: OpenDevtools;
/** Speaks no TLS, and says so at once. */
const inClear = createServer((socket) => {
  socket.on('error', () => socket.destroy());
  socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
});
let inClearAt: number;
/** Was free a moment ago, and nothing listens on it. */
let refusing: number;
beforeAll(async () => {
  const closed = createServer();
  refusing = await listen(closed);
  closed.close();
  inClearAt = await listen(inClear);
  open = await openDevtools();
});
afterAll(async () => {
  await open?.close();
  inClear.close();
});

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

const byTheHost = [
  {
    what: 'a name that cannot be resolved',
    url: () => 'http://nonexistent.invalid/',
    code: 'dns-failed',
    words: 'The name nonexistent.invalid could not be resolved',
  },
  {
    what: 'a refused connection',
    url: () => `http://127.0.0.1:${refusing}/`,
    code: 'connect-refused',
    words: 'refused the connection. Check that the server is running, and that the port is right.',
  },
  {
    what: 'TLS spoken to a server in clear',
    url: () => `https://127.0.0.1:${inClearAt}/`,
    code: 'tls-failed',
    words: 'answered with something that is not TLS',
  },
];

test.each(byTheHost)('$what: $code', async ({ url, code, words }) => {
  await inspect(open.panel, url());
  const fault = await faultOf(open.panel);
  expect(fault).toContain(`Could not be inspected ${code}`);
  expect(fault).toContain(words);
  expect(fault).not.toContain('hunter2');
  expect(await textOf(open.panel, '.request-grid tr.chosen')).toContain(code);
  await picture(open.devtools, `fault-${code}`);
});

const byTheAddressBar = [
  { url: 'ftp://127.0.0.1/file', code: 'url-scheme', words: 'ftp: is neither: no server answers it over HTTP.' },
  { url: 'javascript:alert(1)', code: 'url-scheme', words: 'javascript: is neither' },
  { url: 'http://[::1', code: 'url-invalid', words: '"http://[::1" is not a URL.' },
];

test.each(byTheAddressBar)('$url: $code', async ({ url, code, words }) => {
  const before = await textOf(open.panel, '.tool-count');
  await submit(open.panel, url);
  const note = await textOf(open.panel, '.address-note[role=alert]');
  expect(note).toContain(words);
  expect(note).toContain(code);
  expect(await textOf(open.panel, '.tool-count')).toBe(before);
});

test('the panel goes on working', async () => {
  await inspect(open.panel, `${open.zoo.url}whole-chunked?pace=1`);
  expect(await verdictOf(open.panel)).toMatch(/^Complete /);
  expect(await open.panel.$('.address-note')).toBeNull();
});
