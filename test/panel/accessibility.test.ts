/** axe-core finds nothing to object to, in any state, in either theme. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;
let axe: string;

beforeAll(async () => {
  plain = await plainPage();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}, 120_000);

afterAll(() => plain.close());

const canned = (name: string) => `url=${encodeURIComponent(`http://canned.test/${name}`)}`;

/** What is wrong, and where. */
async function objections(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })',
  )) as AxeResults;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

/** Each state: how it is opened, and what makes it be there. */
const states: [name: string, query: string, ready: (page: Page) => Promise<unknown>][] = [
  ['start', '', (page) => page.waitForSelector('.start')],
  [
    'live',
    canned('live'),
    async (page) => {
      await page.waitForSelector('[data-part=live]');
      await page.evaluate(() =>
        window.lastchunk.backend.send({
          phase: 'body',
          capture: 'truncated',
          received: 3_265,
          chunks: 3,
          elapsed: 9,
          statusLine: 'HTTP/1.1 200 OK',
        }),
      );
      await page.waitForSelector('[data-part=strip]');
    },
  ],
  ['before the head', canned('live'), (page) => page.waitForSelector('.awaited')],
  [
    'a verdict that is not the last word',
    canned('live'),
    async (page) => {
      await page.waitForSelector('[data-part=live]');
      await page.evaluate(() =>
        window.lastchunk.backend.judge(
          { phase: 'after', capture: 'complete', received: 500, chunks: 3, elapsed: 9, statusLine: 'HTTP/1.1 200 OK' },
          'complete',
        ),
      );
      await page.waitForFunction(() => {
        const note = document.querySelector('.settling');
        return note !== null && getComputedStyle(note).visibility === 'visible';
      });
    },
  ],
  ['complete', canned('complete'), (page) => page.waitForSelector('[data-part=strip]')],
  ['truncated', canned('truncated'), (page) => page.waitForSelector('[data-part=strip]')],
  ['complete with an error', canned('complete-with-error'), (page) => page.waitForSelector('[data-part=trailers]')],
  ['malformed', canned('malformed'), (page) => page.waitForSelector('[data-finding=markup]')],
  ['stalled', canned('short'), (page) => page.waitForSelector('.run-gone')],
  ['excess', canned('excess'), (page) => page.waitForSelector('.an-excess')],
  ['no response', canned('no-response'), (page) => page.waitForSelector('[data-part=verdict]')],
  ['no host', `host=missing&${canned('truncated')}`, (page) => page.waitForSelector('.no-host')],
  ['an old host', `host=old&${canned('truncated')}`, (page) => page.waitForSelector('.versions')],
  ['settings', 'page=settings', (page) => page.waitForSelector('[data-part=captures]')],
  ['settings without a host', 'page=settings&host=missing', (page) => page.waitForSelector('[data-part=no-captures]')],
  [
    'settings that are wrong, changed and refused',
    `page=settings&settings=${encodeURIComponent('{"redact":1,"idleTimeoutMs":5000,"capturesCapacity":600000000}')}`,
    async (page) => {
      await page.locator('input[name=idleTimeoutMs]').fill('x');
      await page.waitForSelector('[aria-invalid=true]');
      await page.locator('.danger').click();
      await page.waitForSelector('dialog[open]');
    },
  ],
  [
    'a search that runs',
    canned('secrets'),
    async (page) => {
      await page.evaluate(() => {
        window.lastchunk.backend.endless = true;
      });
      await page.locator('input[name=pattern]').fill('QQQ');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.find-outcome button');
    },
  ],
  ['a fault', canned('certificate'), (page) => page.waitForSelector('main [data-part=fault]')],
  ['charts', canned('stream'), (page) => page.waitForSelector('.charts canvas')],
  [
    'clients',
    canned('truncated'),
    async (page) => {
      await page.locator('.disclose').click();
      await page.waitForSelector('.client-words');
    },
  ],
  [
    'bytes',
    canned('complete-with-error'),
    async (page) => {
      await page.locator('.deciding .link').click();
      await page.waitForSelector('.octet.marked');
    },
  ],
  [
    'list',
    'network=200',
    async (page) => {
      await page.locator('.request-grid tr[title*="canned.test/truncated"]').click();
      await page.waitForSelector('[data-part=verdict]');
      await page.locator('.home').click();
      await page.waitForSelector('.request-grid .row-findings');
      await page.focus('.request-grid [role=grid]');
    },
  ],
  [
    'list with a filter and a menu',
    'network=200',
    async (page) => {
      await page.locator('input[name=filter]').fill('canned staus:200');
      await page.waitForSelector('.filter-note');
      await page.locator('.request-grid tbody tr:nth-child(2)').click({ button: 'right' });
      await page.waitForSelector('[role=menu]');
    },
  ],
  ['list without requests', 'network=0', (page) => page.waitForSelector('.tools')],
  [
    'list beside an inspection',
    `network=200&${canned('live')}`,
    async (page) => {
      await page.waitForSelector('[data-part=live]');
      await page.focus('.splitter');
    },
  ],
  [
    'browser or wire',
    'network=1',
    async (page) => {
      await page.locator('[role=grid] tr[title*="complete-with-error"]').click();
      await page.locator('dialog .primary').click();
      await page.locator('[data-part=compared-fields] .link').click();
      await page.waitForSelector('[data-part=compared-fields] [data-verdict=same]');
    },
  ],
  [
    'cookies that could not be read',
    '',
    async (page) => {
      await page.locator('::-p-aria([name="Write a request"][role="button"])').click();
      await page.locator('input[name=compose-url]').fill('http://canned.test/complete');
      await page.locator('.cookie-offer button').click();
      await page.evaluate(() => window.lastchunk.answerCookies({ kind: 'failed', reason: 'It is out.' }));
      await page.waitForSelector('[data-part=cookie-answer].fault');
    },
  ],
  [
    'a request that is written',
    canned('truncated'),
    async (page) => {
      await page.locator('::-p-aria([name="Edit and send again"][role="button"])').click();
      await page.locator('::-p-aria([name="Add a field"][role="button"])').click();
      await page.waitForSelector('.composer .field-name');
    },
  ],
  [
    'a request that cannot be sent as it is written',
    '',
    async (page) => {
      await page.locator('::-p-aria([name="Write a request"][role="button"])').click();
      await page.locator('input[name=compose-method]').fill('GE T');
      await page.locator('::-p-aria([name="Add a field"][role="button"])').click();
      await page.locator('.field-value').fill('\u20ac');
      await page.locator('.composer [type=submit]').click();
      await page.waitForSelector('.field-value[aria-invalid=true]');
    },
  ],
];

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  it.each(states)('%s', async (_, query, ready) => {
    const page = await plain.open(`theme=${theme}&${query}`, { width: 1_200, height: 900 });
    await ready(page);
    expect(await objections(page)).toEqual([]);
    await page.close();
  });
});

it.each([
  ['narrow', { width: 360, height: 700 }],
  ['short', { width: 1_200, height: 220 }],
])('%s', async (_, size) => {
  const page = await plain.open(canned('complete-with-error'), size);
  await page.waitForSelector('[data-part=strip]');
  expect(await objections(page)).toEqual([]);
  await page.close();
});
