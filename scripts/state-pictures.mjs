// @ts-check
/**
 * Pictures of the inspector in each of its states, both themes and three sizes, in docs/images/states: the extension's
 * own page over a real host and the zoo; where a page's requests are beside it, the plain page with canned ones. Part of
 * `npm run pictures`; `--only STATE` makes those of one state again.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { preview } from 'vite';
import { launchChromium, removeProfile, throwawayProfile } from './chromium.mjs';
import { ensureBrowser, root } from './setup.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const sizes = {
  wide: { width: 1200, height: 800 },
  /** Docked to the right. */
  narrow: { width: 380, height: 760 },
  /** Docked to the bottom. */
  short: { width: 1200, height: 240 },
};

const folder = path.join(root, 'docs', 'images', 'states');
mkdirSync(folder, { recursive: true });
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null;

const { startZoo } = await import(pathToFileURL(path.join(root, 'dist/zoo/zoo.js')).href);
const { EXTENSION_ORIGIN } = await import(pathToFileURL(path.join(root, 'dist/protocol/identity.js')).href);
// A fixed port, so that a picture made again differs only where the panel does.
const zoo = await startZoo({ port: 8080 });
const plain = await preview({
  configFile: false,
  root,
  build: { outDir: 'dist/panel' },
  preview: { host: '127.0.0.1', port: 0 },
  logLevel: 'error',
});

const inspector = `${EXTENSION_ORIGIN}src/extension/inspector.html`;
/** @param {string} species */
const on = (species) => `${inspector}#${new URLSearchParams({ url: `${zoo.url}${species}` })}`;
const plainPage = `${plain.resolvedUrls?.local[0]}src/panel/plain/plain.html?network=40`;

/**
 * What each state is opened on, and what brings it about.
 * @type {Record<string, { open: string, ready: (page: Page) => Promise<unknown>, host?: false }>}
 */
const states = {
  empty: { open: inspector, ready: (page) => page.waitForSelector('.start') },
  list: { open: plainPage, ready: (page) => page.waitForSelector('.list tbody tr:nth-child(3)') },
  live: { open: on('slow-drip'), ready: (page) => page.waitForSelector('.chunk-grid tbody tr:nth-child(2)') },
  complete: { open: on('whole-chunked-with-trailers'), ready: drawn },
  truncated: { open: on('cut-chunked-fin'), ready: drawn },
  'complete-with-error': { open: on('trailer-grpc-status'), ready: drawn },
  'malformed-status': { open: on('status-f00'), ready: (page) => page.waitForSelector('.inspection[data-phase=done]') },
  clients: { open: on('cut-chunked-fin'), ready: (page) => section(page, 'clients') },
  bytes: { open: on('cut-chunked-fin'), ready: (page) => section(page, 'octets') },
  'browser-or-wire': {
    open: plainPage,
    ready: async (page) => {
      await page.locator('::-p-text(complete-with-error)').click();
      await page.locator('dialog .primary').click();
      await section(page, 'compare');
    },
  },
  settings: { open: `${EXTENSION_ORIGIN}src/extension/options.html`, ready: (page) => page.waitForSelector('h1') },
  'no-host': { open: on('cut-chunked-fin'), host: false, ready: (page) => page.waitForSelector('.no-host') },
};

try {
  for (const host of [true, false]) {
    const chosen = Object.entries(states).filter(
      ([name, state]) => (state.host ?? true) === host && (only === null || name === only),
    );
    if (chosen.length > 0) await inBrowser(host, (page) => pictures(page, chosen));
  }
} finally {
  await zoo.close();
  await plain.close();
}

/**
 * @param {boolean} withHost
 * @param {(page: Page) => Promise<void>} act
 */
async function inBrowser(withHost, act) {
  const profile = await throwawayProfile({ withHost });
  const browser = await launchChromium({ executable: ensureBrowser('chromium'), profile, headless: true });
  try {
    await act(await browser.newPage());
  } finally {
    await browser.close();
    await removeProfile(profile);
  }
}

/**
 * @param {Page} page
 * @param {[string, (typeof states)[string]][]} chosen
 */
async function pictures(page, chosen) {
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewport(viewport);
      for (const [name, { open, ready }] of chosen) {
        // Only a change of more than the fragment opens the page anew.
        await page.goto('about:blank');
        await page.goto(open);
        await ready(page);
        const file = /** @type {`${string}.webp`} */ (path.join(folder, `${name}-${size}-${theme}.webp`));
        await page.screenshot({ path: file, type: 'webp', quality: 90 });
        console.log(path.relative(root, file));
      }
    }
  }
}

/**
 * The verdict, and the drawing, which asks the host for its rows after it.
 * @param {Page} page
 */
async function drawn(page) {
  await page.waitForSelector('.inspection[data-phase=done]');
  await page.waitForSelector('[role=slider]');
}

/**
 * @param {Page} page
 * @param {string} id
 */
async function section(page, id) {
  await drawn(page);
  await page.$eval(`[data-part=${id}]`, (shown) => shown.scrollIntoView({ block: 'start' }));
  // Rows and octets are asked for as they come into view.
  if (id === 'octets') await page.waitForSelector('.octet-grid tbody tr[aria-busy=false]');
}
