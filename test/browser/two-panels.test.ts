/** Two DevTools, on two pages, share one host; it goes when the last panel has gone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPanel } from '../../scripts/chromium.mjs';
import { countAbove, inspect, type OpenDevtools, openDevtools, verdictOf } from './devtools.ts';
import { hostsOf } from './host-processes.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test('one host serves them both', async () => {
  const { browser, zoo } = open;
  // The last page of a browser cannot close without it.
  await browser.newPage();
  const first = open.panel;
  const otherPage = await browser.newPage();
  const { panel: second } = await openPanel(browser, otherPage);

  await inspect(first, `${zoo.url}endless-stream?pace=20`);
  await inspect(second, `${zoo.url}endless-stream?pace=30`);
  const seen = await countAbove(first, 'chunk-count', 2);
  await countAbove(second, 'chunk-count', 2);
  const hosts = await hostsOf(browser);
  expect(hosts).toHaveLength(1);

  // What the closed panel ran is over; the other is left alone.
  await otherPage.close();
  await countAbove(first, 'chunk-count', seen);
  await inspect(first, `${zoo.url}whole-chunked?pace=1`);
  expect(await verdictOf(first)).toMatch(/^Complete /);
  expect(await hostsOf(browser)).toEqual(hosts);

  await open.page.close();
  await expect.poll(() => hostsOf(browser), { timeout: 10_000 }).toEqual([]);
});
