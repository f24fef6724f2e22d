/** The same extension in Firefox: its native menu opens the inspector in a tab, and the verdict comes over real native messaging. */
import type { Page, Target } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchFirefox } from '../../scripts/firefox.mjs';
import { type RunningZoo, startZoo } from '../../src/zoo/zoo.ts';
import { contextMenuPage, targets } from './context-menu-page.ts';
import { inspect, picture, textOf, verdictOf } from './devtools.ts';
import type { RawServer } from './raw-server.ts';

let firefox: Awaited<ReturnType<typeof launchFirefox>>;
let server: RawServer;
let zoo: RunningZoo;
let page: Page;
beforeAll(async () => {
  [server, zoo] = await Promise.all([contextMenuPage(), startZoo()]);
  firefox = await launchFirefox({ executable: process.env.LASTCHUNK_FIREFOX ?? '/usr/bin/firefox-esr' });
  page = (await firefox.browser.pages())[0] ?? (await firefox.browser.newPage());
  await page.goto(server.url);
});
afterAll(async () => {
  await firefox?.close();
  await zoo?.close();
  await server?.close();
});

/** Opens Firefox's own context menu on an element, and activates our item in it: the tab that opens. */
async function chooseInTheMenu(selector: string): Promise<Page> {
  const { browser, chrome } = firefox;
  // Firefox does not tell WebDriver BiDi that the new tab leaves about:blank for a page of the extension.
  const opened: Target[] = [];
  browser.on('targetcreated', (target) => opened.push(target));
  // A menu opens in the tab in front alone.
  await page.bringToFront();
  const shown = chrome(`new Promise((resolve) =>
    document.getElementById('contentAreaContextMenu').addEventListener('popupshown', () => resolve(), { once: true }))`);
  await page.click(selector, { button: 'right' });
  await shown;
  const chosen = await chrome(`(() => {
    const menu = document.getElementById('contentAreaContextMenu');
    const item = [...menu.querySelectorAll('menuitem')].find(({ label }) => label === 'Inspect response');
    if (item !== undefined) menu.activateItem(item);
    else menu.hidePopup();
    return item !== undefined;
  })()`);
  expect(chosen).toBe(true);
  await chrome(`new Promise((resolve) => {
    const look = () =>
      gBrowser.selectedBrowser.currentURI.spec.startsWith('moz-extension:') ? resolve() : requestAnimationFrame(look);
    look();
  })`);
  // Nor does it always tell of the tab, which is there all the same: of its double it does.
  if (opened.length === 0) {
    const told = new Promise((resolve) => browser.once('targetcreated', resolve));
    await chrome('void gBrowser.duplicateTab(gBrowser.selectedTab, true)');
    await told;
  }
  browser.off('targetcreated');
  const inspector = (await opened.at(-1)?.page()) ?? null;
  if (inspector === null) throw new Error('The inspector opened in something that is no page.');
  return inspector;
}

test.each(targets)('the context menu on $on', async ({ selector, inspected }) => {
  const inspector = await chooseInTheMenu(selector);
  const panel = inspector.mainFrame();
  expect(await verdictOf(panel)).toMatch(/^Complete 200 OK/);
  expect(await panel.$eval('input[name=url]', (field) => field.value)).toBe(server.url + inspected);
  expect(server.requests.at(-1)?.lines).toContainEqual(expect.stringMatching(/^User-Agent: lastchunk\//i));
  await inspector.close();
});

test('a 200 whose stream broke after chunk 3', async () => {
  const inspector = await chooseInTheMenu('#link');
  const panel = inspector.mainFrame();
  await verdictOf(panel);
  await inspect(panel, `${zoo.url}cut-chunked-fin?pace=1`);
  const verdict = await verdictOf(panel);
  expect(verdict).toContain('Truncated Broken 200');
  expect(verdict).toContain(
    '200 OK, then the stream broke: the connection closed after chunk 3, before the last-chunk.',
  );
  await panel.waitForSelector('[role=grid][aria-rowcount="4"] tr[aria-rowindex="4"][aria-busy=false]');
  expect(await textOf(panel, '[data-part=last-chunk]')).toContain('no last-chunk');
  await picture(inspector, 'firefox');
});
