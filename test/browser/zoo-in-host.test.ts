/** "Try a broken response": the host starts a zoo of its own, and the panel finds in each species what the list promises. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { families } from '../../src/zoo/species/index.ts';
import { click, type OpenDevtools, openDevtools, picture, startedBy, textOf, waitForText } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

/** Those that end by themselves, and within a moment. */
const species = families
  .flatMap((family) => family.species)
  .filter(({ id, outcome }) => outcome !== 'stalled' && outcome !== 'cancelled' && id !== 'slow-drip');

test('every species that ends by itself, all of them at once', async () => {
  const { panel, devtools } = open;
  await click(panel, 'Try a broken response');
  await panel.waitForSelector('.specimen');
  await picture(devtools, 'zoo');
  const promised = new Map<string, string>();
  const listed = await panel.$$eval('.specimen', (all) =>
    all.map((one) => ['strong', '.specimen-outcome'].map((part) => one.querySelector(part)?.textContent ?? '')),
  );
  for (const [title = '', outcome = ''] of listed) promised.set(title, outcome);
  expect([...promised.keys()].sort()).toEqual(
    families.flatMap((family) => family.species.map(({ title }) => title)).sort(),
  );

  // The first as a person does, the others from within the page: there are many.
  const [first, ...others] = species.map(({ title }) => title);
  await startedBy(panel, () =>
    panel.locator(`xpath///button[contains(@class, "specimen")][.//strong[.="${first}"]]`).click(),
  );
  await panel.evaluate(startEach, others);
  await panel.locator('input[name=filter]').fill('outcome:running');
  await waitForText(panel, 'No request fits the filter.');
  await panel.locator('input[name=filter]').fill('host:127.0.0.1');
  // The list has come to the row of what is in view: from here on it is scrolled by us alone.
  await panel.waitForSelector('.request-grid tr.chosen');
  const found = await panel.evaluate(readRows);
  const expected = species.map(({ title }) => [title, promised.get(title)]);
  expect(found).toEqual(expected);
  expect(await textOf(panel, '[data-part=verdict]')).not.toBe('');
  await picture(devtools, 'zoo-inspected');
});

/** Runs in the panel: name and outcome of every row of the list, which draws only those that are seen. */
async function readRows(): Promise<string[][]> {
  const scroller = document.querySelector('.request-grid');
  if (scroller === null) return [];
  const found: string[][] = [];
  for (let top = 0; ; top += 100) {
    scroller.scrollTo(0, top);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    for (const row of scroller.querySelectorAll('tbody tr')) {
      const [name = '', outcome = ''] = ['.row-name', '.row-outcome'].map(
        (part) => row.querySelector(part)?.textContent?.trim() ?? '',
      );
      // A 200 that is contradicted is marked beside its outcome.
      const texts = [name, outcome.replace(/^Broken 200 /, '')];
      found[Number(row.ariaRowIndex) - 2] = texts;
    }
    if (top >= scroller.scrollHeight - scroller.clientHeight) return found;
  }
}

/** Runs in the panel: goes back to the start page and chooses a species, for each title. */
async function startEach(titles: string[]): Promise<void> {
  const specimen = (title: string) =>
    [...document.querySelectorAll<HTMLElement>('.specimen')].find(
      (button) => button.querySelector('strong')?.textContent === title,
    );
  for (const title of titles) {
    document.querySelector<HTMLElement>('button.home')?.click();
    while (specimen(title) === undefined) await new Promise(requestAnimationFrame);
    specimen(title)?.click();
    while (document.querySelector('article.inspection') === null) await new Promise(requestAnimationFrame);
  }
}
