// @ts-check
/**
 * Makes the README's pictures anew, in docs/images: the panel in real DevTools over a real host, on a broken response of
 * the zoo. Run after a build: `npm run pictures`.
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
try {
  await picture('panel', 'cut-chunked-fin', false);
  await picture('panel-dark', 'trailer-grpc-status', true);
} finally {
  await zoo.close();
}

/**
 * One picture of DevTools from their left edge on: the inspected page beside them is not theirs to draw.
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
    args: dark ? ['--force-dark-mode'] : [],
    width: 2300,
    height: 1000,
  });
  try {
    const { devtools, panel } = await openPanel(browser);
    await widen(devtools, panel, 1000);
    const field = await panel.waitForSelector('input[name=url]');
    await field?.type(`${zoo.url}${species}`);
    await field?.press('Enter');
    await panel.waitForSelector('[data-part=verdict]');
    // The drawing asks the host for its rows after the verdict.
    await panel.waitForSelector('[role=slider]');
    const { x, y, width, height } = await boxOf(panel);
    const file = /** @type {`${string}.png`} */ (path.join(folder, `${name}.png`));
    const clip = { x, y: 0, width, height: y + height };
    await devtools.screenshot({ path: file, clip, captureBeyondViewport: false });
    console.log(path.relative(root, file));
  } finally {
    await browser.close();
    await removeProfile(profile);
  }
}

/**
 * Drags the left edge of docked DevTools until the panel is about so wide.
 * @param {import('puppeteer-core').Page} devtools
 * @param {import('puppeteer-core').Frame} panel
 * @param {number} width
 */
async function widen(devtools, panel, width) {
  const { x, y, height, width: now } = await boxOf(panel);
  await devtools.mouse.move(x - 1, y + height / 2);
  await devtools.mouse.down();
  await devtools.mouse.move(x - 1 - (width - now), y + height / 2, { steps: 10 });
  await devtools.mouse.up();
}

/** @param {import('puppeteer-core').Frame} panel */
async function boxOf(panel) {
  const element = await panel.frameElement();
  const box = await element?.boundingBox();
  if (!box) throw new Error('DevTools do not show the panel.');
  return box;
}
