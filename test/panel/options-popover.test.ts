/** The time-outs of the next inspection: they follow the settings until they are changed, and the box closes as menus do. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

it('is sent with its own where they were changed, and with the settings otherwise', async () => {
  const stored = encodeURIComponent('{"idleTimeoutMs":5000,"graceMs":7,"maxReceived":4096}');
  const page = await plain.open(`settings=${stored}&${canned('complete')}`);
  await says(page, '[data-part=verdict]', 'Complete');
  await page.locator('.options-button').click();
  await page.locator('.options input[name=headTimeoutMs]').fill('2');
  await page.keyboard.press('Tab');
  await page.evaluate(() =>
    window.lastchunk.settings.changeSettings({ headTimeoutMs: 9_000, connectTimeoutMs: 1_000 }),
  );
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('.options input[name=connectTimeoutMs]')?.value === '1',
  );
  await page.locator('input[name=url]').fill('http://canned.test/truncated');
  await page.keyboard.press('Enter');
  await says(page, '[data-part=verdict]', 'Truncated');
  const shared = { idleTimeoutMs: 5_000, graceMs: 7, maxReceived: 4_096, maxDurationMs: null };
  expect(await page.evaluate(() => window.lastchunk.backend.asked.map(({ options }) => options))).toEqual([
    { ...shared, connectTimeoutMs: 10_000, headTimeoutMs: 30_000 },
    { ...shared, connectTimeoutMs: 1_000, headTimeoutMs: 2_000 },
  ]);
  await page.close();
});

it('closes by Esc with the focus where it was, and when one goes elsewhere', async () => {
  const page = await plain.open('');
  const isOpen = (wanted: boolean) =>
    page.waitForFunction((want) => document.querySelector('.options fieldset')?.checkVisibility() === want, {}, wanted);
  await page.locator('.options-button').click();
  await isOpen(true);
  await page.focus('.options input[name=idleTimeoutMs]');
  await page.keyboard.press('Escape');
  await isOpen(false);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Options');
  await page.locator('.options-button').click();
  await isOpen(true);
  await page.locator('input[name=url]').click();
  await isOpen(false);
  await page.close();
});
