/** What cannot be taken is told of where it was typed: the field keeps it, and says what it takes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;
beforeAll(async () => {
  plain = await plainPage();
}, 120_000);
afterAll(() => plain.close());

const size = { width: 1_000, height: 900 };

it('a range of chunks that is none', async () => {
  const page = await plain.open(canned('stream'), size);
  await page.locator('input[name=last-chunk]').fill('5');
  await page.keyboard.press('Tab');
  await page.waitForSelector('.chunk-grid [aria-rowcount="6"]');
  // What follows the last chunk does not follow the fifth.
  expect(await page.$('p[data-part=last-chunk]')).toBeNull();
  await page.locator('input[name=first-chunk]').fill('700');
  await page.keyboard.press('Tab');
  await says(page, '.range [role=alert]', 'Give whole numbers from 1 to 1,000, the first no greater than the last.');
  expect(await page.$eval('input[name=first-chunk]', (field) => [field.value, field.ariaInvalid])).toEqual([
    '700',
    'true',
  ]);
  await page.locator('input[name=last-chunk]').fill('709');
  await page.keyboard.press('Tab');
  await page.waitForSelector('.chunk-grid [aria-rowcount="11"]');
  expect(await page.$('.range [role=alert]')).toBeNull();
  await page.close();
});

it('a time-out that is none', async () => {
  const page = await plain.open(canned('truncated'), size);
  await page.locator('.options-button').click();
  await page.locator('input[name=idleTimeoutMs]').fill('-3');
  await page.keyboard.press('Tab');
  await says(page, '.options [role=alert]', 'Give seconds, from 0.001 to 86,400.');
  expect(await page.$eval('input[name=idleTimeoutMs]', (field) => field.value)).toBe('-3');
  await page.locator('input[name=idleTimeoutMs]').fill('20');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => document.querySelector('.options [role=alert]') === null);
  await page.close();
});

it('an octet that is not there', async () => {
  const page = await plain.open(canned('truncated'), size);
  for (const bad of ['99999999', 'abc']) {
    await page.locator('input[name=offset]').fill(bad);
    await page.keyboard.press('Enter');
    await says(page, '.find-note', 'No such octet: give one from 0 to ');
  }
  await page.locator('input[name=offset]').fill('10');
  await page.waitForSelector('.find-note:empty');
  await page.close();
});
