/** What a person does with the plain page, and what they see of it. */
import type { Page } from 'puppeteer-core';

/** The query that inspects a canned exchange. */
export const canned = (name: string) => `url=${encodeURIComponent(`http://canned.test/${name}`)}`;

/** Waits for an element, and gives its text. */
export async function text(page: Page, selector: string): Promise<string> {
  await page.waitForSelector(selector);
  return page.$eval(selector, (element) => element.textContent ?? '');
}

/** Waits until the element's text holds `words`. */
export async function says(page: Page, selector: string, words: string): Promise<void> {
  await page.waitForFunction(
    (where, what) => document.querySelector(where)?.textContent?.includes(what),
    {},
    selector,
    words,
  );
}

/** Presses the button of this name. */
export async function press(page: Page, name: string): Promise<void> {
  await page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
}

/** Reads the text of every element that fits. */
export function texts(page: Page, selector: string): Promise<string[]> {
  return page.$$eval(selector, (all) => all.map((one) => one.textContent ?? ''));
}

/** The octets that are marked in the hex column, once there are as many as wanted. */
export async function marked(page: Page, count: number): Promise<string> {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('.octet-grid .hex .octet.marked').length === wanted,
    {},
    count,
  );
  return page.$$eval('.octet-grid .text .octet.marked', (all) => all.map((one) => one.textContent).join(''));
}

/** The row of the request list whose tooltip (method, URL, error, verdict) holds these words. */
export const row = (words: string) => `.request-grid tbody tr[title*="${words}"]`;
