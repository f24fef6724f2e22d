/**
 * In a language with longer words: all that is ours comes from the locale, what the host says is marked as English, and
 * nothing is cut or pushed out of the window.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

const canned = (name: string) => `url=${encodeURIComponent(`http://canned.test/${name}`)}`;

const states: [name: string, query: string, there: string][] = [
  ['start', '', '.start'],
  ['truncated', canned('truncated'), '[data-part=strip]'],
  ['trailers', canned('complete-with-error'), '[data-part=trailers]'],
  ['hostile', canned('malformed'), '[data-finding=markup]'],
  ['stalled', canned('short'), '.run-gone'],
  ['excess', canned('excess'), '.an-excess'],
  ['no response', canned('no-response'), '[data-part=verdict]'],
  ['a fault', canned('refused'), '[data-part=fault]'],
  ['charts', canned('stream'), '.charts canvas'],
  ['live', canned('live'), '[data-part=live]'],
  ["a page's requests", `network=1&${canned('truncated')}`, '[data-part=strip]'],
  ['no host', `host=missing&${canned('truncated')}`, '.no-host'],
  ['an old host', `host=old&${canned('truncated')}`, '.versions'],
  ['settings', 'page=settings', '[data-part=captures]'],
  ['settings without a host', 'page=settings&host=missing', '[data-part=no-captures]'],
];

/** States that a press leads to. */
const pressed: [name: string, query: string, press: string, there: string][] = [
  ['a request that is written', '', '.start .actions button', 'input[name=compose-url]'],
  ['a question', 'network=1', '[role=grid] tr[title*="complete-with-error"]', 'dialog[open]'],
  ['a client', canned('truncated'), '.disclose', '.client-words'],
  ['the examples', '', '.start .actions button:last-child', '.species'],
];

/**
 * Texts and names without a mark on any letter, less what came from the wire, code, names of programs and what says that
 * it is English.
 */
function unmarked(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Names of programs, of formats and of the tool, methods, codes of faults, and an example of a URL.
    const tokens = /^(Lastchunk|200 OK|hex|base64|TLSv1.3, \w+|[A-Z]{3,}|[a-z]+(-[a-z]+)+|http:\S+|\/\S+)$/;
    // What came from the wire, and the parts of its grammar; a row's title quotes the host.
    const foreign = '[lang=en], bdi, code, .part, .octet-grid, a[href^="https://"], tr[title]';
    const found: string[] = [];
    const tell = (element: Element | null, text: string) => {
      if (!/[a-z]{2}/i.test(text) || /[^\p{ASCII}“”…–×·]/u.test(text) || tokens.test(text.trim())) return;
      if (element === null || element.closest(foreign) !== null || !element.checkVisibility()) return;
      found.push(`${element.tagName.toLowerCase()}.${element.className}: ${text.trim()}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) tell(walker.currentNode.parentElement, walker.currentNode.nodeValue ?? '');
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext']) {
      for (const element of document.querySelectorAll(`[${name}]`)) tell(element, element.getAttribute(name) ?? '');
    }
    return found;
  });
}

/** Elements whose words are wider than they are, with no way to come at the rest. */
function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    for (const element of document.querySelectorAll<HTMLElement>('button, h1, h2, h3, th, dt, label, summary, .tag')) {
      if (!element.checkVisibility() || element.closest('.unseen, .grid-row') !== null) continue;
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline') {
        found.push(`${element.tagName.toLowerCase()}.${element.className}: ${element.innerText}`);
      }
    }
    return found;
  });
}

const translations = readdirSync(fileURLToPath(new URL('../../public/_locales', import.meta.url))).filter(
  (folder) => folder !== 'en',
);

describe.each(translations)('%s, where there is little room', (folder) => {
  it.each(states)('%s', async (_, query, there) => {
    const page = await plain.open(`lang=${folder}&${query}`, { width: 360, height: 700 });
    await page.waitForSelector(there);
    expect(await cut(page)).toEqual([]);
    await page.close();
  });
});

describe.each([
  [1_000, 700],
  [360, 700],
])('%i by %i', (width, height) => {
  it.each(states)('%s', async (_, query, there) => {
    const page = await plain.open(`lang=pseudo&${query}`, { width, height });
    await page.waitForSelector(there);
    expect(await unmarked(page)).toEqual([]);
    expect(await cut(page)).toEqual([]);
    await page.close();
  });

  it.each(pressed)('%s', async (_, query, press, there) => {
    const page = await plain.open(`lang=pseudo&${query}`, { width, height });
    await page.locator(press).click();
    await page.waitForSelector(there);
    expect(await unmarked(page)).toEqual([]);
    expect(await cut(page)).toEqual([]);
    await page.close();
  });
});
