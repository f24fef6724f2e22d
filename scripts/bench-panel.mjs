// @ts-check
/**
 * How fast the panel is, in a real Chromium with the real extension over a real host: from the click to the verdict, frames
 * while a million chunks are scrolled, its script, its first paint, and its heap with ten million chunks on show. Each figure
 * stands beside the bar it is held to. Run after a build: `node scripts/bench-panel.mjs [--rounds=30]`. Of several runs
 * the best one counts, and all are printed.
 */

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { printTable, quantile, saveJson } from './bench.mjs';
import { heapOf } from './bench-panel/heap.mjs';
import { firstPaints } from './bench-panel/paint.mjs';
import { scriptSizes } from './bench-panel/script.mjs';
import { dragFrames, wheelFrames } from './bench-panel/scroll.mjs';
import { startServer } from './bench-panel/server.mjs';
import { clickToVerdict, inspectOnce, type } from './bench-panel/verdict.mjs';
import { launchChromium, openPanel, removeProfile, throwawayProfile } from './chromium.mjs';
import { ensureBrowser, root } from './setup.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '30' } } });
const rounds = Number(values.rounds);
/** Of so many runs the best one counts: what else the machine did is no part of the panel. */
const RUNS = 3;
const { EXTENSION_ORIGIN } = await import(pathToFileURL(path.join(root, 'dist/protocol/identity.js')).href);
const inspector = `${EXTENSION_ORIGIN}src/extension/inspector.html`;
const executable = ensureBrowser('chromium');

/** @typedef {{ what: string, figure: number, unit: string, bar?: number, note?: string }} Figure */
/** @type {Figure[]} */
const figures = [];

const server = await startServer();
try {
  await inBrowser(async (browser) => {
    const tab = await browser.newPage();
    // The browser has just started, and no host runs: the context menu opens the panel so.
    await tab.goto(`${inspector}#${new URLSearchParams({ url: `${server.url}/close` })}`);
    await tab.waitForSelector('article[data-phase=done] [data-part=verdict]');
    figures.push({
      what: 'cold: tab opened on a URL, host started, verdict',
      figure: await tab.evaluate(() => performance.now()),
      unit: 'ms',
    });
  });

  await inBrowser(async (browser) => {
    const [first] = await browser.pages();
    if (first === undefined) throw new Error('Chromium opened without a page.');
    await first.goto(server.url);
    const { panel } = await openPanel(browser, first);
    figures.push(...(await firstPaints(browser, inspector, panel)));
    for (const [name, target] of /** @type {const} */ ([
      ['the server closes', '/close'],
      ['the connection stays open', '/open'],
    ])) {
      const runs = [];
      for (let run = 0; run < RUNS; run++) {
        runs.push(await clickToVerdict(panel, first, `${server.url}${target}`, rounds));
      }
      const { fetched, shown, verdict } = runs.reduce((a, b) =>
        b.shown.p95 - b.fetched < a.shown.p95 - a.fetched ? b : a,
      );
      const all = runs.map((each) => (each.shown.median - each.fetched).toFixed(1)).join(', ');
      const note = `${RUNS} runs: ${all}; the fetch itself ${fetched.toFixed(1)} ms`;
      const what = `click to verdict beyond the fetch, ${name}`;
      figures.push({ what: `${what}: median`, figure: shown.median - fetched, unit: 'ms', bar: 60, note });
      figures.push({ what: `${what}: 95 %`, figure: shown.p95 - fetched, unit: 'ms', bar: 60 });
      figures.push({ what: `${what}: the last word, median`, figure: verdict.median - fetched, unit: 'ms' });
    }
  });

  await inBrowser(async (browser) => {
    const tab = await browser.newPage();
    await tab.goto(inspector);
    await type(tab, `${server.url}/chunks/1000000`);
    await inspectOnce(tab);
    for (const [name, measure] of /** @type {const} */ ([
      ['wheel', wheelFrames],
      ['scrollbar', dragFrames],
    ])) {
      const runs = [];
      for (let run = 0; run < RUNS; run++) runs.push(await measure(tab));
      const best = Math.min(...runs.map((frames) => quantile(frames, 0.95)));
      const all = runs.map((frames) => quantile(frames, 0.95).toFixed(1)).join(', ');
      const count = runs.reduce((sum, frames) => sum + frames.length, 0);
      const note = `${count} frames in ${RUNS} runs: ${all}; the longest ${Math.max(...runs.flat()).toFixed(0)}`;
      figures.push({
        what: `1,000,000 chunks, ${name}: 95 % of frames within`,
        figure: best,
        unit: 'ms',
        bar: 20,
        note,
      });
    }
    await type(tab, `${server.url}/chunks/10000000`);
    await inspectOnce(tab);
    await tab.waitForSelector('.charts canvas');
    const shown = await heapOf(tab);
    await wheelFrames(tab);
    await dragFrames(tab);
    const scrolled = await heapOf(tab);
    figures.push({ what: 'JavaScript heap, 10,000,000 chunks, charts drawn', figure: shown, unit: 'MB', bar: 60 });
    figures.push({ what: 'JavaScript heap, the same after scrolling', figure: scrolled, unit: 'MB', bar: 60 });
  });
} finally {
  server.close();
}
figures.push(...scriptSizes(path.join(root, 'dist/extension/chromium')));

printTable(
  'The panel',
  ['', 'figure', 'bar', '', ''],
  figures.map(({ what, figure, unit, bar, note = '' }) => [
    what,
    `${figure.toFixed(1)} ${unit}`,
    bar === undefined ? '' : `${bar} ${unit}`,
    bar === undefined ? '' : figure <= bar ? 'met' : 'NOT MET',
    note,
  ]),
);
await saveJson('panel', { rounds, figures });

/** A browser of its own, so that one measurement leaves nothing for the next. */
async function inBrowser(/** @type {(browser: import('puppeteer-core').Browser) => Promise<void>} */ work) {
  const profile = await throwawayProfile({ withHost: true });
  try {
    const browser = await launchChromium({ executable, profile, headless: true, scrollbars: true });
    try {
      await work(browser);
    } finally {
      await browser.close();
    }
  } finally {
    await removeProfile(profile);
  }
}
