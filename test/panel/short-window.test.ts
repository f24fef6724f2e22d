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

it.each(['en', 'ru'])(
  'at 320 by 187, a zoom of 400 %%, what is looked at keeps a height, and nothing scrolls sideways (%s)',
  async (lang) => {
    const page = await plain.open(`network=1&lang=${lang}&${canned('truncated')}`, { width: 320, height: 187 });
    await page.waitForSelector('[data-part=clients]');
    expect(await page.$eval('.main', (main) => main.clientHeight)).toBeGreaterThanOrEqual(140);
    for (const part of ['.app', '.inspection', '.sections']) {
      const over = await page.$eval(part, ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(over, part).toBe(0);
    }
    await page.locator('.nav-clients').click();
    await page.waitForFunction(() => {
      const box = document.querySelector('[data-part=clients]')?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.top < innerHeight - 40;
    });
    await page.close();
  },
);
