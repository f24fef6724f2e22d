/** Failed GETs of the inspected page, inspected by themselves once that is switched on; and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDevtools, openDevtools, picture, row } from './devtools.ts';
import { answer, type RawServer, rawServer } from './raw-server.ts';

let open: OpenDevtools;
let server: RawServer;
beforeAll(async () => {
  server = await rawServer({
    '/': answer('200 OK', 'text/html', '<!doctype html><title>A page</title><link rel=icon href=data:,>'),
    '/fine': answer('200 OK', 'text/plain', 'fine'),
    '/missing': answer('404 Not Found', 'text/plain', 'no'),
    '/failing': answer('503 Service Unavailable', 'text/plain', 'later'),
    '/posted': answer('500 Internal Server Error', 'text/plain', 'no'),
    '/broken': (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf \r\n');
      socket.end();
    },
  });
  open = await openDevtools();
  await open.page.goto(server.url);
  await open.panel.waitForSelector('.request-grid tbody tr');
});
afterAll(async () => {
  await open?.close();
  await server?.close();
});

async function fetchAll(): Promise<void> {
  await open.page.evaluate(async () => {
    const ask = (path: string, method = 'GET') =>
      fetch(path, { method, headers: { 'X-By': 'page' } })
        .then((response) => response.text())
        .catch(() => undefined);
    await ask('/posted', 'POST');
    for (const path of ['/fine', '/missing', '/failing', '/broken', '/broken']) await ask(path);
  });
}

/** How often each was asked for. */
function counts(): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { target } of server.requests) found[target] = (found[target] ?? 0) + 1;
  return found;
}

test('nothing is fetched unasked', async () => {
  server.requests.length = 0;
  await fetchAll();
  await open.panel.waitForSelector('.request-grid tbody tr:nth-child(7)');
  expect(counts()).toEqual({ '/posted': 1, '/fine': 1, '/missing': 1, '/failing': 1, '/broken': 2 });
});

test('once it is on, each failed GET is inspected, out of view', async () => {
  const { panel, devtools } = open;
  await panel.locator('input[name=auto-inspect]').click();
  await panel.waitForSelector('input[name=auto-inspect]:checked');
  server.requests.length = 0;
  await fetchAll();
  // What ends last has been seen: the verdicts of both, in their rows.
  await panel.waitForSelector(`${row('/failing')}[title*="503"]`);
  await panel.waitForSelector(`${row('/broken')}[title*="broke"]`);
  expect(counts()).toEqual({ '/posted': 1, '/fine': 1, '/missing': 1, '/failing': 2, '/broken': 3 });
  expect(await panel.$('article.inspection')).toBeNull();
  await picture(devtools, 'auto-inspect');
});
