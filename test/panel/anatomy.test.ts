/** The drawing leads from part to part by keys, and each part chooses its octets. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, marked, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

it('goes along the wire by arrows, and marks the octets of each part', async () => {
  const page = await plain.open(canned('complete-with-error'), { width: 1_200, height: 800 });
  await page.waitForSelector('[data-part=strip]');
  expect(await page.$$eval('.anatomy [tabindex="0"]', (stops) => stops.length)).toBe(1);
  await page.focus('.anatomy [tabindex="0"]');
  await page.keyboard.press('ArrowRight');
  expect(await marked(page, 3)).toBe('200');
  await says(page, '[data-part=chosen]', 'Status code: octets 9 to 11');
  await page.keyboard.press('ArrowDown');
  expect(await marked(page, 35)).toBe('Date: Fri, 02 Jan 2026 03:04:05 GMT');
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('slider');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-valuenow') === '2');
  await says(page, '[data-part=chosen]', 'octets 715 to 1,233');
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-valuenow') === '7');
  await page.keyboard.press('ArrowDown');
  await says(page, '[data-part=chosen]', 'Last-chunk: octets 3,841 to 3,843');
  await page.keyboard.press('ArrowDown');
  expect(await marked(page, 15)).toBe('grpc-status: 13');
  await page.keyboard.press('End');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('close_notify');
  await page.close();
});

it('draws each chunk to scale, and finds the one that is pressed', async () => {
  const page = await plain.open(canned('truncated'), { width: 1_200, height: 800 });
  await says(page, '.strip-label', '1.2 s');
  const box = await (await page.$('[data-part=strip]'))?.boundingBox();
  if (box == null) throw new Error('The strip has no box.');
  await page.mouse.click(box.x + box.width - 10, box.y + 20);
  await page.waitForSelector('[data-part=strip][aria-valuenow="3"]');
  await says(page, '[data-part=strip]', '');
  await says(page, '[data-part=octet-part]', 'Chunk 3, size line');
  await page.close();
});

it.each([
  ['truncated', 'last-chunk', 'never came'],
  ['complete', 'last-chunk', 'the chunked body is whole'],
  ['cut-inside-chunk', 'missing', '2,712 octets never came'],
  ['short', 'missing', '7,520 octets never came'],
  ['undelimited', 'body', 'ends where the connection does'],
  ['excess', 'excess', 'belongs to no message'],
  ['malformed', 'status-line', 'not three digits'],
  ['no-response', 'status-line', 'No response could be read'],
])('%s: %s', async (name, row, words) => {
  const page = await plain.open(canned(name));
  await says(page, `[data-anatomy-row=${row}]`, words);
  await page.close();
});

it('keeps every row in its place while chunks come', async () => {
  const page = await plain.open(canned('live'), { width: 1_200, height: 800 });
  await page.waitForSelector('[data-part=live]');
  const places = (received: number, chunks: number) =>
    page.evaluate(
      (octets, count) => {
        window.lastchunk.backend.send({
          phase: 'body',
          capture: 'truncated',
          received: octets,
          chunks: count,
          elapsed: octets,
          statusLine: 'HTTP/1.1 200 OK',
        });
        return new Promise<number[]>((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() =>
              resolve(Array.from(document.querySelectorAll('.an-row'), (one) => one.getBoundingClientRect().top)),
            ),
          ),
        );
      },
      received,
      chunks,
    );
  await places(1_190, 1);
  await page.waitForSelector('[data-part=strip]');
  const before = await places(2_221, 2);
  expect(before).toHaveLength(5);
  expect(await places(3_265, 3)).toEqual(before);
  await page.close();
});
