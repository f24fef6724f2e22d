/** What real Firefox reports of a page's request that broke: the status, and nothing of the failure. The wire says it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchFirefox } from '../../scripts/firefox.mjs';
import { type FirefoxPanel, openFirefoxPanel } from './firefox-devtools.ts';
import { answer, type RawServer, rawServer } from './raw-server.ts';

let firefox: Awaited<ReturnType<typeof launchFirefox>>;
let server: RawServer;
let panel: FirefoxPanel;

beforeAll(async () => {
  server = await rawServer({
    '/': answer('200 OK', 'text/html', '<!doctype html><title>A page</title><link rel=icon href=data:,>'),
    '/broken': (socket) =>
      socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Zebra: 1\r\nX-Ant: 1\r\n\r\n1\r\na\r\n1\r\nb\r\n'),
  });
  firefox = await launchFirefox({ executable: process.env.LASTCHUNK_FIREFOX ?? '/usr/bin/firefox-esr' });
  const page = (await firefox.browser.pages())[0] ?? (await firefox.browser.newPage());
  await page.goto(server.url);
  await page.bringToFront();
  panel = await openFirefoxPanel(firefox.chrome);
  await panel.textOf('body', 'Write a request');
  await page.evaluate(() =>
    fetch('/broken')
      .then((response) => response.text())
      .catch(() => undefined),
  );
});
afterAll(async () => {
  await firefox?.close();
  await server?.close();
});

test('a green 200 stands beside a wire that broke off', async () => {
  await panel.textOf('[role=grid] tr', 'broken');
  // A row is chosen by what is pressed, and then clicked.
  await panel.evaluate(`(async () => {
    const row = content.document.querySelector('[role=grid] tr[title*="/broken"]');
    row.dispatchEvent(new content.MouseEvent('mousedown', { bubbles: true }));
    const grid = row.closest('[role=grid]');
    while (grid.getAttribute('aria-activedescendant') !== row.id) await new Promise((resolve) => content.setTimeout(resolve, 20));
    row.dispatchEvent(new content.MouseEvent('click', { bubbles: true }));
  })()`);
  expect(await panel.textOf('[data-part=compare-headline].contradicted', 'The wire')).toBe(
    'The browser shows 200 OK. The wire broke off after chunk 2.',
  );
  expect(await panel.textOf('[data-aspect=failure]', 'Failure')).toMatch(
    /does not say .*not shown .*Truncated This browser tells extensions the status alone/,
  );
  // Firefox lists the fields as they came.
  expect(await panel.textOf('[data-aspect=fields]', 'Header section')).toMatch(/3 fields .*same .*3 fields/);
  expect(await panel.textOf('[data-aspect=protocol]', 'Protocol')).toMatch(/HTTP\/1\.1 .*same .*HTTP\/1\.1/);
});
