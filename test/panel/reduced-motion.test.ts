/** Who asks for less motion (prefers-reduced-motion) gets none: nothing is animated, and what is gone to is there at once. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;
beforeAll(async () => {
  plain = await plainPage();
}, 120_000);
afterAll(() => plain.close());

async function open(name: string, motion: 'reduce' | 'no-preference'): Promise<Page> {
  const page = await plain.open(canned(name), { width: 800, height: 500 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: motion }]);
  return page;
}

/** What moves or fades just now: of each animation that takes time, the element it is on. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0)
      .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.getAttribute('class') ?? '?') : '?')),
  );
}

it('animates the icon of what runs, and nothing for who wants less', async () => {
  const moves = await open('live', 'no-preference');
  await moves.waitForSelector('[data-part=live]');
  expect(await moving(moves)).toContain('fill step step-2');
  await moves.close();
  const still = await open('live', 'reduce');
  await still.waitForSelector('[data-part=live]');
  expect(await moving(still)).toEqual([]);
  await still.close();
});

it('goes to a section at once', async () => {
  const page = await open('truncated', 'reduce');
  await page.waitForSelector('.nav-request');
  const top = await page.evaluate(() => {
    const button = document.querySelector<HTMLElement>('.nav-request');
    const section = document.querySelector('[data-part=request]');
    const before = section?.getBoundingClientRect().top ?? 0;
    button?.click();
    // The same turn: no frame has been drawn since.
    return { before, after: section?.getBoundingClientRect().top ?? 0 };
  });
  expect(top.before).toBeGreaterThan(500);
  expect(top.after).toBeLessThan(500);
  await page.close();
});
