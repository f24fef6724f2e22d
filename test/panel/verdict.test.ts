/** The verdict stands first: its findings lead to their evidence, and an abridged report says so. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, marked, says, text, texts } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

it('leads from what decided it to its octets', async () => {
  const page = await plain.open(canned('complete-with-error'), { width: 1_200, height: 800 });
  await page.locator('.deciding ::-p-text(A trailer says that the call failed)').click();
  expect(await marked(page, 15)).toBe('grpc-status: 13');
  await page.waitForSelector('[data-anatomy-row=trailers] [aria-pressed=true]');
  await page.close();
});

it('names at most three, in the order in which they decided', async () => {
  const page = await plain.open(canned('truncated'));
  await page.waitForSelector('.deciding');
  expect(await texts(page, '.deciding .link')).toEqual([
    'The chunked body has no last-chunk',
    'A long silence within the body',
  ]);
  await page.close();
});

it('counts no wait of its own, and names it where it stands in the ending and the timing', async () => {
  const page = await plain.open(canned('complete'));
  await page.waitForSelector('.numbers');
  const took = await text(page, '.numbers span:last-child');
  expect(await text(page, '[data-part=ending-sentence]')).toBe(
    `The connection was still open after octet 5,035, ${took} after the inspection began; the inspection waited another 150.0 ms for more.`,
  );
  const steps = await texts(page, '.timing tbody tr');
  expect(steps.at(-1)).toBe('Wait of the inspection150.5 ms');
  await page.close();
});

it('says that a report is abridged', async () => {
  const page = await plain.open(canned('abridged'));
  await says(page, '[data-part=abridged]', 'This report is abridged');
  await page.close();
});

it('is kept in view by the sub-navigation, which leads to each section', async () => {
  const page = await plain.open(canned('truncated'), { width: 560, height: 500 });
  await page.locator('.section-nav ::-p-text(Clients)').click();
  await page.waitForFunction(() => document.activeElement?.id === 'section-clients');
  await page.waitForSelector('.nav-clients[aria-current=true]');
  const nav = await page.$eval('.nav-verdict', (button) => [
    button.textContent,
    button.getBoundingClientRect().top >= 0,
  ]);
  expect(nav).toEqual(['Truncated', true]);
  await page.close();
});

it('stands octets beside the drawing where there is room, and below it where there is not', async () => {
  const place = async (size: { width: number; height: number }) => {
    const page = await plain.open(canned('truncated'), size);
    await page.waitForSelector('.octet-grid .octet');
    const [drawing, octets] = await page.$$eval('.anatomy, [data-part=octets]', (both) =>
      both.map((one) => one.getBoundingClientRect()).map(({ left, top }) => ({ left, top })),
    );
    await page.close();
    return octets !== undefined && drawing !== undefined && octets.left > drawing.left + 200 ? 'beside' : 'below';
  };
  expect(await place({ width: 1_200, height: 800 })).toBe('beside');
  expect(await place({ width: 560, height: 900 })).toBe('below');
  expect(await place({ width: 1_200, height: 220 })).toBe('below');
});
