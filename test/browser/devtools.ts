/** What the tests in real DevTools share: a Chromium, the zoo, and ways to use the panel as a person would. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import {
  inspect,
  launchChromium,
  openPanel,
  removeProfile,
  startedBy,
  submit,
  throwawayProfile,
} from '../../scripts/chromium.mjs';
import { root } from '../../scripts/setup.mjs';
import { type RunningZoo, startZoo } from '../../src/zoo/zoo.ts';

export interface OpenDevtools {
  browser: Browser;
  profile: string;
  zoo: RunningZoo;
  /** DevTools itself, for pictures of the panel with DevTools around it. */
  devtools: Page;
  panel: Frame;
  /** The inspected page. */
  page: Page;
  close(): Promise<void>;
}

export async function openDevtools({ withHost = true, args = [] as string[] } = {}): Promise<OpenDevtools> {
  const executable = process.env.LASTCHUNK_CHROMIUM ?? '/usr/bin/chromium';
  const [zoo, profile] = await Promise.all([startZoo(), throwawayProfile({ withHost })]);
  // Tests read English, whatever the machine speaks; of two the later counts.
  const browser = await launchChromium({ executable, profile, headless: true, args: ['--lang=en-US', ...args] });
  const close = async () => {
    await browser.close();
    await zoo.close();
    await removeProfile(profile);
  };
  try {
    const [page] = await browser.pages();
    if (page === undefined) throw new Error('Chromium opened without a page.');
    const { devtools, panel } = await openPanel(browser, page);
    return { browser, profile, zoo, devtools, panel, page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A panel behind another tab draws no frames, on which puppeteer would wait otherwise. */
const polling = { polling: 50 };

export { inspect, startedBy, submit };

/** The verdict on show, once there is one. */
export async function verdictOf(panel: Frame): Promise<string> {
  return textOf(panel, '[data-part=verdict]');
}

/** The fault on show, once there is one. */
export async function faultOf(panel: Frame): Promise<string> {
  return textOf(panel, '[data-part=fault]');
}

/** The visible text of the first element that fits, once it is there and has one; runs of white space as one blank. */
export async function textOf(panel: Frame, selector: string): Promise<string> {
  const text = await panel.waitForFunction(
    (wanted) => document.querySelector<HTMLElement>(wanted)?.innerText.replace(/\s+/g, ' ').trim(),
    polling,
    selector,
  );
  return String(await text.jsonValue());
}

/** Waits until the text of the panel holds `words`. */
export async function waitForText(panel: Frame, words: string): Promise<void> {
  await panel.waitForFunction(
    (wanted) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted),
    polling,
    words,
  );
}

/** The row of the request list whose tooltip (method, URL, the browser's error, the verdict) holds these words. */
export const row = (words: string) => `.request-grid tbody tr[title*="${words}"]`;

/** Clicks the button of that accessible name, once it can be clicked. */
export async function click(panel: Frame, name: string): Promise<void> {
  await panel.locator(`::-p-aria([name="${name}"][role="button"])`).click();
}

/**
 * The number that an element of the live view shows, as soon as it is greater than `than`.
 * @param part the element's `data-part`, such as `received`
 */
export async function countAbove(panel: Frame, part: 'received' | 'chunk-count', than: number): Promise<number> {
  const counted = await panel.waitForFunction(
    (name, least) => {
      const shown = Number(document.querySelector(`[data-part=${name}]`)?.textContent?.replace(/\D/g, '') ?? 0);
      return shown > least && shown;
    },
    polling,
    part,
    than,
  );
  return Number(await counted.jsonValue());
}

/** Saves a picture where `npm test` collects them; LASTCHUNK_SCREENSHOTS names another folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LASTCHUNK_SCREENSHOTS ?? path.join(root, 'dist/screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
