/** The host dies while a response streams: the panel says so, keeps what it knows, and the next inspection starts a new one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  click,
  countAbove,
  faultOf,
  inspect,
  type OpenDevtools,
  openDevtools,
  picture,
  startedBy,
  verdictOf,
} from './devtools.ts';
import { hostsOf } from './host-processes.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test('the host is killed mid-stream', async () => {
  const { panel, zoo, devtools, browser } = open;
  await inspect(panel, `${zoo.url}endless-stream?pace=20`);
  const seen = await countAbove(panel, 'received', 300);
  const hosts = await hostsOf(browser);
  expect(hosts).toHaveLength(1);
  const [host = 0] = hosts;
  process.kill(host, 'SIGKILL');

  const fault = await faultOf(panel);
  expect(fault).toContain('The companion host stopped');
  expect(fault).toContain('host-gone');
  // In the browser's own words.
  expect(fault).toContain('Native host has exited.');
  const until = /Until then ([\d,]+) octets and ([\d,]+) chunks had come\./.exec(fault);
  expect(Number(until?.[1]?.replaceAll(',', ''))).toBeGreaterThanOrEqual(seen);
  expect(Number(until?.[2]?.replaceAll(',', ''))).toBeGreaterThan(0);
  await picture(devtools, 'host-killed');

  // What it had captured is on the disk, and a new host judges it.
  await click(panel, 'Show what was captured');
  const verdict = await verdictOf(panel);
  expect(verdict).toContain('200 OK, recording stopped after chunk');
  const rows = await panel.waitForSelector('.chunk-grid [role=grid]');
  expect(Number(await rows?.evaluate((grid) => grid.getAttribute('aria-rowcount')))).toBeGreaterThan(1);
  await picture(devtools, 'host-killed-recovered');

  await startedBy(panel, () => click(panel, 'Inspect again'));
  await countAbove(panel, 'chunk-count', 2);
  const next = await hostsOf(browser);
  expect(next).toHaveLength(1);
  expect(next).not.toEqual(hosts);
});
