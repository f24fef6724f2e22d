// @ts-check
/**
 * Makes the README's pictures anew, in docs/images: the panel in real DevTools over a real host, beside a page that has
 * fetched from the zoo. Run after a build: `npm run pictures`.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium, openPanel, removeProfile, throwawayProfile } from './chromium.mjs';
import { ensureBrowser, root } from './setup.mjs';

const folder = path.join(root, 'docs', 'images');
mkdirSync(folder, { recursive: true });
const { startZoo } = await import(pathToFileURL(path.join(root, 'dist/zoo/zoo.js')).href);
// A fixed port, so that a picture made again differs only where the panel does.
const zoo = await startZoo({ port: 8080 });
/** What the page fetches: among whole ones, several that only look so. */
const fetched = [
  'cut-chunked-fin',
  'whole-chunked-with-trailers',
  'trailer-grpc-status',
  'sse-error',
  'cut-content-length-rst',
  'graphql-errors',
  'early-hints',
  'truncated-gzip',
  'status-600',
  'ndjson-error-record',
  'whole-chunked',
];
/** Runs within DevTools. A text, as `showLastchunkView` of chromium.mjs is. */
const undock = `(async () => {
  const { DockController } = await import('devtools://devtools/bundled/ui/legacy/legacy.js');
  DockController.DockController.instance().setDockSide('undocked');
})()`;

try {
  await picture('panel', 'cut-chunked-fin', false);
  await picture('panel-dark', 'trailer-grpc-status', true);
} finally {
  await zoo.close();
}

/**
 * One picture of DevTools in a window of their own: the inspected page beside them is not theirs to draw.
 * @param {string} name
 * @param {string} species
 * @param {boolean} dark
 */
async function picture(name, species, dark) {
  const profile = await throwawayProfile({ withHost: true });
  const browser = await launchChromium({
    executable: ensureBrowser('chromium'),
    profile,
    headless: true,
  });
  try {
    const [page] = await browser.pages();
    // The zoo's own pages may not fetch.
    await page?.goto(`${zoo.url}whole-content-length`);
    const { devtools, panel } = await openPanel(browser, page);
    // DevTools follow the system, and the panel DevTools.
    if (dark) await devtools.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await devtools.evaluate(undock);
    await devtools.setViewport({ width: 1180, height: 900 });
    await page?.evaluate(async (paths) => {
      for (const path of paths) {
        await fetch(`/${path}`)
          .then((response) => response.arrayBuffer())
          .catch(() => undefined);
      }
    }, fetched);
    const row = `[role=grid] tr[title*="/${species}"]`;
    await panel.waitForSelector(`[role=grid] tr[title*="/${fetched.at(-1)}"]`);
    await panel.$eval(row, (found) => found.scrollIntoView({ block: 'center' }));
    await panel.locator(row).click();
    await panel.waitForSelector('.inspection[data-phase=done]');
    // The drawing asks the host for its rows after the verdict.
    await panel.waitForSelector('[role=slider]');
    const file = /** @type {`${string}.png`} */ (path.join(folder, `${name}.png`));
    await devtools.screenshot({ path: file });
    console.log(path.relative(root, file));
  } finally {
    await browser.close();
    await removeProfile(profile);
  }
}
