/** Settings as the browser stores them; the same in DevTools, in a tab and on the page of settings. */
import browser from 'webextension-polyfill';
import type { Platform } from '../panel/backend.ts';
import type { Settings } from '../panel/model/settings.ts';
import { concernsCaptures, settingsStore } from './settings-store.ts';

/** A message to the background. */
export const OPEN_SETTINGS = 'open-settings';

export interface BrowserSettings extends Pick<Platform, 'watchSettings' | 'changeSettings' | 'openSettings'> {
  read(): Promise<Settings>;
  concernsCaptures(changes: object): boolean;
}

export function browserSettings(): BrowserSettings {
  const { sync, local, onChanged } = browser.storage;
  const store = settingsStore({ sync, local, onChanged });
  return {
    watchSettings: store.watch,
    changeSettings: store.change,
    // Only there in Chromium's DevTools; in Firefox's the background does it.
    openSettings: async () => {
      if (browser.runtime.openOptionsPage !== undefined) await browser.runtime.openOptionsPage();
      else await browser.runtime.sendMessage(OPEN_SETTINGS);
    },
    read: async () => (await store.read()).settings,
    concernsCaptures,
  };
}
