/** A time-out that is changed on the page of settings is obeyed by an inspection in a panel that was open all the while. */
import type { Frame } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { click, inspect, type OpenDevtools, openDevtools, picture, textOf, verdictOf } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

/** The page of settings, opened from the panel as a person does. */
async function settingsPage(panel: Frame) {
  const opened = open.browser.waitForTarget((target) => target.url().includes('/src/extension/options.html'));
  await click(panel, 'Settings');
  const page = await (await opened).page();
  if (page === null) throw new Error('The settings opened in something that is no page.');
  await page.setViewport({ width: 1_100, height: 1_500 });
  return page;
}

test('a time-out, changed on the page of settings', async () => {
  const { panel, zoo, devtools, page } = open;
  // A blank tab would be used for the settings.
  await page.goto(zoo.url);
  const settings = await settingsPage(panel);
  const frame = settings.mainFrame();
  const field = await frame.waitForSelector('input[name=idleTimeoutMs]');
  await field?.evaluate((input) => (input as HTMLInputElement).select());
  await field?.type('0.3');
  await frame.waitForFunction(() => document.querySelector('.saved') !== null, { polling: 50 });
  expect(await textOf(frame, '[data-part=sync]')).toContain('synced by your browser');
  expect(await textOf(frame, '[data-part=captures]')).toContain('lastchunk');
  await picture(settings, 'settings');
  await settings.close();

  await panel.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input[name=idleTimeoutMs]')?.value === '0.3',
    { polling: 50 },
  );
  await devtools.bringToFront();
  await inspect(panel, `${zoo.url}stall-in-body`);
  expect(await verdictOf(panel)).toMatch(/^Stalled .*nothing more came for 3\d\d(\.\d+)? ms/);
});
