/** The main job, end to end: the panel in real DevTools says how a 200 from a real socket really ended. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspect, type OpenDevtools, openDevtools, picture, textOf, verdictOf } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test('a 200 whose stream broke after chunk 3', async () => {
  const { panel, zoo, devtools } = open;
  await inspect(panel, `${zoo.url}cut-chunked-fin?pace=1`);
  expect(await verdictOf(panel)).toContain(
    '200 OK, then the stream broke: the connection closed after chunk 3, before the last-chunk.',
  );
  expect(await verdictOf(panel)).toContain('Broken 200');
  expect(await textOf(panel, 'main')).toContain('HTTP/1.1 200 OK');
  const chunkTable = await panel.waitForSelector('[role=grid][aria-rowcount="4"]');
  expect(chunkTable).not.toBeNull();
  await picture(devtools, 'broken-200');
});
