/** A request is edited and sent again: method, target, fields in order and case, content. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, press, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

it('sends what was written, field by field', async () => {
  const page = await plain.open(`network=1&${canned('complete')}`);
  await page.locator('.row[title*="truncated"]').click();
  await says(page, '[data-part=verdict]', 'Truncated');
  await press(page, 'Edit and send again');
  await page.locator('input[name=compose-method]').fill('PUT');
  await page.locator('input[name=compose-url]').fill('http://canned.test/complete');
  await press(page, 'Remove field 1');
  await press(page, 'Add a field');
  await page.locator('::-p-aria([name="Name of field 2"][role="textbox"])').fill('X-lOud');
  await page.locator('::-p-aria([name="Value of field 2"][role="textbox"])').fill('yes');
  await press(page, 'Move field 2 up');
  await page.locator('textarea').fill('größer');
  await press(page, 'Send');
  await says(page, '[data-part=verdict]', 'Complete');
  const asked = await page.evaluate(() => window.lastchunk.backend.asked.at(-1)?.request);
  expect(asked).toEqual({
    method: 'PUT',
    url: 'http://canned.test/complete',
    fields: [
      ['X-lOud', 'yes'],
      ['cookie', 'session=1'],
    ],
    body: Buffer.from('größer').toString('base64'),
  });
  await page.close();
});

it('begins from scratch, and says what is wrong with a target', async () => {
  const page = await plain.open('');
  await press(page, 'Write a request');
  await page.locator('input[name=compose-url]').fill('ftp://x');
  await press(page, 'Send');
  await says(page, '.composer [role=alert]', 'url-scheme');
  await press(page, 'Back');
  await page.waitForSelector('.start');
  await page.close();
});

it('shows the octets that were sent, line ends and all', async () => {
  const page = await plain.open(canned('truncated'));
  await says(page, '[data-part=sent]', 'GET /truncated HTTP/1.1\\r\\nHost: canned.test\\r\\n');
  await page.close();
});

it('says where a cookie may have been withheld', async () => {
  const page = await plain.open('network=1');
  await page.locator('.row[title*="truncated"]').click();
  await says(page, '[data-part=request]', 'Edit and send again');
  // That one came with its cookie.
  expect(await page.$('[data-part=cookie-note]')).toBeNull();
  await page.locator('.row[title*="excess"]').click();
  await says(page, '[data-part=cookie-note]', 'the browser withholds it from extensions');
  await page.close();
});
