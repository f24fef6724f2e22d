/** Text and hex are found among the octets, forward and backward, around the end. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, marked, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

it('finds text and hex, around the end, and says when there is none', async () => {
  const page = await plain.open(canned('truncated'), { width: 1_200, height: 800 });
  const field = page.locator('input[name=pattern]');
  await field.fill('chunked\\r\\n');
  await page.keyboard.press('Enter');
  expect(await marked(page, 9)).toBe('chunked··');
  await page.keyboard.press('Enter');
  await says(page, '.find-note', 'Found from the start.');
  await field.fill('0d 0A');
  await page.select('select[name=kind]', 'hex');
  await page.focus('input[name=pattern]');
  await page.keyboard.press('Enter');
  await says(page, '[data-part=octet-part]', 'octets 112 to 113');
  await page.keyboard.down('Shift');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Shift');
  await says(page, '[data-part=octet-part]', 'octets 84 to 85');
  await field.fill('0d 0');
  await page.keyboard.press('Enter');
  await says(page, '.find-note', 'Hex is pairs');
  await field.fill('ff ff');
  await page.keyboard.press('Enter');
  await says(page, '.find-note', 'Not among the octets received.');
  expect(await page.$eval('.find-note', (note) => note.className)).toContain('bad');
  await page.close();
});

it('says that a long search runs, and stops it by Esc, by its button, and when another begins', async () => {
  const page = await plain.open(canned('truncated'), { width: 1_200, height: 800 });
  const running = (count: number) =>
    page.waitForFunction((wanted) => window.lastchunk.backend.searches === wanted, {}, count);
  await page.evaluate(() => {
    window.lastchunk.backend.endless = true;
  });
  await page.locator('input[name=pattern]').fill('QQQ');
  await page.keyboard.press('Enter');
  await says(page, '.find-note', 'Searching ');
  await page.keyboard.press('Enter');
  await running(1);
  await page.keyboard.press('Escape');
  await says(page, '.find-note', 'The search was stopped.');
  await running(0);
  await page.keyboard.press('Enter');
  await page.locator('.find-outcome button').click();
  await says(page, '.find-note', 'The search was stopped.');
  await running(0);
  await page.close();
});
