/** The verdict of a message that is whole is shown while more may still come, says so, and gives way to the last word. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;
beforeAll(async () => {
  plain = await plainPage();
}, 120_000);
afterAll(() => plain.close());

it('is there at once, and corrected when octets come after the end', async () => {
  const page = await plain.open(canned('live'));
  await page.waitForSelector('[data-part=live]');
  const judge = (name: string) =>
    page.evaluate(
      (report) =>
        window.lastchunk.backend.judge(
          { phase: 'after', capture: report, received: 500, chunks: 3, elapsed: 9, statusLine: 'HTTP/1.1 200 OK' },
          report,
        ),
      name,
    );
  await judge('complete');
  await says(page, '[data-part=verdict] h1', 'Complete');
  await says(page, '.settling', 'waiting for octets after the end');
  expect(await page.$('article[data-phase=running]')).not.toBeNull();
  // It can still be stopped.
  expect(await page.$('.cancel')).not.toBeNull();
  await page.evaluate(() => window.lastchunk.backend.finish('excess'));
  await page.waitForSelector('article[data-phase=done] .an-excess');
  expect(await page.$('.settling')).toBeNull();
  expect(await page.$('.cancel')).toBeNull();
  await page.close();
});
