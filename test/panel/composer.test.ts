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
  await page.locator('[role=grid] tr[title*="truncated"]').click();
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
  await says(page, '#compose-url-fault', 'url-scheme');
  await page.waitForSelector('[name=compose-url][aria-invalid=true]:focus');
  await press(page, 'Back');
  await page.waitForSelector('.start');
  await page.close();
});

it('tells at the field what the host would refuse, and sends nothing until it is mended', async () => {
  const page = await plain.open('');
  await press(page, 'Write a request');
  await page.locator('input[name=compose-method]').fill('GE T');
  await page.locator('input[name=compose-url]').fill('http://canned.test/complete');
  await press(page, 'Add a field');
  await page.locator('.field-name').fill('Bad:name');
  await page.locator('.field-value').fill('1 \u20ac');
  expect(await page.$('.composer .fault')).toBeNull();
  await press(page, 'Send');
  await page.waitForSelector('[name=compose-method][aria-invalid=true]:focus');
  // Each is told by the words that describe its input.
  const told = () =>
    page.$$eval('.composer [aria-invalid=true]', (all) =>
      all.map((one) => [
        one.className,
        document.getElementById(`${one.getAttribute('aria-describedby')}`)?.textContent,
      ]),
    );
  const token = (example: string) =>
    `Write letters, digits and !#$%&'*+-.^_\`|~ alone, without spaces, as in ${example}.`;
  expect(await told()).toEqual([
    ['method', `${token('GET')}  method-invalid`],
    ['field-name', `${token('X-Request-Id')}  field-invalid`],
    ['field-value', 'A field value cannot hold "\u20ac": remove it, or encode it.  field-invalid'],
  ]);
  expect(await page.evaluate(() => window.lastchunk.backend.asked.length)).toBe(0);
  await page.locator('input[name=compose-method]').fill('GET');
  await page.locator('.field-name').fill('X-Name');
  await press(page, 'Send');
  await page.waitForSelector('.field-value[aria-invalid=true]:focus');
  expect((await told()).map(([name]) => name)).toEqual(['field-value']);
  await page.locator('.field-value').fill('1 EUR');
  await press(page, 'Send');
  await says(page, '[data-part=verdict]', 'Complete');
  expect(await page.evaluate(() => window.lastchunk.backend.asked.at(-1)?.request.fields)).toEqual([
    ['X-Name', '1 EUR'],
  ]);
  await page.close();
});

it('begins anew with another request, also while one is written', async () => {
  const page = await plain.open('network=1');
  for (const name of ['truncated', 'excess']) {
    await page.locator(`[role=grid] tr[title*="${name}"]`).click({ button: 'right' });
    await page.locator('[role=menuitem] ::-p-text(Edit and send again)').click();
    await page.waitForFunction(
      (ending) => document.querySelector<HTMLInputElement>('[name=compose-url]:focus')?.value.endsWith(ending),
      {},
      name,
    );
  }
  await page.close();
});

it('shows the octets that were sent, line ends and all', async () => {
  const page = await plain.open(canned('truncated'));
  await says(page, '[data-part=sent]', 'GET /truncated HTTP/1.1\\r\\nHost: canned.test\\r\\n');
  await page.close();
});

it('says where a cookie may be wanting, and sends the request again with what the browser gives', async () => {
  const page = await plain.open('network=1');
  await page.locator('[role=grid] tr[title*="truncated"]').click();
  await says(page, '[data-part=request]', 'Edit and send again');
  // That one came with its cookie.
  expect(await page.$('[data-part=cookie-note]')).toBeNull();
  await page.locator('[role=grid] tr[title*="excess"]').click();
  await says(page, '[data-part=cookie-note]', 'carried none, or the browser did not tell');
  await press(page, "Inspect again with this browser's cookies");
  await says(page, '[data-part=cookie-answer]', 'Waiting for your answer');
  expect(await page.evaluate(() => window.lastchunk.askedForCookies)).toEqual(['http://canned.test/excess']);
  const before = await page.evaluate(() => window.lastchunk.backend.asked.length);
  await page.evaluate(() => window.lastchunk.answerCookies({ kind: 'cookies', value: 'a=1; b=2', count: 2 }));
  await page.waitForFunction((count) => window.lastchunk.backend.asked.length > count, {}, before);
  const asked = await page.evaluate(() => window.lastchunk.backend.asked.at(-1)?.request);
  expect(asked?.fields).toEqual([
    ['accept', '*/*'],
    ['Cookie', 'a=1; b=2'],
  ]);
  // It is the page's request still.
  await page.waitForSelector('[data-part=comparison]');
  expect(await page.$('[data-part=cookie-note]')).toBeNull();
  await page.close();
});

it("adds the browser's cookies to what is written, and says so where there are none", async () => {
  const page = await plain.open('');
  await press(page, 'Write a request');
  const add = '::-p-aria([name="Add this browser\'s cookies for this URL"][role="button"])';
  expect(await page.$eval('.cookie-offer button', (button) => (button as HTMLButtonElement).disabled)).toBe(true);
  await page.locator('input[name=compose-url]').fill('http://canned.test/complete');
  for (const [answer, words] of [
    [{ kind: 'none' }, 'no cookie for this URL'],
    [{ kind: 'refused' }, 'no cookie was read'],
    [{ kind: 'failed', reason: 'The <b>browser</b> is out.' }, 'The <b>browser</b> is out.'],
  ] as const) {
    await page.locator(add).click();
    await says(page, '[data-part=cookie-answer]', 'Waiting for your answer');
    await page.evaluate((said) => window.lastchunk.answerCookies(said), answer);
    await says(page, '[data-part=cookie-answer]', words);
  }
  await page.locator(add).click();
  await page.evaluate(() => window.lastchunk.answerCookies({ kind: 'cookies', value: 'sid=abc', count: 1 }));
  await says(page, '[data-part=cookie-answer]', '1 cookie added');
  expect(await page.$$eval('.composer-fields input', (all) => all.map(({ value }) => value))).toEqual([
    'Cookie',
    'sid=abc',
  ]);
  expect(await page.$('.cookie-offer button')).toBeNull();
  await press(page, 'Send');
  await says(page, '[data-part=verdict]', 'Complete');
  expect(await page.evaluate(() => window.lastchunk.backend.asked.at(-1)?.request.fields)).toEqual([
    ['Cookie', 'sid=abc'],
  ]);
  await page.close();
});

it('adds no cookies to a request whose URL was changed while they were asked for', async () => {
  const page = await plain.open('');
  await press(page, 'Write a request');
  await page.locator('input[name=compose-url]').fill('http://canned.test/complete');
  await press(page, "Add this browser's cookies for this URL");
  await says(page, '[data-part=cookie-answer]', 'Waiting for your answer');
  await page.locator('input[name=compose-url]').fill('http://elsewhere.test/');
  await page.evaluate(() => window.lastchunk.answerCookies({ kind: 'cookies', value: 'sid=abc', count: 1 }));
  await page.waitForFunction(() => document.querySelector('[data-part=cookie-answer]')?.textContent === '');
  expect(await page.$('.composer-fields .field-value')).toBeNull();
  await page.close();
});
