/** In Firefox's DevTools, which know no permissions, a small window asks for the cookies; they reach a bare socket. */
import type { Page, Target } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchFirefox } from '../../scripts/firefox.mjs';
import { cookieServer } from './cookie-server.ts';
import { type FirefoxPanel, openFirefoxPanel } from './firefox-devtools.ts';
import type { RawServer } from './raw-server.ts';

let firefox: Awaited<ReturnType<typeof launchFirefox>>;
let server: RawServer;
let panel: FirefoxPanel;

beforeAll(async () => {
  server = await cookieServer();
  firefox = await launchFirefox({
    executable: process.env.LASTCHUNK_FIREFOX ?? '/usr/bin/firefox-esr',
    // The browser's own question is drawn where no test reaches it: it is answered with yes.
    prefs: { 'extensions.webextOptionalPermissionPrompts': false },
  });
  const page = (await firefox.browser.pages())[0] ?? (await firefox.browser.newPage());
  await page.goto(server.url);
  await page.bringToFront();
  panel = await openFirefoxPanel(firefox.chrome);
  await panel.press('Write a request');
  await panel.textOf('h1', 'Write a request');
  await compose(`${server.url}account`);
});
afterAll(async () => {
  await firefox?.close();
  await server?.close();
});

async function compose(url: string): Promise<void> {
  await panel.evaluate(`(() => {
    const field = content.document.querySelector('input[name=compose-url]');
    field.value = ${JSON.stringify(url)};
    field.dispatchEvent(new content.Event('input', { bubbles: true }));
  })()`);
}

const policy = `WebExtensionPolicy.getByID('lastchunk@lastchunk.dev')`;

/** Asks for the cookies: the window that opens. */
async function askedIn(): Promise<Page> {
  // Firefox does not tell WebDriver BiDi that the new window leaves about:blank for a page of the extension.
  const opened = new Promise<Target>((resolve) => firefox.browser.once('targetcreated', resolve));
  await panel.press("Add this browser's cookies for this URL");
  const page = await (await opened).page();
  if (page === null) throw new Error('The window is no page.');
  await page.waitForSelector('.grant');
  return page;
}

test.each([
  ['left alone', (window: Page) => window.locator('::-p-text(Leave it)').click()],
  ['closed', (window: Page) => window.close()],
])('%s, the window gives nothing', async (_, leave) => {
  const window = await askedIn();
  expect(await window.$eval('h1', (heading) => heading.textContent)).toContain(new URL(server.url).host);
  await leave(window);
  await panel.textOf('[data-part=cookie-answer]', 'no cookie was read');
  expect(await firefox.chrome(`${policy}.hasPermission('cookies')`)).toBe(false);
});

test('granted for good, they are read without a question, and the permission stays', async () => {
  const change = (what: 'add' | 'remove') =>
    firefox.chrome(`(async () => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const { extension } = ${policy};
      const granted = { permissions: ['cookies'], origins: ['*://localhost/*'] };
      await ExtensionPermissions.${what}(extension.id, granted, extension);
    })()`);
  await change('add');
  await compose('http://localhost:1/');
  await panel.press("Add this browser's cookies for this URL");
  await panel.textOf('[data-part=cookie-answer]', 'This browser has no cookie');
  expect(await firefox.chrome(`${policy}.hasPermission('cookies')`)).toBe(true);
  await change('remove');
  await compose(`${server.url}account`);
});

test('allowed, those that the browser would send reach the server in its order', async () => {
  const window = await askedIn();
  await window.locator('::-p-text(Go on)').click();
  await panel.textOf('[data-part=cookie-answer]', '3 cookies added');
  await panel.press('Send');
  await panel.textOf('[data-part=verdict]', 'Complete');
  expect(server.requests.at(-1)).toMatchObject({ method: 'GET', target: '/account' });
  expect(server.requests.at(-1)?.lines.filter((line) => /^cookie:/i.test(line))).toEqual([
    'Cookie: deep=3; first=1; second=2',
  ]);
  // The permission was given back.
  expect(await firefox.chrome(`${policy}.hasPermission('cookies')`)).toBe(false);
  const url = JSON.stringify(server.url);
  expect(await firefox.chrome(`${policy}.allowedOrigins.matches(Services.io.newURI(${url}))`)).toBe(false);
});

test('in a tab, the inspector asks itself', async () => {
  const opened = new Promise<Target>((resolve) => firefox.browser.once('targetcreated', resolve));
  await firefox.chrome(`(() => {
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
    gBrowser.selectedTab = gBrowser.addTab(${policy}.getURL('src/extension/inspector.html'), { triggeringPrincipal });
  })()`);
  const inspector = await (await opened).page();
  if (inspector === null) throw new Error('The tab is no page.');
  await inspector.locator('::-p-text(Write a request)').click();
  await inspector.locator('input[name=compose-url]').fill(`${server.url}account`);
  await inspector.locator('.cookie-offer button').click();
  await inspector.waitForFunction(() =>
    document.querySelector('[data-part=cookie-answer]')?.textContent?.includes('3 cookies added'),
  );
  expect(await inspector.$eval('.composer-fields .field-value', (field) => (field as HTMLInputElement).value)).toBe(
    'deep=3; first=1; second=2',
  );
  expect(await firefox.chrome(`${policy}.hasPermission('cookies')`)).toBe(false);
});
