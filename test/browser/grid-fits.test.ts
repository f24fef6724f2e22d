/** At the width that DevTools give the panel at first, no number of the chunk table is cut. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspect, type OpenDevtools, openDevtools, verdictOf } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test.each([
  // Times and gaps of hundreds of milliseconds.
  'slow-drip?chunks=3&pace=220',
  // Offsets of eight digits.
  'large-chunks',
])('%s', async (species) => {
  const { panel, zoo, devtools } = open;
  await inspect(panel, `${zoo.url}${species}`);
  expect(await verdictOf(panel)).toMatch(/^Complete /);
  await panel.focus('[role=grid][aria-label=Chunks]');
  await devtools.keyboard.press('End');
  await panel.waitForSelector('[aria-label=Chunks] tr.active[aria-busy=false]:not([aria-rowindex="2"])');
  const cut = await panel.$$eval('[aria-label=Chunks] :is(th, td).amount', (cells) =>
    cells
      .filter((cell) => {
        const text = document.createRange();
        text.selectNodeContents(cell);
        const { paddingLeft, paddingRight } = getComputedStyle(cell);
        const room =
          cell.getBoundingClientRect().width - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
        return text.getBoundingClientRect().width > room;
      })
      .map((cell) => cell.textContent),
  );
  expect(cut).toEqual([]);
});
