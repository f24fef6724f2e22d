// @ts-check
/** A Firefox of our own: a home and a profile nobody uses otherwise, our extension, the host registered in that home. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { root } from './setup.mjs';

/** @typedef {import('puppeteer-core').Browser} Browser */

/**
 * Starts Firefox with the extension. `chrome` evaluates an expression in the browser's own window, where its menus are:
 * WebDriver BiDi lets that be done where Firefox was started so (`--remote-allow-system-access`). Only plain values come
 * back.
 * @param {{ executable: string, prefs?: Record<string, unknown> }} options `prefs` as in about:config
 * @returns {Promise<{ browser: Browser, chrome: (expression: string) => Promise<unknown>, close: () => Promise<void> }>}
 */
export async function launchFirefox({ executable, prefs = {} }) {
  // Firefox looks for native messaging hosts in the home of whoever starts it.
  const home = await mkdtemp(path.join(os.tmpdir(), 'lastchunk-firefox-'));
  const data = path.join(home, 'lastchunk');
  const remove = () => rm(home, { recursive: true, force: true, maxRetries: 5 });
  try {
    await registerHost(path.join(home, '.mozilla', 'native-messaging-hosts'), data);
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: executable,
      headless: true,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: prefs,
      env: { ...process.env, HOME: home, XDG_CONFIG_HOME: path.join(home, '.config'), LASTCHUNK_DATA: data },
    });
    const close = async () => {
      await browser.close();
      await remove();
    };
    try {
      await browser.installExtension(path.join(root, 'dist/extension/firefox'));
      return { browser, chrome: await chromeScope(browser), close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * @param {string} folder
 * @param {string} data
 */
async function registerHost(folder, data) {
  const { installInto } = await import(pathToFileURL(path.join(root, 'dist/host/install/install.js')).href);
  const { thisMachine } = await import(pathToFileURL(path.join(root, 'dist/host/install/machine.js')).href);
  await installInto(folder, 'firefox', {
    machine: { ...thisMachine(), data },
    node: process.execPath,
    main: path.join(root, 'dist/cli/main.js'),
  });
}

/**
 * puppeteer speaks WebDriver BiDi to Firefox, but has no word for what is the browser's and no page's: its connection has.
 * @typedef {{ send(method: string, params: object): Promise<{ result: Record<string, any> }> }} Connection
 * @param {Browser} browser
 */
async function chromeScope(browser) {
  if (!('connection' in browser)) throw new Error('This puppeteer keeps its WebDriver BiDi connection elsewhere.');
  const connection = /** @type {Connection} */ (browser.connection);
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const target = { context: tree.contexts[0].context };
  /** @param {string} expression */
  return async (expression) => {
    const { result: answer } = await connection.send('script.evaluate', { expression, target, awaitPromise: true });
    if (answer.type !== 'success') throw new Error(`Firefox's own window threw: ${answer.exceptionDetails.text}`);
    return answer.result.value;
  };
}
