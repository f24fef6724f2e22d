/** What DevTools tells a panel: its theme, and the inspected page's requests. */
import browser from 'webextension-polyfill';
import type { Platform, Theme } from '../panel/backend.ts';
import { browserSettings } from './browser-settings.ts';
import { askForCookies } from './cookies/ask-cookies.ts';
import { askInWindow } from './cookies/grant-window.ts';
import { DocumentWatch } from './document-watch.ts';
import { type HarEntry, recordOf } from './har.ts';

const settings = browserSettings();

/** The inspector in a tab: the system's theme, and no page beside it. */
export const tabPlatform: Platform = {
  ...settings,
  watchTheme: (listener) => listener('system'),
  watchNetwork: null,
  watchNavigation: null,
  cookies: (url) => askForCookies(url, null),
};

export function inDevTools(): boolean {
  return browser.devtools?.network !== undefined;
}

export const devtoolsPlatform: Platform = {
  ...settings,
  watchTheme(listener) {
    // Chromium has a setter for one handler, Firefox an event; neither is in the other, nor in the polyfill's types.
    const panels: typeof browser.devtools.panels & {
      setThemeChangeHandler?: (handler: (name: string) => void) => void;
      onThemeChanged?: { addListener(handler: (name: string) => void): void };
    } = browser.devtools.panels;
    const tell = (name: string) => listener(themeOf(name));
    tell(panels.themeName);
    if (panels.setThemeChangeHandler !== undefined) panels.setThemeChangeHandler(tell);
    else panels.onThemeChanged?.addListener(tell);
  },
  cookies(url) {
    const { tabId } = browser.devtools.inspectedWindow;
    return browser.permissions === undefined ? askInWindow(url, tabId) : askForCookies(url, tabId);
  },
  watchNetwork(listener) {
    let next = 0;
    /** Those that have finished while the log is fetched: they are in both. Null once it has been. */
    let told: Set<string> | null = new Set<string>();
    const add = (entries: HarEntry[]) => {
      const records = entries.map((entry) => recordOf(entry, `request-${next++}`)).filter((record) => record !== null);
      if (records.length > 0) listener(records);
    };
    browser.devtools.network.onRequestFinished.addListener((request) => {
      if (!isEntry(request)) return;
      told?.add(keyOf(request));
      add([request]);
    });
    void finishedBefore().then((entries) => {
      add(entries.filter((entry) => told?.has(keyOf(entry)) !== true));
      told = null;
    });
  },
  watchNavigation(listener) {
    const watch = new DocumentWatch(timeOrigin, () => performance.timeOrigin + performance.now());
    void watch.learn();
    browser.devtools.network.onRequestFinished.addListener(() => void watch.learn());
    browser.devtools.network.onNavigated.addListener((url) => listener({ url, newDocument: watch.navigated() }));
  },
};

/** When the inspected page's document began; NaN where it cannot be asked. */
async function timeOrigin(): Promise<number> {
  // The polyfill's types have no callback.
  const page = browser.devtools.inspectedWindow as unknown as {
    eval(expression: string, callback?: (result: unknown) => void): unknown;
  };
  return Number(await given((callback) => page.eval('performance.timeOrigin', callback)));
}

/** What a method gives to a callback in Chromium, and by a promise in Firefox (a list whose first is the result). */
function given(call: (callback?: (result: unknown) => void) => unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const first = (result: unknown) => resolve(Array.isArray(result) ? result[0] : result);
    try {
      const promised = call(resolve);
      if (promised instanceof Promise) promised.then(first, reject);
    } catch {
      Promise.resolve(call()).then(first, reject);
    }
  });
}

/** Chromium calls its themes `default` (light) and `dark`; Firefox `light` and `dark`. */
function themeOf(name: string): Theme {
  return name === 'dark' ? 'dark' : 'light';
}

function isEntry(entry: unknown): entry is HarEntry {
  return typeof Object(Object(entry).request).url === 'string';
}

function keyOf({ startedDateTime, request }: HarEntry): string {
  return `${startedDateTime} ${request.method} ${request.url}`;
}

function finishedBefore(): Promise<HarEntry[]> {
  const network: { getHAR(callback?: (log: unknown) => void): unknown } = browser.devtools.network;
  return given((callback) => network.getHAR(callback)).then(entriesOf, () => []);
}

function entriesOf(log: unknown): HarEntry[] {
  const entries: unknown = Object(log).entries;
  return Array.isArray(entries) ? entries.filter(isEntry) : [];
}
