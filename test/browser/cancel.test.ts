/** Cancel ends an inspection, and nothing of what had come is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { click, countAbove, inspect, type OpenDevtools, openDevtools, picture, textOf, verdictOf } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

const pressEscape = () => open.devtools.keyboard.press('Escape');
const ways = [
  { way: 'the Cancel button', cancel: () => click(open.panel, 'Cancel') },
  { way: 'Esc in the address bar', cancel: pressEscape },
  {
    // DevTools would open their drawer on it.
    way: 'Esc outside of any field',
    cancel: async () => {
      await open.panel.focus('button[type=submit]');
      await pressEscape();
    },
  },
];

test.each(ways)('$way ends it, and the chunks that had come are shown', async ({ way, cancel }) => {
  const { panel, zoo, devtools } = open;
  await inspect(panel, `${zoo.url}endless-stream?pace=20`);
  const seen = await countAbove(panel, 'chunk-count', 2);
  await cancel();

  const verdict = await verdictOf(panel);
  expect(verdict).toMatch(/^Cancelled /);
  expect(verdict).not.toContain('Broken 200');
  expect(await textOf(panel, '[data-part=ending]')).toContain('You stopped the inspection');
  // The keys still go to the panel, and not to what DevTools would have opened.
  expect(await panel.evaluate(() => document.hasFocus())).toBe(true);

  const rows = Number(await panel.$eval('[role=grid][aria-label=Chunks]', (grid) => grid.ariaRowCount)) - 1;
  expect(rows).toBeGreaterThanOrEqual(seen);
  await panel.focus('[role=grid][aria-label=Chunks]');
  await devtools.keyboard.press('End');
  const last = await textOf(panel, `[aria-label=Chunks] tr[aria-rowindex="${rows + 1}"][aria-busy=false]`);
  // Its number, its offset, its size, its time, its gap.
  expect(last).toMatch(new RegExp(`^${rows} [\\d,]+ \\d+ [\\d.]+ m?s [\\d.]+ m?s`));
  if (way === 'the Cancel button') await picture(devtools, 'cancelled');
});
