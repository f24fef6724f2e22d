// @ts-check
/**
 * A real Chromium with the extension, its host registered in a throwaway profile, and DevTools open on the Lastchunk
 * panel. `npm start` shows it to people; the browser tests drive it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { root } from './setup.mjs';

/** @typedef {import('puppeteer-core').Browser} Browser */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Frame} Frame */

/** Nothing that starts by itself may talk to the network, or ask. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  '--password-store=basic',
  '--use-mock-keychain',
];

/**
 * A profile that nobody uses otherwise.
 * @param {{ withHost: boolean }} options whether the native host is registered in it
 */
export async function throwawayProfile({ withHost }) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lastchunk-profile-'));
  if (withHost) await registerHost(folder);
  return folder;
}

/**
 * Registers the built host in a profile, its launcher beside it.
 * @param {string} profile
 */
export async function registerHost(profile) {
  const { installInto } = await import(pathToFileURL(path.join(root, 'dist/host/install/install.js')).href);
  const { thisMachine } = await import(pathToFileURL(path.join(root, 'dist/host/install/machine.js')).href);
  const machine = thisMachine();
  const data = path.join(profile, 'lastchunk');
  await installInto(path.join(profile, 'NativeMessagingHosts'), 'chromium', {
    machine: { ...machine, data },
    node: process.execPath,
    main: path.join(root, 'dist/cli/main.js'),
  });
}

/**
 * Starts Chromium on a profile, with the extension loaded. The host keeps its captures in the profile too, so that they
 * go with it.
 * @param {{ executable: string, profile: string, headless: boolean, args?: string[], env?: Record<string, string>, width?: number, height?: number, scrollbars?: boolean }} options
 *   `scrollbars`: seen also without a window, which otherwise hides them
 * @returns {Promise<Browser>}
 */
export async function launchChromium({
  executable,
  profile,
  headless,
  args = [],
  env = {},
  width = 1280,
  height = 900,
  scrollbars = false,
}) {
  const browser = await puppeteer.launch({
    executablePath: executable,
    headless,
    pipe: true,
    ignoreDefaultArgs: scrollbars ? ['--hide-scrollbars'] : [],
    enableExtensions: true,
    userDataDir: profile,
    defaultViewport: null,
    env: { ...process.env, ...env, LASTCHUNK_DATA: path.join(profile, 'lastchunk') },
    args: [
      ...quiet,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(headless ? ['--disable-gpu', `--window-size=${width},${height}`] : []),
      ...args,
    ],
  });
  try {
    // Not by `launch`, given its folder: that does not wait until it is loaded.
    await browser.installExtension(path.join(root, 'dist/extension/chromium'));
    return browser;
  } catch (error) {
    await browser.close();
    throw new Error('Chromium did not take the extension: is it built?', { cause: error });
  }
}

/**
 * The DevTools of a page (the first, unless told), showing the Lastchunk panel: the page of DevTools itself, for pictures,
 * and the panel's frame in it.
 * @param {Browser} browser
 * @param {Page} [inspected]
 * @returns {Promise<{ devtools: Page, panel: Frame }>}
 */
export async function openPanel(browser, inspected) {
  const page = inspected ?? (await browser.pages())[0];
  if (page === undefined) throw new Error('Chromium opened without a page.');
  // Opened only now: DevTools that open with the browser may be there before the extension, and then never show its panel.
  const devtools = await page.openDevTools();
  await devtools.waitForFunction(showLastchunkView, { polling: 50 });
  const panel = await devtools.waitForFrame((frame) => frame.url().includes('/src/extension/inspector.html'));
  await panel.waitForSelector('body *');
  return { devtools, panel };
}

/**
 * Runs within DevTools, again and again: asks for the view that the extension made, and answers whether it shows. While
 * DevTools still start, there is no manager of views, or what it is asked is never answered: hence the `catch`, and no
 * `await`. A text and no function: what bundles the tests would rewrite its `import()`.
 */
const showLastchunkView = `(async () => {
  try {
    const { ViewManager } = await import('devtools://devtools/bundled/ui/legacy/legacy.js');
    const manager = ViewManager.ViewManager.instance();
    const view = [...manager.views.values()].find((candidate) => candidate.viewId().includes('chrome-extension://'));
    if (view === undefined) return false;
    if (manager.isViewVisible(view.viewId())) return true;
    void manager.showView(view.viewId());
  } catch {}
  return false;
})()`;

/** A panel behind another tab draws no frames, on which puppeteer would wait otherwise. */
const polling = { polling: 50 };

/**
 * Types a URL into the address bar and inspects it; the panel then shows that inspection.
 * @param {Frame} panel
 * @param {string} url
 */
export async function inspect(panel, url) {
  await startedBy(panel, () => submit(panel, url));
}

/**
 * Types a URL into the address bar and presses Enter.
 * @param {Frame} panel
 * @param {string} url
 */
export async function submit(panel, url) {
  const field = await panel.waitForSelector('input[name=url]');
  await field?.evaluate((input) => /** @type {HTMLInputElement} */ (input).select());
  await field?.type(url);
  await field?.press('Enter');
}

/**
 * Does what starts an inspection, and waits until that one is on show.
 * @param {Frame} panel
 * @param {() => Promise<void>} act
 */
export async function startedBy(panel, act) {
  const before = await panel.$('article.inspection');
  await act();
  await panel.waitForFunction(
    (old) => {
      const now = document.querySelector('article.inspection');
      return now !== null && now !== old;
    },
    polling,
    before,
  );
}

/** @param {string} profile */
export function removeProfile(profile) {
  return rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
