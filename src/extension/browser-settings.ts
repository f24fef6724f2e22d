import browser from 'webextension-polyfill';
import type { Platform } from '../panel/backend.ts';
import { settingsStore } from './settings-store.ts';

/** Settings as the browser stores them; the same in DevTools, in a tab and on the page of settings. */
export function browserSettings(): Pick<Platform, 'watchSettings' | 'changeSettings' | 'openSettings'> {
  const { sync, local, onChanged } = browser.storage;
  const store = settingsStore({ sync, local, onChanged });
  return {
    watchSettings: store.watch,
    changeSettings: store.change,
    openSettings: () => browser.runtime.openOptionsPage(),
  };
}
