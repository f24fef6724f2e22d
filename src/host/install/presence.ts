/** Which browsers this user has. */
import { existsSync, readdirSync } from 'node:fs';
import { type Browser, placesOf } from './browsers.ts';
import type { Machine } from './machine.ts';

/**
 * True when the browser seems to have been used by this user: one of its folders holds something. A folder that holds
 * only manifests may have been made by an installation like ours.
 */
export function isPresent(browser: Browser, machine: Machine): boolean {
  return placesOf(browser, machine).present.some((folder) => {
    try {
      return readdirSync(folder).some((entry) => entry !== 'NativeMessagingHosts');
    } catch {
      return false;
    }
  });
}

/** The folders of Flatpak and Snap builds of the browser, which live in a sandbox. */
export function sandboxedFolders(browser: Browser, machine: Machine): string[] {
  return placesOf(browser, machine).sandboxes.filter((folder) => existsSync(folder));
}
