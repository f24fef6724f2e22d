/** While a response streams, the drawing of its chunks stays within its column, whatever has come since it was asked for. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAbove, inspect, type OpenDevtools, openDevtools, verdictOf } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test('the strip of chunks is never drawn beyond its width', async () => {
  const { panel, zoo } = open;
  const drawn = await panel.evaluateHandle(watchStrip);
  await inspect(panel, `${zoo.url}slow-drip?chunks=60&pace=20`);
  await countAbove(panel, 'chunk-count', 40);
  expect(await verdictOf(panel)).toMatch(/^Complete /);
  const widths = await drawn.evaluate((seen) => seen);
  // It was drawn several times.
  expect(widths.length).toBeGreaterThan(2);
  expect(widths.filter(({ blocks, room }) => blocks > room + 1)).toEqual([]);
});

/** Runs in the panel: notes how wide the blocks are, and how wide they may be, whenever they have been drawn anew. */
function watchStrip(): { blocks: number; room: number }[] {
  const seen: { blocks: number; room: number }[] = [];
  let path: string | null = null;
  const look = () => {
    const blocks = document.querySelector<SVGPathElement>('.strip-blocks');
    const now = blocks?.getAttribute('d') ?? null;
    if (blocks !== null && now !== path) {
      path = now;
      seen.push({ blocks: blocks.getBBox().width, room: blocks.closest('.strip')?.clientWidth ?? 0 });
    }
    requestAnimationFrame(look);
  };
  look();
  return seen;
}
