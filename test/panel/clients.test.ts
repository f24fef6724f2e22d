/** Who would notice: silent successes first, each client explained when it is opened. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, says, texts } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

it('says who would notice, and explains each', async () => {
  const page = await plain.open(canned('truncated'));
  await says(
    page,
    '[data-part=who-notices]',
    '7 of 8 clients report an error; firefox reports success and says nothing.',
  );
  const [first] = await texts(page, '.client th');
  expect(first).toContain('firefox');
  await says(page, '.client-silent', 'Silent success');
  await page.locator('[data-client="node-fetch"] .disclose').click();
  await says(page, '.client-words', 'gives its caller the status 200 OK and fails while the body is read');
  await says(page, '.client-words', 'fetch() resolves with 200; reading the body then rejects.');
  await page.close();
});

it('is not there where no client is modelled', async () => {
  const page = await plain.open(canned('complete'));
  await page.waitForSelector('[data-part=request]');
  expect(await page.$('[data-part=clients]')).toBeNull();
  expect(await texts(page, '.section-nav button')).not.toContain('Clients');
  await page.close();
});
