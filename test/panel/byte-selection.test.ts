/** Choosing octets names what they are, and shows where they stand in the drawing. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canned, marked, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

const width = { width: 1_200, height: 800 };

it('names the part of the octet that is pressed, and marks it in the drawing', async () => {
  const page = await plain.open(canned('truncated'), width);
  await page.locator('.hex [data-octet="10"]').click();
  await says(page, '[data-part=octet-part]', 'Status code, octet 10');
  await page.waitForSelector('.box-code[aria-pressed=true]');
  await page.locator('::-p-aria([name="Choose all of it"][role="button"])').click();
  expect(await marked(page, 3)).toBe('200');
  await page.close();
});

it('moves by arrows, extends with shift, and leaps by Home and End', async () => {
  const page = await plain.open(canned('truncated'), width);
  await page.locator('.hex [data-octet="0"]').click();
  await page.focus('.octet-grid [role=grid]');
  await page.keyboard.press('ArrowRight');
  await says(page, '[data-part=octet-part]', 'octet 1');
  await page.keyboard.down('Shift');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Shift');
  expect(await marked(page, 3)).toBe('TTP');
  await page.keyboard.down('Control');
  await page.keyboard.press('End');
  await page.keyboard.up('Control');
  await says(page, '[data-part=octet-part]', 'Chunk 3, line end, octet 3,264');
  await page.close();
});

it('tells chunk framing from chunk data by the rows of the chunk table', async () => {
  const page = await plain.open(canned('ten-million'), width);
  await page.locator('input[name=offset]').fill('0x6a');
  await page.keyboard.press('Enter');
  await says(page, '[data-part=octet-part]', 'Field value of Transfer-Encoding');
  await page.locator('input[name=offset]').fill('110,000,000');
  await page.keyboard.press('Enter');
  await says(page, '[data-part=octet-part]', 'Chunk 4,999,993');
  await page.close();
});

it('shows what was sent', async () => {
  const page = await plain.open(canned('truncated'), width);
  await page.locator('.switch label:nth-of-type(2) input').click();
  await says(page, '.octet-grid tbody .text', 'GET');
  await page.close();
});

it('stands eight octets in a row where it is narrow, and sixteen where there is room', async () => {
  const rows = (size: { width: number; height: number }) =>
    plain.open(canned('truncated'), size).then(async (page) => {
      await page.waitForSelector('.octet-grid .octet');
      const count = await page.$$eval('.octet-grid tbody tr:first-child .hex .octet', (all) => all.length);
      await page.close();
      return count;
    });
  expect(await rows({ width: 360, height: 900 })).toBe(8);
  expect(await rows({ width: 1_700, height: 900 })).toBe(16);
});

it('chooses all and copies by keys, and names what is chosen from its first part to its last', async () => {
  const page = await plain.open(canned('truncated'), width);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: async (words: string) => {
          document.body.dataset.copied = words;
        },
      },
    });
  });
  await page.locator('.hex [data-octet="0"]').click();
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.press('c');
  await page.keyboard.up('Control');
  await page.waitForFunction(() => document.body.dataset.copied?.startsWith('HTTP/1.1 200'));
  expect(await page.evaluate(() => document.body.dataset.copied?.length)).toBe(3_265);
  await page.locator('.an-field').click();
  await says(page, '[data-part=chosen]', 'Field name … Field value of ');
  await says(page, '[data-part=octet-part]', 'Field name … Field value of ');
  await page.close();
});

it('cuts no offset, however large', async () => {
  for (const size of [width, { width: 360, height: 700 }]) {
    const page = await plain.open(canned('ten-million'), size);
    await page.locator('input[name=offset]').fill('220,000,000');
    await page.keyboard.press('Enter');
    await says(page, '.octet-grid tbody .amount', '219,999');
    const cut = await page.$$eval('.octet-grid td.amount', (all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth),
    );
    expect(cut).toEqual([]);
    await page.close();
  }
});
