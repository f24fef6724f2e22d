/** What DevTools tells a panel: its theme, and the inspected page's requests. */
import browser from 'webextension-polyfill';
import type { Platform, Theme } from '../panel/backend.ts';
import { browserSettings } from './browser-settings.ts';
import { askForCookies } from './cookies/ask-cookies.ts';
import { askInWindow } from './cookies/grant-window.ts';
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
    const told = new Set<string>();
    const add = (entries: HarEntry[]) => {
      const records = entries.map((entry) => recordOf(entry, `request-${next++}`)).filter((record) => record !== null);
      if (records.length > 0) listener(records);
    };
    browser.devtools.network.onRequestFinished.addListener((request) => {
      if (!isEntry(request)) return;
      told.add(keyOf(request));
      add([request]);
    });
    // A request that finishes while the log is fetched is in both.
    void finishedBefore().then((entries) => add(entries.filter((entry) => !told.has(keyOf(entry)))));
  },
  watchNavigation(listener) {
    let current = documentMark();
    browser.devtools.network.onNavigated.addListener((url) => {
      const before = current;
      current = documentMark();
      // Chromium tells of `pushState` and fragments in the same way.
      listener({ url, newDocument: Promise.all([before, current]).then(([old, now]) => old === null || old !== now) });
    });
  },
};

/** What tells the inspected page's documents apart: when each began (HR-Time). Null where the browser does not say. */
async function documentMark(): Promise<unknown> {
  try {
    // A result and an exception, or undefined: not every browser gives both.
    const [mark] = await browser.devtools.inspectedWindow.eval('performance.timeOrigin');
    return mark ?? null;
  } catch {
    return null;
  }
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

/** `getHAR` takes a callback in Chromium and gives a promise in Firefox; the polyfill leaves it as it is. */
function finishedBefore(): Promise<HarEntry[]> {
  const network: { getHAR(callback?: (log: unknown) => void): unknown } = browser.devtools.network;
  return new Promise<unknown>((resolve) => {
    try {
      const given = network.getHAR(resolve);
      if (given instanceof Promise) given.then(resolve, () => resolve(null));
    } catch {
      resolve(network.getHAR());
    }
  }).then(
    (log) => entriesOf(log),
    () => [],
  );
}

function entriesOf(log: unknown): HarEntry[] {
  const entries: unknown = Object(log).entries;
  return Array.isArray(entries) ? entries.filter(isEntry) : [];
}
