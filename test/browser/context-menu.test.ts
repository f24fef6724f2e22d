/** Right-click, "Inspect response": Chromium's native menu, on a display of its own, opens the inspector in a tab and runs it. */
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, removeProfile, throwawayProfile } from '../../scripts/chromium.mjs';
import { contextMenuPage, targets } from './context-menu-page.ts';
import { picture, textOf, verdictOf } from './devtools.ts';
import type { RawServer } from './raw-server.ts';
import { type VirtualDisplay, virtualDisplay } from './virtual-display.ts';

let display: VirtualDisplay;
let profile: string;
let browser: Browser;
let server: RawServer;
let page: Page;
beforeAll(async () => {
  [display, profile, server] = await Promise.all([
    virtualDisplay(),
    throwawayProfile({ withHost: true }),
    contextMenuPage(),
  ]);
  browser = await launchChromium({
    executable: process.env.LASTCHUNK_CHROMIUM ?? '/usr/bin/chromium',
    profile,
    headless: false,
    env: { DISPLAY: display.name },
    args: ['--ozone-platform=x11', '--disable-gpu', '--lang=en-US', '--window-size=1200,860', '--window-position=0,0'],
  });
  page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.goto(server.url);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await display?.close();
  if (profile !== undefined) await removeProfile(profile);
});

/**
 * A native menu cannot be read from outside, and is answered by keys. The item stands above "Inspect", the last one: two
 * up. On the page and in a frame there are more below it, but none above it that begins with an I.
 */
async function chooseInTheMenu(selector: string, on: string): Promise<Page> {
  const opened = browser.waitForTarget((target) => target.url().includes('/src/extension/inspector.html'));
  const before = await display.windows();
  await page.click(selector, { button: 'right' });
  await expect.poll(() => display.windows()).toHaveLength(before.length + 1);
  await display.press(...(on === 'the page' || on === 'a frame' ? ['i'] : ['Up', 'Up']), 'Return');
  const inspector = await (await opened).page();
  if (inspector === null) throw new Error('The inspector opened in something that is no page.');
  return inspector;
}

test.each(targets)('on $on', async ({ on, selector, inspected }) => {
  const inspector = await chooseInTheMenu(selector, on);
  const panel = inspector.mainFrame();
  expect(await verdictOf(panel)).toMatch(/^Complete 200 OK/);
  expect(await panel.$eval('input[name=url]', (field) => field.value)).toBe(server.url + inspected);
  // The last request is the host's own.
  const last = server.requests.at(-1);
  expect(last).toMatchObject({ method: 'GET', target: `/${inspected}` });
  expect(last?.lines).toContainEqual(expect.stringMatching(/^User-Agent: lastchunk\//i));
  // A tab has no page beside it whose requests it could list.
  expect(await panel.$('input[name=preserve-log]')).toBeNull();
  if (on === 'a link') await picture(inspector, 'context-menu-tab');
  await inspector.close();
});

test('on a link that is not HTTP', async () => {
  const before = server.requests.length;
  const inspector = await chooseInTheMenu('#mail', 'a link');
  const note = await textOf(inspector.mainFrame(), '.address-note[role=alert]');
  expect(note).toContain('mailto: is neither: no server answers it over HTTP.');
  expect(note).toContain('url-scheme');
  expect(server.requests).toHaveLength(before);
  await inspector.close();
});
