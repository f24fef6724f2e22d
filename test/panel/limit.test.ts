/** An inspection that stopped at its own limit says so, and leads to where the limit is set. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

it('is told from one that somebody cancelled', async () => {
  const page = await plain.open(canned('limited'), { width: 1_200, height: 900 });
  await says(page, '[data-part=verdict]', 'stopped at the limit of');
  await says(page, 'main', 'The inspection stopped by itself: it had received as much as its limit allows.');
  await says(page, '[data-part=ending-sentence]', 'The inspection stopped by itself after octet');
  expect(await page.$eval('main', (main) => main.textContent)).not.toContain('You stopped');
  expect(await page.$eval('main', (main) => main.textContent)).not.toContain('received-limit');
  await page.locator('::-p-aria([name="Change the limit"][role="button"])').click();
  await page.waitForFunction(() => window.lastchunk.settings.opened === 1);
  await page.close();
});
