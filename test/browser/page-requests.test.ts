/** The inspected page's own requests: listed as they finish, and fetched again as the page had sent them. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { click, type OpenDevtools, openDevtools, picture, row, startedBy, textOf, verdictOf } from './devtools.ts';
import { answer, type RawRequest, type RawServer, rawServer } from './raw-server.ts';

let open: OpenDevtools;
let server: RawServer;
/** What the page sent by itself. */
let byPage: RawRequest[];
beforeAll(async () => {
  server = await rawServer({
    '/': answer('200 OK', 'text/html', '<!doctype html><title>A page</title><link rel=icon href=data:,>'),
    '/get': answer('200 OK', 'application/json', '{"seen": true}'),
    '/post': answer('201 Created', 'application/json', '{"made": true}'),
    '/broken': (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf \r\n');
      socket.end();
    },
  });
  open = await openDevtools();
  await open.page.goto(server.url);
  await open.page.evaluate(async () => {
    await fetch('/get?of=page', { headers: { 'X-Trace': 'abc, def', 'X-Second': '2' } });
    await fetch('/post', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"name": "Zoë"}' });
    await fetch('/broken')
      .then((response) => response.text())
      .catch(() => undefined);
  });
  byPage = [...server.requests];
});
afterAll(async () => {
  await open?.close();
  await server?.close();
});
beforeEach(() => {
  server.requests.length = 0;
});

/** The page's request whose row says these words. */
async function choose(words: string): Promise<void> {
  await open.panel.locator(row(words)).click();
}

/** Sorted, for DevTools tell of them in an order of their own; without those of the connection, which is ours (RFC 9110 §7.6.1). */
function fieldsOf(request: RawRequest | undefined): string[] {
  return (request?.lines ?? []).filter((line) => !/^(connection|te):/i.test(line)).sort();
}

test('are listed as they finish, a failed one as failed', async () => {
  await open.panel.waitForSelector('.request-grid tbody tr:nth-child(4)');
  const listed = await open.panel.$$eval('.request-grid tbody tr', (rows) =>
    rows.map((one) => one.innerText.replace(/\s+/g, ' ').trim()),
  );
  const { host } = new URL(server.url);
  expect(listed).toEqual([
    expect.stringMatching(`^Not inspected ${host}/ 200`),
    expect.stringMatching(`^Not inspected get\\?of=page ${host} 200`),
    expect.stringMatching(`^Not inspected POST post ${host} 201`),
    expect.stringMatching(`^Not inspected broken ${host} 200 failed`),
  ]);
  expect(await open.panel.$eval(row('broken'), (one) => (one as HTMLElement).title)).toContain(
    'ERR_INCOMPLETE_CHUNKED_ENCODING',
  );
  await picture(open.devtools, 'page-requests');
});

test('a GET is fetched again with the method, fields and query that the page had sent', async () => {
  await startedBy(open.panel, () => choose('/get?of=page'));
  expect(await verdictOf(open.panel)).toMatch(/^Complete /);
  expect(server.requests).toHaveLength(1);
  const [again] = server.requests;
  expect(again).toMatchObject({ method: 'GET', target: '/get?of=page', body: '' });
  expect(again?.lines).toContain('X-Trace: abc, def');
  expect(fieldsOf(again)).toEqual(fieldsOf(byPage.find(({ target }) => target === '/get?of=page')));
});

test('a POST is asked for first: dismissed, nothing is sent', async () => {
  const { panel, devtools } = open;
  await choose('POST');
  const question = await textOf(panel, 'dialog[open]');
  expect(question).toContain('Send this POST again?');
  expect(question).toContain(`${server.url}post`);
  expect(question).toContain('16 octets');
  await picture(devtools, 'confirm');
  await click(panel, 'Do not send');
  await panel.waitForSelector('dialog', { hidden: true });

  await choose('POST');
  await panel.waitForSelector('dialog[open]');
  await devtools.keyboard.press('Escape');
  await panel.waitForSelector('dialog', { hidden: true });

  // The server has taken nothing before the request that is made now.
  await open.page.evaluate(() => fetch('/marker').then((response) => response.text()));
  expect(server.requests.map(({ target }) => target)).toEqual(['/marker']);
});

test('a POST that is confirmed is sent with the same fields and content', async () => {
  await startedBy(open.panel, async () => {
    await choose('POST');
    await click(open.panel, 'Send again');
  });
  const verdict = await verdictOf(open.panel);
  expect(verdict).toMatch(/^Complete 201 Created/);
  expect(server.requests).toHaveLength(1);
  const [again] = server.requests;
  expect(again).toMatchObject({ method: 'POST', target: '/post' });
  expect(Buffer.from(again?.body ?? '', 'latin1').toString()).toBe('{"name": "Zoë"}');
  expect(again?.lines).toContain('Content-Type: application/json');
  expect(fieldsOf(again)).toEqual(fieldsOf(byPage.find(({ method }) => method === 'POST')));
});

test('the one that failed half-way is told as a 200 that broke', async () => {
  await startedBy(open.panel, () => choose('/broken'));
  expect(await verdictOf(open.panel)).toMatch(/^Truncated Broken 200 .*after chunk 1, before the last-chunk/);
});
