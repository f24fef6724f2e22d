/** The browser's cookies go along when one asks for it: real Chromium puts its question, and a bare socket sees the field. */
import type { Browser, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, openPanel, removeProfile, throwawayProfile } from '../../scripts/chromium.mjs';
import { cookieServer } from './cookie-server.ts';
import { click, startedBy, textOf, verdictOf } from './devtools.ts';
import type { RawServer } from './raw-server.ts';
import { type VirtualDisplay, virtualDisplay } from './virtual-display.ts';

let display: VirtualDisplay;
let profile: string;
let browser: Browser;
let server: RawServer;
let panel: Frame;
let page: Page;

beforeAll(async () => {
  [display, profile, server] = await Promise.all([
    virtualDisplay(),
    throwawayProfile({ withHost: true }),
    cookieServer('gone=5; Max-Age=0', 'parent=6; Domain=example.test'),
  ]);
  browser = await launchChromium({
    executable: process.env.LASTCHUNK_CHROMIUM ?? '/usr/bin/chromium',
    profile,
    headless: false,
    env: { DISPLAY: display.name },
    args: [
      '--ozone-platform=x11',
      '--disable-gpu',
      '--lang=en-US',
      '--window-size=1200,860',
      '--window-position=0,0',
      '--host-resolver-rules=MAP *.example.test 127.0.0.1',
    ],
  });
  page = (await browser.pages())[0] ?? (await browser.newPage());
  ({ panel } = await openPanel(browser, page));
  await page.goto(server.url);
  await page.evaluate(() => fetch('/account', { credentials: 'omit' }).then((response) => response.text()));
  await startedBy(panel, async () => {
    await (await panel.waitForSelector('[role=grid] tr[title*="/account"]'))?.click();
  });
  await verdictOf(panel);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await display?.close();
  if (profile !== undefined) await removeProfile(profile);
});

/**
 * Chromium draws its question within the window, over the page, which is white, and then darkened. It takes no key for half
 * a second, lest one that was meant for the page answer it: it is there when it has stood for a second.
 */
async function questionShown(): Promise<void> {
  let since = Date.now();
  let before = 0;
  await expect
    .poll(
      async () => {
        const now = await display.colour(300, 700);
        if (now !== before || now === 0xff_ff_ff) since = Date.now();
        before = now;
        return Date.now() - since > 1_000;
      },
      { interval: 100, timeout: 15_000 },
    )
    .toBe(true);
}

async function answered(): Promise<void> {
  await panel.waitForFunction(
    () => !document.querySelector('[data-part=cookie-answer]')?.textContent?.startsWith('Waiting'),
    { polling: 50 },
  );
}

function permissions(): Promise<unknown> {
  return panel.evaluate('chrome.permissions.getAll()');
}

test('allowed, those that the browser would send reach the server in its order, and the permission is given back', async () => {
  const before = await permissions();
  expect(await textOf(panel, '[data-part=cookie-note]')).toContain('No Cookie field');
  await startedBy(panel, async () => {
    await click(panel, "Inspect again with this browser's cookies");
    await questionShown();
    // Enter would mean "Deny", and "Allow" is next.
    await display.press('Tab');
    await display.press('Return');
    await answered();
  });
  expect(await verdictOf(panel)).toMatch(/^Complete 200 OK/);
  expect(server.requests.at(-1)).toMatchObject({ method: 'GET', target: '/account' });
  expect(server.requests.at(-1)?.lines.filter((line) => /^cookie:/i.test(line))).toEqual([
    'Cookie: deep=3; first=1; second=2',
  ]);
  // It is the page's request still, and nothing is offered any more.
  await panel.waitForSelector('[data-part=comparison]');
  expect(await panel.$('[data-part=cookie-note]')).toBeNull();
  expect(await permissions()).toEqual(before);
});

test('refused, nothing is read', async () => {
  const [sent, before] = [server.requests.length, await permissions()];
  await click(panel, 'Edit and send again');
  // Another host: what was allowed once, Chromium does not ask again.
  await panel.locator('input[name=compose-url]').fill(server.url.replace('127.0.0.1', 'localhost'));
  await panel.evaluate(() => {
    const field = [...document.querySelectorAll('input')].find(({ value }) => value === 'Cookie');
    field?.closest('li')?.querySelector<HTMLButtonElement>('button:last-child')?.click();
  });
  await click(panel, "Add this browser's cookies for this URL");
  await questionShown();
  // It is what Enter means.
  await display.press('Return');
  await answered();
  expect(await textOf(panel, '[data-part=cookie-answer]')).toContain('no cookie was read');
  expect(await panel.$$eval('.composer-fields input', (all) => all.filter(({ value }) => value === 'Cookie'))).toEqual(
    [],
  );
  expect(server.requests).toHaveLength(sent);
  expect(await permissions()).toEqual(before);
});

test("a parent domain's cookies are among them, for its origin is asked for too", async () => {
  const url = server.url.replace('127.0.0.1', 'www.example.test');
  await page.goto(url);
  await panel.locator('input[name=compose-url]').fill(url);
  await click(panel, "Add this browser's cookies for this URL");
  await questionShown();
  await display.press('Tab');
  await display.press('Return');
  await answered();
  expect(await textOf(panel, '[data-part=cookie-answer]')).toContain('3 cookies added');
  expect(await panel.$$eval('.composer-fields .field-value', (all) => (all.at(-1) as HTMLInputElement).value)).toBe(
    'first=1; second=2; parent=6',
  );
});
