/** The inspector in a real browser: what is said to it is seen in it. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostile } from '../../src/panel/plain/canned-messages.ts';
import { cannedExchange } from '../../src/panel/plain/canned-reports.ts';
import type { Progress } from '../../src/protocol/messages.ts';
import { canned, press, row, says, text } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

const firstOffset = String(cannedExchange('ten-million').exchange.rows.row(0).offset);
function send(page: Page, progress: Partial<Progress>): Promise<void> {
  return page.evaluate((value) => window.lastchunk.backend.send(value), {
    phase: 'body',
    capture: 'truncated',
    received: 0,
    chunks: 0,
    elapsed: 1,
    statusLine: null,
    ...progress,
  } as const);
}

describe('a report', () => {
  it('begins with the verdict, and shows every part of the response', async () => {
    const page = await plain.open(canned('truncated'));
    expect(await text(page, '[data-part=verdict]')).toContain('TruncatedBroken 200200 OK, then the stream broke');
    expect(await text(page, '[data-part=findings]')).toContain('The chunked body has no last-chunk');
    expect(await text(page, '[data-part=status-line] .raw')).toBe('HTTP/1.1 200 OK');
    expect(await text(page, '[data-part=header]')).toContain('Transfer-Encodingchunked');
    expect(await text(page, '[data-part=body]')).toContain('not whole');
    expect(await text(page, '[data-part=last-chunk]')).toContain('no last-chunk');
    expect(await text(page, '[data-part=ending-sentence]')).toContain('(FIN) after octet 3,264');
    await says(page, '.chunk-grid', '1,024');
    // The first finding is the gravest, whatever order they came in.
    expect(await text(page, '.finding:first-child h3')).toContain('The chunked body has no last-chunk');
    await page.close();
  });

  it('shows trailers by their class, and what the interim responses were', async () => {
    const page = await plain.open(canned('complete-with-error'));
    expect(await text(page, '[data-part=trailers]')).toContain('grpc-status13announced by Trailer');
    expect(await text(page, '[data-part=trailers]')).toContain('Content-Length12forbidden in trailers');
    await page.goto(page.url().replace('complete-with-error', 'complete'));
    expect(await text(page, '[data-part=interim]')).toContain('HTTP/1.1 103 Early Hints');
    await page.close();
  });

  it('leaves hostile text text', async () => {
    const page = await plain.open(canned('malformed'));
    const title = await page.title();
    expect(await text(page, '[data-part=header]')).toContain(hostile.markup);
    expect(await text(page, '[data-finding=markup]')).toContain(hostile.markup);
    expect(await text(page, '[data-part=status-line] .raw')).toBe('HTTP/1.1 F00 a\\x00b\\x1b[31mc\\x7fd\\x85e');
    expect(await text(page, '[data-finding=status-code-unparsable]')).toContain('total \\u{202e}gnp.exe');
    expect(await page.$$('main img, main script, a[href^=javascript]')).toEqual([]);
    expect(await page.title()).toBe(title);
    await page.close();
  });

  it('leads from a finding to its octets', async () => {
    const page = await plain.open(canned('complete-with-error'));
    await page.locator('.finding .span').click();
    await page.waitForSelector('.octet-grid .octet.marked');
    const marked = await page.$$eval('.octet-grid .hex .octet.marked', (octets) => octets.length);
    expect(marked).toBe(15);
    await page.close();
  });

  it('scrolls ten million chunks to the last one', async () => {
    const page = await plain.open(canned('ten-million'));
    await says(page, '.chunk-grid tbody', firstOffset);
    expect(await page.$eval('.chunk-grid [role=grid]', (grid) => grid.getAttribute('aria-rowcount'))).toBe('10000001');
    await page.focus('.chunk-grid [role=grid]');
    await page.keyboard.press('End');
    await says(page, '.chunk-grid tbody tr:last-child', '10,000,000');
    await page.keyboard.press('ArrowUp');
    await says(page, '.chunk-grid tr.active', '9,999,999');
    await page.keyboard.press('Home');
    await says(page, '.chunk-grid tr.active', firstOffset);
    await page.$eval('.chunk-grid', (grid) => grid.scrollTo(0, grid.scrollHeight));
    await says(page, '.chunk-grid tbody tr:last-child', '10,000,000');
    expect(await page.$$eval('.chunk-grid tbody tr', (rows) => rows.length)).toBeLessThan(40);
    await page.close();
  });

  it('moves row by row under the wheel, even where the scrollbar cannot', async () => {
    const page = await plain.open(canned('ten-million'));
    const cell = '.chunk-grid tbody tr:first-child td:first-child';
    await says(page, cell, '1');
    await page.locator('.chunk-grid').hover();
    await page.mouse.wheel({ deltaY: 100 });
    await says(page, cell, '6');
    await page.close();
  });
});

describe('an inspection', () => {
  it('is live until the verdict comes', async () => {
    const page = await plain.open(canned('live'));
    expect(await text(page, '[data-part=live] h1')).toContain('Starting');
    await send(page, { phase: 'waiting', capture: null });
    await says(page, '[data-part=live]', 'Waiting for the response');
    await send(page, { received: 1_210, chunks: 1, statusLine: 'HTTP/1.1 200 OK' });
    await says(page, '[data-part=received]', '1,210 octets');
    await says(page, '[data-part=status-line]', 'HTTP/1.1 200 OK');
    await says(page, '.chunk-grid tbody', '1,024');
    const before = await page.$eval('[data-part=live]', (banner) => banner.getBoundingClientRect().height);
    await send(page, { received: 3_262, chunks: 3, statusLine: 'HTTP/1.1 200 OK' });
    await says(page, '[data-part=chunk-count]', '3 chunks');
    await page.waitForFunction(() => document.querySelectorAll('.chunk-grid tbody td:nth-child(3)').length === 3);
    await page.evaluate(() => window.lastchunk.backend.finish('truncated'));
    await says(page, '[data-part=verdict]', 'Truncated');
    const after = await page.$eval('[data-part=verdict]', (banner) => banner.getBoundingClientRect().height);
    expect(after).toBe(before);
    await page.close();
  });

  it('is cancelled by its button and by Escape', async () => {
    for (const cancel of [(page: Page) => press(page, 'Cancel'), (page: Page) => page.keyboard.press('Escape')]) {
      const page = await plain.open(canned('live'));
      await page.waitForSelector('[data-part=live]');
      await cancel(page);
      await says(page, '[data-part=verdict]', 'Cancelled');
      expect(await page.$('.cancel')).toBeNull();
      await page.close();
    }
  });

  it('keeps running while another is looked at', async () => {
    const page = await plain.open(`network=1&${canned('live')}`);
    await send(page, { received: 5 });
    await says(page, '[data-part=received]', '5 octets');
    await page.locator(row('canned.test/truncated')).click();
    await says(page, '[data-part=verdict]', 'Truncated');
    await send(page, { received: 77 });
    await page.locator(row('canned.test/live')).click();
    await says(page, '[data-part=received]', '77 octets');
    await page.close();
  });

  it('is sent as the address bar says', async () => {
    const page = await plain.open('');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'url');
    await page.keyboard.type('canned.test/complete');
    await page.select('select[name=method]', 'HEAD');
    await page.focus('input[name=url]');
    await page.keyboard.press('Enter');
    await says(page, '[data-part=verdict]', 'Complete');
    const asked = await page.evaluate(() => window.lastchunk.backend.asked);
    expect(asked).toMatchObject([{ request: { method: 'HEAD', url: 'http://canned.test/complete' } }]);
    await page.close();
  });

  it('takes any method', async () => {
    const page = await plain.open('');
    await page.select('select[name=method]', '');
    await page.locator('input[name=method]').fill('BREW');
    await page.locator('input[name=url]').fill('http://canned.test/complete');
    await press(page, 'Inspect');
    await says(page, '[data-part=verdict]', 'Complete');
    expect(await page.evaluate(() => window.lastchunk.backend.asked[0]?.request.method)).toBe('BREW');
    await page.close();
  });

  it('is not begun for a URL that is not http or https', async () => {
    const page = await plain.open(`url=${encodeURIComponent('data:text/plain,x')}`);
    await says(page, '[role=alert]', 'url-scheme');
    expect(await page.evaluate(() => window.lastchunk.backend.asked)).toEqual([]);
    await page.close();
  });
});

describe("a request of the page's", () => {
  it('is fetched again when it is chosen, with its fields', async () => {
    const page = await plain.open('network=1');
    await page.locator(row('canned.test/truncated')).click();
    await says(page, '[data-part=verdict]', 'Truncated');
    const asked = await page.evaluate(() => window.lastchunk.backend.asked[0]?.request);
    expect(asked).toEqual({
      method: 'GET',
      url: 'http://canned.test/truncated',
      fields: [
        ['accept', '*/*'],
        ['cookie', 'session=1'],
      ],
    });
    // Looking at it again sends nothing.
    await page.locator('.home').click();
    await page.locator(row('canned.test/truncated')).click();
    await says(page, '[data-part=verdict]', 'Truncated');
    expect(await page.evaluate(() => window.lastchunk.backend.asked.length)).toBe(1);
    await page.close();
  });

  it('is asked about first where its method is not safe', async () => {
    const page = await plain.open('network=1');
    await page.locator(row('POST http')).click();
    await says(page, 'dialog[open]', 'POST is not a safe method');
    await says(page, 'dialog[open]', 'cookie among them');
    await press(page, 'Do not send');
    await page.waitForFunction(() => document.querySelector('dialog') === null);
    expect(await page.evaluate(() => window.lastchunk.backend.asked)).toEqual([]);
    await page.locator(row('POST http')).click();
    await press(page, 'Send again');
    await says(page, '[data-part=verdict]', 'Complete, with an error');
    const body = await page.evaluate(() => window.lastchunk.backend.asked[0]?.request.body);
    expect(Buffer.from(body ?? '', 'base64').toString()).toBe('place the order');
    await page.close();
  });
});

describe('without a host', () => {
  it('says how to get one, and works as soon as it is there', async () => {
    const page = await plain.open(`host=missing&${canned('truncated')}`);
    await says(page, '.no-host', 'The companion host is not installed');
    await says(page, '.no-host', 'npx lastchunk install');
    await says(page, '.no-host [data-part=fault]', 'Specified native messaging host not found.');
    await press(page, 'Try again');
    await says(page, '.no-host', 'The companion host is not installed');
    await page.evaluate(() => {
      window.lastchunk.backend.host = 'there';
    });
    await press(page, 'Try again');
    await says(page, '[data-part=verdict]', 'Truncated');
    await page.close();
  });

  it('says that the host stopped, and inspects again', async () => {
    const page = await plain.open(canned('gone'));
    await says(page, 'main [data-part=fault]', 'The companion host stopped');
    await says(page, 'main [data-part=fault]', 'host-gone');
    await press(page, 'Inspect again');
    await page.waitForFunction(() => window.lastchunk.backend.asked.length === 2);
    await page.close();
  });
});

describe('the rest', () => {
  it('offers broken responses to try', async () => {
    const page = await plain.open('');
    await press(page, 'Try a broken response');
    await page.locator('.specimen ::-p-text(Truncated)').click();
    await says(page, '[data-part=verdict]', 'Truncated');
    await page.close();
  });

  it('goes on past a certificate for one request alone', async () => {
    const page = await plain.open(canned('certificate'));
    await says(page, 'main [data-part=fault]', 'tls-certificate');
    await press(page, 'Inspect anyway (this request only)');
    await says(page, '[data-part=ending]', 'not trusted: self-signed certificate');
    await press(page, 'Inspect again');
    await says(page, 'main [data-part=fault]', 'tls-certificate');
    await page.close();
  });

  it('changes its theme while one looks', async () => {
    const page = await plain.open('theme=light');
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.evaluate(() => window.lastchunk.setTheme('dark'));
    expect(await ground()).toBe('rgb(40, 40, 40)');
    await page.close();
  });

  it('needs no sideways scrolling, however narrow', async () => {
    for (const query of ['', canned('truncated'), canned('malformed'), canned('certificate'), 'host=missing']) {
      const page = await plain.open(`network=1&${query}`, { width: 360, height: 700 });
      await page.waitForSelector('main h1');
      const [needed, given] = await page.evaluate(() => {
        const areas = [document.documentElement, ...document.querySelectorAll('.main, .sections, .list, .address')];
        return [areas.map((area) => area.scrollWidth), areas.map((area) => area.clientWidth)];
      });
      expect(needed).toEqual(given);
      await page.close();
    }
  });
});
