/** What is copied from the octets is masked where secrets stand, and says so; what is saved is exact, and says so too. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cannedExchange, sentText } from '../../src/panel/plain/canned-reports.ts';
import { canned, says, text } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

/** Chooses all octets and presses a copy button; what would be on the clipboard. */
async function copied(page: Page, button: string): Promise<string> {
  await page.waitForSelector('.octet-grid .octet');
  await page.locator('.octet-grid .octet').click();
  await page.keyboard.down('Control');
  await page.keyboard.down('Shift');
  await page.keyboard.press('End');
  await page.keyboard.up('Shift');
  await page.keyboard.up('Control');
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        writeText: async (words: string) => {
          document.body.dataset.copied = words;
        },
      },
    });
    delete document.body.dataset.copied;
  });
  await page.locator(`.copy-tools button::-p-text(${button})`).click();
  await page.waitForFunction(() => document.body.dataset.copied !== undefined);
  return page.evaluate(() => document.body.dataset.copied ?? '');
}

const { exchange } = cannedExchange('secrets');
const wire = exchange.text(0, exchange.total);
const masked = ['early=interim-secret', 'session=4711-secret; HttpOnly', 'nextnonce="trailer-secret"'].reduce(
  (text, secret) => text.replace(secret, '*'.repeat(secret.length)),
  wire,
);

it('masks what was received, octet for octet, and says how many', async () => {
  const page = await plain.open(canned('secrets'), { width: 1_200, height: 800 });
  expect(await copied(page, 'Copy text')).toBe(masked);
  await says(page, '.take-note', '3 secrets were masked with asterisks.');
  expect(Buffer.from(await copied(page, 'base64'), 'base64').toString('latin1')).toBe(masked);
  expect(Buffer.from((await copied(page, 'hex')).replaceAll(' ', ''), 'hex').toString('latin1')).toBe(masked);
  await page.locator('.take-note .link').click();
  await page.waitForFunction(() => window.lastchunk.settings.opened === 1);
  await page.close();
});

it('masks what was sent', async () => {
  const page = await plain.open(canned('secrets'), { width: 1_200, height: 800 });
  await page.locator('.octets-bar label:nth-of-type(2) input').click();
  const sent = sentText('secrets')
    .replace('session=4711-secret', '*'.repeat(19))
    .replace('Bearer eyJhbGciOi.secret', '*'.repeat(24));
  expect(await copied(page, 'Copy text')).toBe(sent);
  await says(page, '.take-note', '2 secrets were masked');
  await page.close();
});

it('masks nothing where the settings say so', async () => {
  const settings = `settings=${encodeURIComponent('{"redact":false}')}`;
  const page = await plain.open(`${canned('secrets')}&${settings}`, { width: 1_200, height: 800 });
  expect(await copied(page, 'Copy text')).toBe(wire);
  expect(await text(page, '.take-note')).toBe('');
  await page.close();
});

it('says that what was saved holds secrets', async () => {
  const page = await plain.open(canned('secrets'), { width: 1_200, height: 800 });
  await page.waitForSelector('.octet-grid .octet');
  await page.locator('.save-tools button').click();
  await says(page, '.take-note', 'Saved as it is: the values of 3 secret fields are in it.');
  await page.close();
});
