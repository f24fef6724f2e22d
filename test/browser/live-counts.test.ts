/** While a response streams, its octets and chunks are counted in view, and its chunk rows can be read. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAbove, inspect, type OpenDevtools, openDevtools, picture, textOf } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test('octets and chunks are counted as they come', async () => {
  const { panel, zoo, devtools } = open;
  await inspect(panel, `${zoo.url}endless-stream?pace=20`);

  let octets = 0;
  let chunks = 0;
  for (let sighting = 0; sighting < 3; sighting += 1) {
    octets = await countAbove(panel, 'received', octets);
    chunks = await countAbove(panel, 'chunk-count', chunks);
  }

  expect(await textOf(panel, '[data-part=live]')).toContain('Receiving the body');
  expect(await textOf(panel, '[data-part=status-line]')).toContain('HTTP/1.1 200 OK');
  await panel.waitForSelector('[role=grid] tr[aria-rowindex="2"][aria-busy=false]');
  expect(await panel.$('[data-part=verdict]')).toBeNull();
  await picture(devtools, 'live');
});
