/** The raw stream and the body are saved as they are; what is too large is named on disk. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cannedExchange } from '../../src/panel/plain/canned-reports.ts';
import { canned, says } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

it('saves the stream, and the body without its framing', async () => {
  const page = await plain.open(canned('cut-inside-chunk'), { width: 1_200, height: 800 });
  await page.waitForSelector('.octet-grid .octet');
  const saved = (name: string) =>
    page.evaluate(async (words) => {
      const blob = new Promise<Blob>((resolve) => {
        URL.createObjectURL = (given) => {
          resolve(given as Blob);
          return '#';
        };
      });
      for (const button of document.querySelectorAll('button')) if (button.textContent === words) button.click();
      return (await blob).text();
    }, name);
  const { exchange, report } = cannedExchange('cut-inside-chunk');
  expect(await saved('Save stream')).toBe(exchange.text(0, exchange.total));
  const body = await saved('Save body');
  expect(body).toHaveLength(report.response?.body.length ?? 0);
  expect(body).not.toContain('1000\r\n');
  expect(body.startsWith('{"id":4711,')).toBe(true);
  await page.close();
});

it('names the file on disk where there is too much to pass through a panel', async () => {
  const page = await plain.open(canned('ten-million'), { width: 1_200, height: 800 });
  await says(page, '.save-tools', 'Too large to save from here');
  await page.locator('.on-disk summary').click();
  await says(page, '.on-disk', '/captures/ten-million/received.bin');
  await page.close();
});
