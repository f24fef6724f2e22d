/** From a verdict down to an octet, through a real host: the chunk series, the search, and the chunks of some octets. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspect, type OpenDevtools, openDevtools, picture, verdictOf } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test('a pattern deep in the body is found, and named by its chunk', async () => {
  const { panel, zoo, devtools } = open;
  await inspect(panel, `${zoo.url}many-chunks?count=20000`);
  expect(await verdictOf(panel)).toMatch(/^Complete /);
  await panel.waitForSelector('[data-part=strip]');
  await panel.waitForSelector('.charts canvas');
  const last = await panel.$eval('[data-part=strip]', (strip) => Number(strip.getAttribute('aria-valuemax')));
  expect(last).toBe(20_000);
  const goTo = await panel.waitForSelector('input[name=offset]');
  await goTo?.type('100000');
  await goTo?.press('Enter');
  const part = /^Chunk [\d,]+, (size line|data|line end), octet 100,000$/;
  await panel.waitForFunction(
    (words) => new RegExp(words).test(document.querySelector('[data-part=octet-part]')?.textContent ?? ''),
    {},
    part.source,
  );
  const pattern = await panel.waitForSelector('input[name=pattern]');
  await pattern?.type('\\r\\n0\\r\\n');
  await pattern?.press('Enter');
  await panel.waitForFunction(() =>
    document.querySelector('[data-part=octet-part]')?.textContent?.startsWith('Chunk 20,000, line end'),
  );
  await panel.waitForSelector('.octet-grid .octet.marked');
  await picture(devtools, 'bytes');
});
