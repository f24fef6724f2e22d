/** Several inspections at once in one panel: one streams on while another is made, and each keeps its own numbers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  click,
  countAbove,
  inspect,
  type OpenDevtools,
  openDevtools,
  picture,
  row,
  startedBy,
  verdictOf,
} from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test('one streams while another comes to its end', async () => {
  const { panel, zoo, devtools } = open;
  await inspect(panel, `${zoo.url}endless-stream?pace=20`);
  const before = await countAbove(panel, 'chunk-count', 0);

  await inspect(panel, `${zoo.url}cut-chunked-fin?pace=1`);
  expect(await verdictOf(panel)).toMatch(/^Truncated Broken 200 .*after chunk 3, before the last-chunk/);
  await picture(devtools, 'two-inspections');

  await startedBy(panel, () => panel.locator(row('endless-stream')).click());
  await countAbove(panel, 'chunk-count', before);
  await click(panel, 'Cancel');
  expect(await verdictOf(panel)).toMatch(/^Cancelled /);
  const states = await panel.$$eval('.request-grid td.row-outcome', (all) => all.map((state) => state.textContent));
  expect(states).toEqual(['Cancelled', 'Truncated']);
});
