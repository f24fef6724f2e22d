/** The list of requests, as a person uses it: sorted, filtered, by keys, by its menu, beside an inspection. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canned, press, row, says, text, texts } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

const grid = '.request-grid [role=grid]';
const wide = { width: 1_200, height: 700 };
const names = (page: Page) => texts(page, '.request-grid tbody .row-name');
const head = (title: string) => `.request-grid th[title="${title}"]`;
const activeName = (page: Page) => text(page, '.request-grid tr.active .row-name');
const asked = (page: Page) => page.evaluate(() => window.lastchunk.backend.asked.length);
const has = (page: Page, selector: string) => page.waitForSelector(selector);
/** Waits until the keys are on the row of this name. */
const isActive = (page: Page, name: string) => says(page, '.request-grid tr.active .row-name', name);
const box = (page: Page, selector: string) => page.$eval(selector, (one) => one.getBoundingClientRect().toJSON());

describe('sorting', () => {
  it('goes up, down and back to the order of coming, by the pointer', async () => {
    const page = await plain.open('network=1', wide);
    await page.locator(head('Name')).click();
    await has(page, `${head('Name')}[aria-sort=ascending]`);
    const up = await names(page);
    expect(up).toEqual([...up].sort());
    await page.locator(head('Name')).click();
    await has(page, `${head('Name')}[aria-sort=descending]`);
    expect(await names(page)).toEqual([...up].reverse());
    await page.locator(head('Name')).click();
    await has(page, `${head('Name')}[aria-sort=none]`);
    expect((await names(page))[0]).toBe('shop.example/');
    await page.close();
  });

  it('is reached from the first row by the keys, and keeps the row that they were on', async () => {
    const page = await plain.open('network=1', wide);
    await page.focus(grid);
    await page.keyboard.press('ArrowDown');
    await isActive(page, 'app.css');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await has(page, `${head('Status')}.active[aria-sort=ascending]`);
    const id = await page.$eval(grid, (table) => table.getAttribute('aria-activedescendant'));
    expect(await page.$eval(head('Status'), (cell) => cell.id)).toBe(id);
    await page.keyboard.press('ArrowDown');
    await isActive(page, 'shop.example/');
    await page.keyboard.press('Home');
    expect(await asked(page)).toBe(0);
    await page.close();
  });
});

describe('filtering', () => {
  it('counts what is left, and says what is not understood', async () => {
    const page = await plain.open('network=200', wide);
    await says(page, '.tool-count', '200 requests');
    await page.locator('input[name=filter]').fill('status:4xx');
    await says(page, '.tool-count', 'of 200 requests');
    expect(new Set(await texts(page, '.request-grid tbody td.row-status'))).toEqual(new Set(['404']));
    await page.locator('input[name=filter]').fill('status:4xx staus:2xx');
    await says(page, '.filter-note', 'staus:2xx');
    await has(page, 'input[name=filter][aria-invalid=true][aria-describedby]');
    expect(new Set(await texts(page, '.request-grid tbody td.row-status'))).toEqual(new Set(['404']));
    await page.locator('input[name=filter]').fill('nothing-has-this');
    await says(page, '.list', 'No request fits the filter.');
    await page.close();
  });

  it('leaves the scrollbar where the rows are, when few and then many are left', async () => {
    const page = await plain.open('network=200', wide);
    await page.focus(grid);
    await page.keyboard.press('End');
    await has(page, '.request-grid tr.active[aria-rowindex="201"]');
    await page.locator('input[name=filter]').fill('nothing-has-this');
    await says(page, '.list', 'No request fits the filter.');
    await page.keyboard.press('Escape');
    await says(page, '.tool-count', '200 requests');
    const [top, first] = await page.$eval('.request-grid', (list) => [
      list.scrollTop,
      list.querySelector('tbody tr')?.ariaRowIndex,
    ]);
    expect(Number(first) - 2).toBe(Math.floor(Number(top) / 24));
    await page.close();
  });

  it('is begun by a slash, and left by Enter with the filter on, by Escape with it off', async () => {
    const page = await plain.open('network=1', wide);
    await page.focus(grid);
    await page.keyboard.press('/');
    await page.keyboard.type('canned');
    await says(page, '.tool-count', '3 of 6');
    await page.keyboard.press('Enter');
    await page.waitForFunction((where) => document.activeElement?.matches(where), {}, grid);
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await page.waitForFunction((where) => document.activeElement?.matches(where), {}, grid);
    await says(page, '.tool-count', '6 requests');
    // In a field a slash is a slash.
    await page.focus('input[name=url]');
    await page.keyboard.type('a/b');
    expect(await page.$eval('input[name=url]', (input) => (input as HTMLInputElement).value)).toContain('a/b');
    await page.close();
  });

  it('does not stop an inspection with the Escape that clears it', async () => {
    const page = await plain.open(`network=1&${canned('live')}`, wide);
    await has(page, '[data-part=live]');
    await page.keyboard.press('Tab');
    await page.focus('input[name=filter]');
    await page.keyboard.type('x');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=filter]')?.value === '');
    expect(await page.$('[data-part=live]')).not.toBeNull();
    await page.keyboard.press('Escape');
    await says(page, '[data-part=verdict]', 'Cancelled');
    await page.close();
  });
});

describe('the keys', () => {
  it('move without fetching anything, inspect by Enter, and again by Shift and Enter', async () => {
    const page = await plain.open('network=1', wide);
    await page.focus(grid);
    await page.keyboard.press('End');
    await isActive(page, 'excess');
    await page.keyboard.press('Home');
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown');
    await isActive(page, 'truncated');
    expect(await asked(page)).toBe(0);
    await page.keyboard.press('Enter');
    await says(page, '[data-part=verdict]', 'Truncated');
    await page.keyboard.press('Enter');
    await has(page, `${row('canned.test/truncated')}[aria-selected=true]`);
    expect(await asked(page)).toBe(1);
    await page.keyboard.down('Shift');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Shift');
    await page.waitForFunction(() => window.lastchunk.backend.asked.length === 2);
    // The focus has stayed where the keys are.
    await page.keyboard.press('ArrowDown');
    await isActive(page, 'complete-with-error');
    await page.close();
  });

  it('stop the inspection of the row that they are on, out of view as it is', async () => {
    const page = await plain.open(`network=1&${canned('live')}`, wide);
    await has(page, '[data-part=live]');
    await page.locator('.home').click();
    // The start page takes the focus to its field.
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'url');
    await page.focus(grid);
    await page.keyboard.press('End');
    await isActive(page, 'live');
    await page.keyboard.press('Escape');
    await says(page, row('canned.test/live'), 'Cancelled');
    await page.close();
  });

  it('ask before what is not safe is sent, and send it by the keys alone', async () => {
    const page = await plain.open('network=1', wide);
    await page.focus(grid);
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    await isActive(page, 'complete-with-error');
    await page.keyboard.press('Enter');
    await has(page, 'dialog[open]');
    expect(await asked(page)).toBe(0);
    for (let i = 0; i < 2; i++) await page.keyboard.press('Tab');
    await has(page, 'dialog .primary:focus');
    await page.keyboard.press('Enter');
    await says(page, '[data-part=verdict]', 'Complete, with an error');
    expect(await asked(page)).toBe(1);
    await page.close();
  });

  it('keep to the row while others come and go', async () => {
    const page = await plain.open('network=1', wide);
    await page.focus(grid);
    await page.keyboard.press('End');
    await page.locator(head('Name')).click();
    await isActive(page, 'excess');
    await page.evaluate(() => {
      const base = { method: 'GET', status: 200, statusText: '', error: null, mimeType: '', size: 1, time: 1 };
      window.lastchunk.finish([{ ...base, id: 'new', url: 'http://a.test/aaa', fields: [], body: null }]);
    });
    await says(page, '.request-grid tbody', 'aaa');
    expect(await activeName(page)).toBe('excess');
    await page.close();
  });
});

describe("a row's menu", () => {
  const item = (words: string) => `[role=menu] [role=menuitem] ::-p-text(${words})`;
  /** What has been put on the clipboard, by whichever way. */
  const clipboard = (page: Page) =>
    page.evaluate(() => (window as unknown as { copied: string[] }).copied.at(-1) ?? null);
  async function open(query: string): Promise<Page> {
    const page = await plain.open(query, wide);
    await page.evaluate(() => {
      const copied: string[] = [];
      Object.assign(window, { copied });
      navigator.clipboard.writeText = async (copiedText) => void copied.push(copiedText);
    });
    return page;
  }

  it('says what was copied beside the buttons of what is looked at', async () => {
    const page = await open(`network=1&${canned('complete')}`);
    await has(page, '.banner .actions button');
    await page.locator(row('canned.test/truncated')).click({ button: 'right' });
    await page.locator(item('Copy as curl')).click();
    await says(page, '.tool-notice', 'Copied as a curl command. 1 secret was replaced.');
    const [notice, tools] = [await box(page, '.tool-notice'), await box(page, '.tools')];
    expect(notice.bottom).toBeLessThanOrEqual(tools.bottom);
    await page.close();
  });

  it('opens by its key, goes by arrows and letters, and closes back to the row', async () => {
    const page = await open('network=1');
    await page.focus(grid);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.down('Shift');
    await page.keyboard.press('F10');
    await page.keyboard.up('Shift');
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Inspect'));
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Copy link'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('c');
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Copy as curl'));
    await page.keyboard.press('Escape');
    await page.waitForFunction((where) => document.activeElement?.matches(where), {}, grid);
    expect(await page.$('[role=menu]')).toBeNull();
    expect(await activeName(page)).toBe('app.css');
    await page.close();
  });

  it('copies a command without its secrets, and says so', async () => {
    const page = await open('network=1');
    await page.locator(row('canned.test/truncated')).click({ button: 'right' });
    await page.locator(item('Copy as curl')).click();
    await says(page, '.tool-notice', 'Copied as a curl command. 1 secret was replaced.');
    expect(await clipboard(page)).toContain("-H 'cookie: [redacted]'");
    expect(await asked(page)).toBe(0);
    await page.close();
  });

  it('copies the secrets too where the settings say so', async () => {
    const page = await open(`network=1&settings=${encodeURIComponent('{"redact":false}')}`);
    await page.locator(row('canned.test/truncated')).click({ button: 'right' });
    await page.locator(item('Copy as curl')).click();
    await says(page, '.tool-notice', 'Copied as a curl command.');
    expect(await clipboard(page)).toContain("-H 'cookie: session=1'");
    await page.close();
  });

  it('copies the URL, inspects, shows, inspects again and edits', async () => {
    const page = await open('network=1');
    const choose = async (words: string) => {
      await page.locator(row('canned.test/truncated')).hover();
      await page.locator(`${row('canned.test/truncated')} .row-more`).click();
      await page.locator(item(words)).click();
    };
    await choose('Copy link');
    await says(page, '.tool-notice', 'Link copied.');
    expect(await clipboard(page)).toBe('http://canned.test/truncated');
    await choose('Inspect');
    await says(page, '[data-part=verdict]', 'Truncated');
    await choose('Show inspection');
    expect(await asked(page)).toBe(1);
    await choose('Inspect again');
    await page.waitForFunction(() => window.lastchunk.backend.asked.length === 2);
    await choose('Edit and send again');
    await has(page, '.composer');
    await page.close();
  });

  it('goes with a press beside it, and stays within the window', async () => {
    const page = await open('network=400');
    await page.focus(grid);
    await page.keyboard.press('End');
    await page.locator('.request-grid tbody tr:last-child').click({ button: 'right' });
    await has(page, '[role=menu]');
    const box = await page.$eval('[role=menu]', (menu) => menu.getBoundingClientRect().toJSON());
    expect(box.bottom).toBeLessThanOrEqual(wide.height);
    await page.mouse.click(600, 60);
    await page.waitForFunction(() => document.querySelector('[role=menu]') === null);
    await page.close();
  });
});

describe('the room', () => {
  it('is the list’s until something is looked at, and divided by the splitter then', async () => {
    const page = await plain.open('network=1', wide);
    await has(page, head('Size'));
    await page.locator(row('canned.test/truncated')).click();
    await says(page, '[data-part=verdict]', 'Truncated');
    expect(await page.$(head('Size'))).toBeNull();
    const width = () => page.$eval('.list', (list) => list.getBoundingClientRect().width);
    expect(await width()).toBe(280);
    await page.focus('.splitter');
    await page.keyboard.press('ArrowRight');
    await has(page, '.splitter[aria-valuenow="296"]');
    expect(await width()).toBe(296);
    const box = await page.$eval('.splitter', (bar) => bar.getBoundingClientRect().toJSON());
    await page.mouse.move(box.x, 400);
    await page.mouse.down();
    await page.mouse.move(box.x + 104, 420, { steps: 3 });
    await page.mouse.up();
    await has(page, '.splitter[aria-valuenow="400"]');
    await page.keyboard.press('Home');
    await has(page, '.splitter[aria-valuenow="150"]');
    // Kept while one goes to the start page and back.
    await page.locator('.home').click();
    await has(page, head('Size'));
    await page.locator(row('canned.test/truncated')).click();
    await has(page, '.splitter[aria-valuenow="150"]');
    await page.close();
  });

  it('moves nothing while a response streams', async () => {
    const page = await plain.open(`network=1&${canned('live')}`, wide);
    await page.locator('.home').click();
    await has(page, row('canned.test/live'));
    await has(page, head('Size'));
    const boxes = () =>
      page.$$eval('.request-grid :is(th, td)', (cells) =>
        cells.map((cell) => JSON.stringify(cell.getBoundingClientRect())),
      );
    const before = await boxes();
    for (const received of [7, 70_000, 7_000_000]) {
      await page.evaluate(
        (octets) =>
          window.lastchunk.backend.send({
            phase: 'body',
            capture: 'truncated',
            received: octets,
            chunks: octets,
            elapsed: octets,
            statusLine: 'HTTP/1.1 200 OK',
          }),
        received,
      );
      await says(page, row('canned.test/live'), received === 7 ? '7 B' : received === 70_000 ? '70 kB' : '7.0 MB');
      expect(await boxes()).toEqual(before);
    }
    await page.close();
  });

  it('is the start page’s where there is nothing to list, with the tools above', async () => {
    const page = await plain.open('network=0', wide);
    await says(page, '.tool-count', 'No requests yet');
    expect(await page.$('.list')).toBeNull();
    expect(await page.$eval('.main', (main) => main.getBoundingClientRect().width)).toBe(wide.width);
    await page.close();
  });
});

describe('a row', () => {
  it.each([
    ['a query', `export?format=ndjson&columns=${'id,name,'.repeat(20)}`],
    ['letters beyond ASCII', `größe/${'項目'.repeat(60)}`],
    ['a long path', 'x'.repeat(5_000)],
  ])('keeps the name of an own inspection in view: %s', async (_, path) => {
    const page = await plain.open(`network=1&url=${encodeURIComponent(`http://canned.test/${path}`)}`, wide);
    await has(page, '.row-own');
    const [cell, name] = [await box(page, 'td:has(.row-own)'), await box(page, 'td:has(.row-own) .row-name')];
    expect(name.top).toBeGreaterThanOrEqual(cell.top);
    expect(name.bottom).toBeLessThanOrEqual(cell.bottom);
    expect(name.width).toBeGreaterThan(100);
    expect(name.right).toBeLessThanOrEqual(cell.right);
    await page.close();
  });

  it('names a method that is not GET where its column has no room', async () => {
    const page = await plain.open(`network=1&${canned('complete')}`, wide);
    await has(page, '.list.narrow');
    expect(await texts(page, '.row-verb')).toEqual(['POST']);
    await page.locator('.home').click();
    await has(page, head('Method'));
    expect(await texts(page, '.row-verb')).toEqual([]);
    await page.close();
  });

  it('shows a failure by more than its colour where the error has no room', async () => {
    const page = await plain.open(`network=1&${canned('complete')}`, wide);
    await has(page, '.list.narrow');
    await has(page, `${row('canned.test/truncated')} .row-status .icon`);
    expect(await text(page, `${row('canned.test/truncated')} .row-status`)).toContain('failed');
    expect(await page.$$('.row-status .icon')).toHaveLength(1);
    await page.close();
  });

  it('marks a success that is broken, though the response be complete, there and in the verdict that stays', async () => {
    const page = await plain.open(`network=1&${canned('excess')}`, wide);
    await says(page, '[data-part=verdict]', 'Broken 200');
    for (const where of ['.request-grid tr.chosen', '.nav-verdict']) {
      await has(page, `${where} .broken .icon`);
      expect(await text(page, where)).toContain('Broken 200');
    }
    await page.close();
  });

  it('is told from the others where the colours are the system’s', async () => {
    const page = await plain.open(`network=1&${canned('complete')}`, wide);
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    await has(page, '.request-grid tr.chosen');
    const [ground, adjusted, highlight] = await page.$eval('.request-grid tr.chosen', (chosen) => {
      const { backgroundColor, forcedColorAdjust } = getComputedStyle(chosen);
      document.body.style.color = 'Highlight';
      return [backgroundColor, forcedColorAdjust, getComputedStyle(document.body).color];
    });
    expect([ground, adjusted]).toEqual([highlight, 'none']);
    await page.close();
  });
});

describe('what is listed', () => {
  it('draws only the rows that are seen, of ten thousand', async () => {
    const page = await plain.open('network=12000', wide);
    await says(page, '.tool-count', '10,000 requests');
    await page.focus(grid);
    await page.keyboard.press('End');
    await page.waitForSelector('.request-grid tr.active[aria-rowindex="10001"]');
    expect((await names(page)).length).toBeLessThan(40);
    await page.close();
  });

  it('goes when the page navigates, unless the log is preserved or it was inspected', async () => {
    const page = await plain.open('network=1', wide);
    await page.locator(row('canned.test/truncated')).click();
    await says(page, '[data-part=verdict]', 'Truncated');
    // `pushState` leaves the document, and the list.
    await page.evaluate(() => window.lastchunk.navigate('https://shop.example/pushed', false));
    await says(page, '.tool-count', '6 requests');
    await page.evaluate(() => window.lastchunk.navigate('https://shop.example/next', true));
    await says(page, '.tool-count', '1 request');
    expect(await names(page)).toEqual(['truncated']);
    await page.locator('input[name=preserve-log]').click();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=preserve-log]')?.checked);
    await page.evaluate(() => {
      const base = { method: 'GET', status: 200, statusText: '', error: null, mimeType: '', size: 1, time: 1 };
      window.lastchunk.finish([{ ...base, id: 'new', url: 'http://a.test/old', fields: [], body: null }]);
      window.lastchunk.navigate('https://shop.example/third', true);
      window.lastchunk.finish([{ ...base, id: 'newer', url: 'http://a.test/newer', fields: [], body: null }]);
    });
    await says(page, '.tool-count', '3 requests');
    expect(await names(page)).toEqual(['truncated', 'old', 'newer']);
    await press(page, 'Clear the list');
    await says(page, '.tool-count', 'No requests yet');
    await has(page, '.start');
    await page.close();
  });

  it('inspects failed GETs by itself where that is on: two at a time, each URL once, out of view', async () => {
    const page = await plain.open('network=0', wide);
    await page.locator('input[name=auto-inspect]').click();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=auto-inspect]')?.checked);
    await page.evaluate(() => {
      const base = { statusText: '', mimeType: '', size: 1, time: 1, fields: [], body: null };
      const request = (id: string, url: string, status: number, error: string | null, method = 'GET') => ({
        ...base,
        id,
        url: `http://canned.test/${url}`,
        status,
        error,
        method,
      });
      window.lastchunk.finish([
        request('1', 'truncated', 200, 'net::ERR_INCOMPLETE_CHUNKED_ENCODING'),
        request('2', 'complete', 503, null),
        request('3', 'truncated', 200, 'net::ERR_INCOMPLETE_CHUNKED_ENCODING'),
        request('4', 'excess', 0, 'net::ERR_ABORTED'),
        request('5', 'excess', 0, 'net::ERR_BLOCKED_BY_CLIENT'),
        request('6', 'short', 503, null, 'POST'),
        request('7', 'stream', 404, null),
        request('8', 'short', 500, null),
      ]);
    });
    await says(page, `${row('canned.test/short')}:last-child`, 'Stalled');
    const urls = await page.evaluate(() => window.lastchunk.backend.asked.map(({ request }) => request.url));
    expect(urls).toEqual(['truncated', 'complete', 'short'].map((name) => `http://canned.test/${name}`));
    await has(page, '.start');
    await page.close();
  });
});
