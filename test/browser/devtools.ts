/** What the tests in real DevTools share: a Chromium, the zoo, and ways to use the panel as a person would. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { launchChromium, openPanel, removeProfile, throwawayProfile } from '../../scripts/chromium.mjs';
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
  const browser = await launchChromium({ executable, profile, headless: true, args });
  const close = async () => {
    await browser.close();
    await zoo.close();
    await removeProfile(profile);
  };
  try {
    const [page] = await browser.pages();
    if (page === undefined) throw new Error('Chromium opened without a page.');
    return { browser, profile, zoo, ...(await openPanel(browser)), page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Types a URL into the address bar and inspects it. */
export async function inspect(panel: Frame, url: string): Promise<void> {
  const field = await panel.waitForSelector('input[name=url]');
  await field?.evaluate((input) => (input as HTMLInputElement).select());
  await field?.type(url);
  await field?.press('Enter');
}

/** The verdict on show, once there is one. */
export async function verdictOf(panel: Frame): Promise<string> {
  return textOf(panel, '[data-part=verdict]');
}

/** The visible text of the first element that fits, once it is there; runs of white space as one blank. */
export async function textOf(panel: Frame, selector: string): Promise<string> {
  const element = await panel.waitForSelector(selector);
  const text = await element?.evaluate((node) => (node as HTMLElement).innerText);
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** Waits until the text of the panel holds `words`. */
export async function waitForText(panel: Frame, words: string): Promise<void> {
  await panel.waitForFunction((wanted) => document.body.innerText.replace(/\s+/g, ' ').includes(wanted), {}, words);
}

/** Clicks the button or link of that name. */
export async function click(panel: Frame, name: string): Promise<void> {
  const element = await panel.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
  await element?.click();
}

/** Saves a picture where `npm test` collects them; LASTCHUNK_SCREENSHOTS names another folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.LASTCHUNK_SCREENSHOTS ?? path.join(root, 'dist/screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
