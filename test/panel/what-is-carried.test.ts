/** What a page's request carried goes to its own server, when one has said so, and nowhere else. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { press, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;
beforeAll(async () => {
  plain = await plainPage();
}, 120_000);
afterAll(() => plain.close());

const row = (name: string) => `[role=grid] tr[title*="${name}"]`;
const asked = (page: Page) => page.evaluate(() => window.lastchunk.backend.asked.map(({ request }) => request));

/** Puts a URL into the address bar as one types it, over what was there, and presses Enter. */
async function type(page: Page, url: string): Promise<void> {
  await page.$eval('input[name=url]', (field) => field.select());
  await page.type('input[name=url]', url);
  await page.keyboard.press('Enter');
}

it('is not sent to another server that is typed in its place', async () => {
  const page = await plain.open('network=1');
  await page.locator(row('truncated')).click();
  await says(page, '[data-part=verdict]', 'Truncated');
  await type(page, 'http://other.test:8080/complete');
  await says(page, '[data-part=verdict]', 'Complete');
  expect((await asked(page)).map(({ url, fields }) => [url, fields?.length ?? 0])).toEqual([
    ['http://canned.test/truncated', 2],
    ['http://other.test:8080/complete', 0],
  ]);
  await page.close();
});

it('is not armed by a question that was answered with no, and is asked about again in the address bar', async () => {
  const page = await plain.open('network=1');
  await page.locator(row('complete-with-error')).click();
  await says(page, 'dialog[open]', 'POST');
  await press(page, 'Do not send');
  await page.waitForSelector('dialog', { hidden: true });
  expect(await page.$eval('input[name=url]', (field) => field.value)).toBe('');
  await page.locator(row('complete-with-error')).click();
  await press(page, 'Send again');
  await says(page, '[data-part=verdict]', 'Complete, with an error');
  await press(page, 'Inspect');
  await says(page, 'dialog[open]', 'POST');
  expect(await asked(page)).toHaveLength(1);
  await page.close();
});

it('is not in a request that is written from scratch', async () => {
  const page = await plain.open('network=1');
  await page.locator(row('truncated')).click();
  await says(page, '[data-part=verdict]', 'Truncated');
  await page.locator('.home').click();
  await press(page, 'Write a request');
  await page.waitForSelector('[name=compose-url]');
  expect(await page.$eval('[name=compose-url]', (field) => (field as HTMLInputElement).value)).toBe('');
  expect(await page.$$('.composer .field-name')).toHaveLength(0);
  await page.close();
});

it('leaves the focus where the question came from', async () => {
  const page = await plain.open('network=1');
  for (const answer of ['Do not send', 'Send again']) {
    await page.focus('[role=grid]');
    await page.locator(row('complete-with-error')).click();
    await press(page, answer);
    await page.waitForSelector('dialog', { hidden: true });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  }
  await page.close();
});

it('leaves the focus in the address bar when an inspection is cancelled from there', async () => {
  const page = await plain.open(`url=${encodeURIComponent('http://canned.test/live')}`);
  await page.focus('.cancel');
  await page.keyboard.press('Enter');
  await says(page, '[data-part=verdict]', 'Cancelled');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('url');
  await page.close();
});
