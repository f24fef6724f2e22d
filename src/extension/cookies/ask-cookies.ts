/** Reads the cookies of one URL under permissions that are asked for now, and given back at once. */
import browser from 'webextension-polyfill';
import type { CookieAnswer } from '../../panel/backend.ts';
import { accessTo, type CookieAccess, partsOf } from './cookie-access.ts';
import { cookieField } from './cookie-field.ts';

/** Whether the cookies can be read without a question, because the user has granted that elsewhere. */
export function mayRead(url: string): Promise<boolean> {
  return browser.permissions.contains(accessTo(url));
}

/**
 * Only while a gesture of the user is handled, and only in a page that has `browser.permissions`: Firefox gives it to no
 * page of DevTools.
 * @param tabId the tab whose store is meant (a private window, a container); null for this page's own
 */
export async function askForCookies(url: string, tabId: number | null): Promise<CookieAnswer> {
  const access = accessTo(url);
  try {
    // Both begun before anything is awaited: a gesture is over by then. Browsers answer them in this order.
    const before = held(access);
    const granted = browser.permissions.request(access);
    const missing = (await before).filter(({ had }) => !had);
    if (!(await granted)) return { kind: 'refused' };
    try {
      return await readCookies(url, tabId);
    } finally {
      await Promise.all(missing.map(({ part }) => browser.permissions.remove(part)));
    }
  } catch (thrown) {
    return failed(thrown);
  }
}

/** Reads what may be read already: a question, even one that needs no answer, would want a gesture. */
export async function cookiesAtHand(url: string, tabId: number | null): Promise<CookieAnswer> {
  return readCookies(url, tabId).catch(failed);
}

function failed(thrown: unknown): CookieAnswer {
  return { kind: 'failed', reason: thrown instanceof Error ? thrown.message : String(thrown) };
}

function held(access: CookieAccess): Promise<{ part: Partial<CookieAccess>; had: boolean }[]> {
  return Promise.all(partsOf(access).map(async (part) => ({ part, had: await browser.permissions.contains(part) })));
}

async function readCookies(url: string, tabId: number | null): Promise<CookieAnswer> {
  const stores = tabId === null ? [] : await browser.cookies.getAllCookieStores();
  const store = stores.find(({ tabIds }) => tabId !== null && tabIds.includes(tabId));
  const { href } = new URL(url);
  // An empty key: from whatever partition, and from none.
  const found = await browser.cookies.getAll({ url: href, partitionKey: {}, ...(store && { storeId: store.id }) });
  const field = cookieField(href, found, Date.now());
  return field === null ? { kind: 'none' } : { kind: 'cookies', ...field };
}
