// @ts-check
/**
 * `npm start`: from a fresh clone to a Chromium whose DevTools show the Lastchunk panel with one broken response already
 * inspected. Without a display (or with --headless) it does the same unseen, prints what the panel says, and saves
 * pictures of it.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBrowser, ensureModules, ensureNode, root, run } from './setup.mjs';

/** What is inspected unseen: the star first. */
const tour = [
  'cut-chunked-fin',
  'whole-chunked-with-trailers',
  'trailer-grpc-status',
  'cut-content-length-rst',
  'spliced-status-line',
  'status-f00',
  'truncated-gzip',
];

ensureNode();
ensureModules();
const executable = ensureBrowser('chromium');
run('Building', process.execPath, ['scripts/build.mjs']);

const seen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const headless = !seen || process.argv.includes('--headless');

const { inspect, launchChromium, openPanel, removeProfile, throwawayProfile } = await import('./chromium.mjs');
const { startZoo } = await import(pathToFileURL(path.join(root, 'dist/zoo/zoo.js')).href);

const zoo = await startZoo();
const profile = await throwawayProfile({ withHost: true });
const browser = await launchChromium({ executable, profile, headless });
const closed = new Promise((resolve) => browser.once('disconnected', resolve));
process.once('SIGINT', () => void browser.close());
try {
  const [page] = await browser.pages();
  await page?.goto(zoo.url);
  const { devtools, panel } = await openPanel(browser);
  console.log(`\nThe zoo of broken responses is at ${zoo.url}`);
  if (headless) await showUnseen(devtools, panel);
  else {
    console.log(`\n  ${await verdictOn(panel, 'cut-chunked-fin')}\n\nClose the browser, or press Ctrl-C, to end.`);
    await closed;
  }
} finally {
  await browser.close();
  await zoo.close();
  await removeProfile(profile);
}

/**
 * @param {import('puppeteer-core').Page} devtools
 * @param {import('puppeteer-core').Frame} panel
 */
async function showUnseen(devtools, panel) {
  const folder = path.join(root, 'dist', 'screenshots');
  mkdirSync(folder, { recursive: true });
  const pictures = [];
  console.log('\nThere is no display, so here is what the panel says:\n');
  for (const id of tour) {
    console.log(`  ${id}\n    ${await verdictOn(panel, id)}\n`);
    const file = path.join(folder, `start-${id}.png`);
    await devtools.screenshot({ path: /** @type {`${string}.png`} */ (file) });
    pictures.push(file);
  }
  console.log(`Pictures of it:\n${pictures.map((file) => `  ${path.relative(root, file)}`).join('\n')}`);
}

/**
 * Inspects a species, and reads the verdict that the panel comes to show.
 * @param {import('puppeteer-core').Frame} panel
 * @param {string} id
 */
async function verdictOn(panel, id) {
  await inspect(panel, `${zoo.url}${id}`);
  await panel.waitForSelector('article.inspection[data-phase=done]');
  return panel.$eval('[data-part=verdict]', (verdict) => {
    const outcome = verdict.querySelector('h1')?.innerText.split('\n').join(' · ');
    return `${outcome}: ${verdict.querySelector('p')?.innerText.trim()}`;
  });
}
