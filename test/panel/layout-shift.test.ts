/** While a response streams nothing on the page changes its place, and its verdict leaves what was drawn where it is. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

declare global {
  interface Window {
    shifted: number;
  }
}

let plain: PlainPage;
beforeAll(async () => {
  plain = await plainPage();
}, 120_000);
afterAll(() => plain.close());

/** Opens a live inspection, and sums up the layout shifts that nobody's gesture made (Layout Instability, `value`). */
async function live(size: { width: number; height: number }): Promise<Page> {
  const page = await plain.open(canned('live'), size);
  await page.waitForSelector('[data-part=live]');
  await page.evaluate(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
        if (!hadRecentInput) window.shifted += value;
      }
    }).observe({ type: 'layout-shift' });
  });
  return page;
}

/** Octets and chunks of the capture `name`, as its host would tell them. */
async function stream(page: Page, name: string, told: [octets: number, chunks: number][]): Promise<void> {
  for (const [received, chunks] of [[0, 0] as const, ...told]) {
    await page.evaluate(
      (capture, octets, count) =>
        window.lastchunk.backend.send({
          phase: octets === 0 ? 'waiting' : 'body',
          capture: octets === 0 ? null : capture,
          received: octets,
          chunks: count,
          elapsed: 1,
          statusLine: octets === 0 ? null : 'HTTP/1.1 200 OK',
        }),
      name,
      received,
      chunks,
    );
    await says(page, '[data-part=received]', received.toLocaleString('en-US'));
    await page.evaluate(twoFrames);
  }
}

/** Runs in the page. */
function twoFrames(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

const sizes = [
  { width: 1200, height: 800 },
  { width: 1000, height: 700 },
  { width: 360, height: 700 },
  { width: 1200, height: 220 },
];

it.each(sizes)('$width by $height: nothing shifts while chunks come', async (size) => {
  const page = await live(size);
  await stream(page, 'stream', [
    [200, 0],
    [1_210, 1],
    [4_000, 12],
    [123_456, 400],
    [1_234_567, 2_000],
  ]);
  await page.waitForSelector('[data-part=strip]');
  await page.evaluate(twoFrames);
  expect(await page.evaluate(() => window.shifted)).toBeLessThan(0.01);
  await page.close();
});

it('a body that Content-Length frames grows in its place', async () => {
  const page = await live({ width: 1200, height: 800 });
  await stream(page, 'short', [
    [150, 0],
    [1_000, 0],
    [2_000, 0],
  ]);
  await says(page, '[data-anatomy-row=body]', 'declared');
  expect(await page.$('.run-later')).not.toBeNull();
  expect(await page.evaluate(() => window.shifted)).toBeLessThan(0.01);
  await page.close();
});

it.each(['complete', 'truncated', 'stream'])('%s: the verdict leaves the drawing where it was', async (name) => {
  const page = await live({ width: 1200, height: 800 });
  await stream(page, name, [[3_265, 3]]);
  await page.waitForSelector('[data-part=strip]');
  const places = () =>
    page.$$eval('.banner, .section-nav, .an-row', (parts) =>
      parts.map((part) => {
        const { top, left } = part.getBoundingClientRect();
        return [part.getAttribute('data-anatomy-row') ?? part.className.split(' ')[0], left, top];
      }),
    );
  const before = await places();
  expect(before.map(([part]) => part)).toEqual(
    expect.arrayContaining(['status-line', 'header', 'body', 'last-chunk', 'ending']),
  );
  await page.evaluate((report) => window.lastchunk.backend.finish(report), name);
  await page.waitForSelector('[data-part=verdict]');
  await page.evaluate(twoFrames);
  expect((await places()).slice(0, before.length)).toEqual(before);
  await page.close();
});
