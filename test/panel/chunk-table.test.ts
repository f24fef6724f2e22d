/** The chunk table leaps to what stands out, and keeps to the chunks that are chosen in a chart. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cannedExchange } from '../../src/panel/plain/canned-reports.ts';
import { canned, press, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

const size = { width: 1_000, height: 900 };

it('goes to the largest, the smallest and the longest gap, and chooses the octets of each', async () => {
  const page = await plain.open(canned('stream'), size);
  const { largest, longestGap } = cannedExchange('stream').report.response?.chunks ?? {};
  if (largest == null || longestGap == null) throw new Error('The canned stream has no chunks.');
  await page.locator('.jumps ::-p-text(Largest)').click();
  await says(page, '.chunk-grid tr.chosen', largest.size.toLocaleString('en-US'));
  await page.locator('.jumps ::-p-text(Longest gap)').click();
  await says(page, '.chunk-grid tr.chosen td', (longestGap.index + 1).toLocaleString('en-US'));
  await says(page, '[data-part=octet-part]', `Chunk ${longestGap.index + 1}, size line`);
  await page.close();
});

it('keeps to the rows that a drag across a chart covers, and shows all again', async () => {
  const page = await plain.open(canned('stream'), size);
  await page.waitForSelector('.charts canvas');
  await page.$eval('.charts', (charts) => charts.scrollIntoView({ block: 'center' }));
  const plots = await page.$$('.charts .u-over');
  const box = await plots[1]?.boundingBox();
  if (box == null) throw new Error('The chart has no box.');
  await page.mouse.move(box.x + box.width * 0.25, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 25, { steps: 4 });
  await page.mouse.up();
  await page.waitForSelector('[data-part=chunk-range] .link');
  const rows = await page.$eval('.chunk-grid [role=grid]', (grid) => Number(grid.ariaRowCount) - 1);
  expect(Math.abs(rows - 250)).toBeLessThan(15);
  await press(page, 'Show all');
  await page.waitForSelector('.chunk-grid [aria-rowcount="1001"]');
  await page.close();
});

it('keeps to the rows that are typed', async () => {
  const page = await plain.open(canned('stream'), size);
  await page.locator('input[name=last-chunk]').fill('30');
  await page.keyboard.press('Tab');
  await page.waitForSelector('.chunk-grid [aria-rowcount="31"]');
  await page.locator('input[name=first-chunk]').fill('21');
  await page.keyboard.press('Tab');
  await page.waitForSelector('.chunk-grid [aria-rowcount="11"]');
  expect(await page.$eval('.chunk-grid tbody td', (cell) => cell.textContent)).toBe('21');
  await page.close();
});
