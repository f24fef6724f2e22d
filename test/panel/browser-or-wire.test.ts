/** The section that holds what the browser reported against what the wire said, on the plain page. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, press, says, text } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

it("shows a page's request that broke beside the wire, and agrees with it", async () => {
  const page = await plain.open('network=1');
  await page.locator('[role=grid] tr[title*="truncated"]').click();
  const headline = await text(page, '[data-part=compare-headline]');
  expect(headline).toContain('The browser shows 200 OK, and then net::ERR_INCOMPLETE_CHUNKED_ENCODING.');
  expect(headline).toContain('The wire broke off after chunk 3.');
  expect(await page.$eval('[data-aspect=failure]', (row) => row.getAttribute('data-verdict'))).toBe('same');
  expect(await text(page, '[data-aspect=chunks]')).toContain('3 chunks, no last-chunk');
  // Only the date is not the same, as is its nature.
  expect(
    await page.$$eval('[data-part=compared-fields] tbody', (rows) => rows.map((row) => row.dataset.aspect)),
  ).toEqual(['date']);
  expect(await text(page, '[data-aspect=date]')).toContain('varies');
  await press(page, '4 fields are the same');
  await page.waitForSelector('[data-aspect=transfer-encoding][data-verdict=same]');
  await page.close();
});

it('flags a green 200 that failed, the trailers that were dropped, and the version that was spoken', async () => {
  const page = await plain.open('network=1');
  await page.locator('[role=grid] tr[title*="complete-with-error"]').click();
  await press(page, 'Send again');
  await page.waitForSelector('[data-part=compare-headline].contradicted');
  await says(page, '[data-part=compare-versions]', 'The browser spoke HTTP/2');
  expect(await text(page, '[data-aspect=failure]')).toMatch(/no error.*differs.*reports no failure/);
  expect(await text(page, '[data-aspect=trailers]')).toContain('grpc-statusgrpc-messageX-Stream-ErrorContent-Length');
  expect(await text(page, '[data-aspect=transfer-encoding]')).toContain('not comparable');
  await press(page, 'Browser or wire');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Browser or wire');
  await page.close();
});

it('is not there where the page made no such request', async () => {
  const page = await plain.open(canned('truncated'));
  await text(page, '[data-part=verdict]');
  expect(await page.$('[data-part=compare]')).toBeNull();
  await page.close();
});

it('shows what a hostile page and server wrote as text alone, and a great many fields a part at a time', async () => {
  const page = await plain.open('network=0');
  await page.evaluate(() => {
    const markup = '<img src=x onerror="document.title=1">\u202e\u0007';
    window.lastchunk.finish([
      {
        id: 'hostile',
        method: 'GET',
        url: 'http://canned.test/truncated',
        status: 200,
        statusText: markup,
        error: markup,
        mimeType: markup,
        size: 5,
        time: 1,
        fields: [],
        body: null,
        response: {
          httpVersion: markup,
          fields: Array.from({ length: 400 }, (_, n): [string, string] => [`X-${n}-${markup}`, markup]),
          transferSize: 5,
          contentSize: 5,
          redirectUrl: markup,
          address: markup,
          source: 'network',
          tellsErrors: true,
        },
      },
    ]);
  });
  await page.locator('[role=grid] tr[title*="truncated"]').click();
  const comparison = await text(page, '[data-part=comparison]');
  expect(comparison).toContain('<img src=x onerror="document.title=1">');
  for (const control of ['\u202e', '\u0007']) expect(comparison).not.toContain(control);
  expect(await page.$('main img')).toBeNull();
  // The five of the wire are among the first hundred.
  const rows = () => page.$$eval('[data-part=compared-fields] tbody', (all) => all.length);
  expect(await rows()).toBe(100);
  await press(page, 'Show 305 more fields');
  await page.waitForSelector('[data-part=compared-fields] tbody:nth-of-type(405)');
  expect(await page.title()).not.toBe('1');
  await page.close();
});
