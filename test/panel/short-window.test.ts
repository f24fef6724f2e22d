/** Docked below a page the panel is wide and short: the verdict stands beside the drawing, and both can be read. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;
beforeAll(async () => {
  plain = await plainPage();
}, 120_000);
afterAll(() => plain.close());

it.each([
  { width: 1200, height: 220 },
  { width: 1000, height: 160 },
])('$width by $height: verdict, sections and status line are in view at once', async (size) => {
  const page = await plain.open(canned('complete-with-error'), size);
  await page.waitForSelector('[data-part=strip]');
  for (const part of ['[data-part=verdict] h1', '.section-nav', '[data-anatomy-row=status-line] .an-status']) {
    const box = await page.$eval(part, (element) => {
      const { top, right, bottom, left } = element.getBoundingClientRect();
      return { top, right, bottom, left };
    });
    expect(box.top, part).toBeGreaterThanOrEqual(0);
    expect(box.bottom, part).toBeLessThanOrEqual(size.height);
    expect(box.right, part).toBeLessThanOrEqual(size.width);
  }
  // The drawing has most of the height, and the rest of it is a scroll away; the sentence and its findings too.
  const room = await page.$eval('.sections', ({ clientHeight, scrollHeight }) => ({ clientHeight, scrollHeight }));
  expect(room.clientHeight).toBeGreaterThan(size.height * 0.6);
  expect(room.scrollHeight).toBeGreaterThan(room.clientHeight);
  await page.locator('.deciding .link').click();
  await page.waitForSelector('.an-part[aria-pressed=true]');
  await page.locator('.nav-trailers').click();
  await page.waitForFunction(() => {
    const section = document.querySelector('[data-part=trailers]')?.getBoundingClientRect();
    const room = document.querySelector('.sections')?.getBoundingClientRect();
    return section !== undefined && room !== undefined && section.top >= room.top - 1 && section.top < room.bottom - 20;
  });
  await page.close();
});
