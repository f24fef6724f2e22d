/** The page of settings in Firefox: it is opened from the inspector, stores with Firefox's sync storage, and sees the host. */
import type { Page, Target } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchFirefox } from '../../scripts/firefox.mjs';
import { FIREFOX_ID } from '../../src/protocol/identity.ts';
import { click, picture, textOf } from './devtools.ts';
import { openFirefoxPanel } from './firefox-devtools.ts';

let firefox: Awaited<ReturnType<typeof launchFirefox>>;
beforeAll(async () => {
  firefox = await launchFirefox({ executable: process.env.LASTCHUNK_FIREFOX ?? '/usr/bin/firefox-esr' });
});
afterAll(() => firefox?.close());

/** The page that `act` opens. Firefox does not tell WebDriver BiDi that a new tab leaves about:blank for the extension's. */
async function openedBy(act: () => Promise<unknown>): Promise<Page> {
  const opened = new Promise<Target>((resolve) => firefox.browser.once('targetcreated', resolve));
  await act();
  const page = await (await opened).page();
  if (page === null) throw new Error('What opened is no page.');
  return page;
}

test('a time-out is stored, and shown again when the page is opened anew', async () => {
  const inspector = await openedBy(() =>
    firefox.chrome(`(() => {
      const url = WebExtensionPolicy.getByID('${FIREFOX_ID}').getURL('src/extension/inspector.html');
      gBrowser.selectedTab = gBrowser.addTrustedTab(url);
    })()`),
  );
  await inspector.waitForSelector('.to-settings');
  const settings = await openedBy(() => click(inspector.mainFrame(), 'Settings'));
  const frame = settings.mainFrame();
  const field = await frame.waitForSelector('input[name=idleTimeoutMs]');
  await field?.evaluate((input) => (input as HTMLInputElement).select());
  await field?.type('0.3');
  await frame.waitForFunction(() => document.querySelector('.saved') !== null, { polling: 50 });
  expect(await textOf(frame, '[data-part=sync]')).toContain('synced by your browser');
  expect(await textOf(frame, '[data-part=kept]')).toMatch(/^0 captures, /);
  await inspector.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input[name=idleTimeoutMs]')?.value === '0.3',
    { polling: 50 },
  );
  await picture(settings, 'settings-firefox');
  await settings.close();
  const again = await openedBy(() => click(inspector.mainFrame(), 'Settings'));
  await again.waitForSelector('input[name=idleTimeoutMs]');
  expect(await again.$eval('input[name=idleTimeoutMs]', (input) => input.value)).toBe('0.3');
  // One that is open would be shown again, and no other opened.
  await again.close();
});

test('Firefox lets no panel of DevTools open the page: the background does, and the panel obeys', async () => {
  const page = await firefox.browser.newPage();
  await page.goto('data:text/html,inspected');
  await page.bringToFront();
  const panel = await openFirefoxPanel(firefox.chrome);
  await panel.textOf('h1', 'See how a response really ended');
  const settings = await openedBy(() =>
    panel.evaluate("(content.document.querySelector('.to-settings').click(), true)"),
  );
  const field = await settings.waitForSelector('input[name=connectTimeoutMs]');
  await field?.evaluate((input) => (input as HTMLInputElement).select());
  await field?.type('4');
  await settings.waitForFunction(() => document.querySelector('.saved') !== null, { polling: 50 });
  const told = `new Promise((resolve) => {
    const look = () => {
      if (content.document.querySelector('input[name=connectTimeoutMs]').value === '4') resolve(true);
      else content.setTimeout(look, 50);
    };
    look();
  })`;
  expect(await panel.evaluate(told)).toBe(true);
});
