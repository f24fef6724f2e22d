/** A stream without an end stops by itself where the settings say, in a panel that was open before they did. */
import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXTENSION_ORIGIN } from '../../src/protocol/identity.ts';
import { inspect, type OpenDevtools, openDevtools, textOf, verdictOf } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test('a limit of octets ends an endless stream, and the file on the disk', async () => {
  const { browser, panel, zoo, devtools } = open;
  const settings = await browser.newPage();
  await settings.goto(`${EXTENSION_ORIGIN}src/extension/options.html`);
  await settings.waitForSelector('input[name=maxReceived]');
  await settings.select('select[name=maxReceived-unit]', 'KiB');
  const field = await settings.waitForSelector('input[name=maxReceived]');
  await field?.evaluate((input) => (input as HTMLInputElement).select());
  await field?.type('2');
  await settings.waitForFunction(
    `chrome.storage.sync.get('settings.maxReceived').then((stored) => stored['settings.maxReceived'] === 2048)`,
    { polling: 50 },
  );
  await devtools.bringToFront();
  await inspect(panel, `${zoo.url}endless-stream?pace=1`);
  expect(await verdictOf(panel)).toMatch(/^Cancelled 200 OK, stopped at the limit of 2,048 octets, /);
  expect(await textOf(panel, '[data-part=ending-sentence]')).toMatch(
    /^The inspection stopped by itself after octet 2,047/,
  );
  await panel.locator('.on-disk summary').click();
  const file = await textOf(panel, '.on-disk .wire');
  expect((await stat(file)).size).toBe(2_048);
});
