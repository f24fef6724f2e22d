/**
 * The browsers Lastchunk knows, and where each looks for native messaging manifests, user level. One table serves
 * install, uninstall and doctor. Folders in braces are those of `expand` in machine.ts.
 *
 * Sources: Chrome, "Native messaging" (developer.chrome.com); Microsoft Edge, "Native messaging"; MDN, "Native
 * manifests". Brave reads Chrome's registry key on Windows.
 */
import { HOST_NAME } from '../../protocol/messages.ts';
import { expand, hostFolder, type Machine, pathRules } from './machine.ts';

export type Family = 'chromium' | 'firefox';

interface Folders {
  /** Any of these folders says that the browser has been used by this user. */
  present: readonly string[];
  /** Folder of manifests. */
  manifests: string;
}

export interface Browser {
  /** What the command line calls it. */
  id: string;
  name: string;
  family: Family;
  linux: Folders;
  darwin: Folders;
  win32: {
    present: readonly string[];
    /** The registry key whose default value names the manifest; browsers may share one. */
    key: string;
  };
  /** Folders of Flatpak and Snap builds, which live in a sandbox (Linux). */
  sandboxes: readonly string[];
}

export const browsers: readonly Browser[] = [
  {
    id: 'chrome',
    name: 'Google Chrome',
    family: 'chromium',
    linux: { present: ['{config}/google-chrome'], manifests: '{config}/google-chrome/NativeMessagingHosts' },
    darwin: { present: ['{support}/Google/Chrome'], manifests: '{support}/Google/Chrome/NativeMessagingHosts' },
    win32: {
      present: ['{local}/Google/Chrome/User Data'],
      key: 'HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts',
    },
    sandboxes: ['{home}/.var/app/com.google.Chrome'],
  },
  {
    id: 'chromium',
    name: 'Chromium',
    family: 'chromium',
    linux: { present: ['{config}/chromium'], manifests: '{config}/chromium/NativeMessagingHosts' },
    darwin: { present: ['{support}/Chromium'], manifests: '{support}/Chromium/NativeMessagingHosts' },
    win32: { present: ['{local}/Chromium/User Data'], key: 'HKCU\\Software\\Chromium\\NativeMessagingHosts' },
    sandboxes: ['{home}/.var/app/org.chromium.Chromium', '{home}/snap/chromium'],
  },
  {
    id: 'edge',
    name: 'Microsoft Edge',
    family: 'chromium',
    linux: { present: ['{config}/microsoft-edge'], manifests: '{config}/microsoft-edge/NativeMessagingHosts' },
    darwin: { present: ['{support}/Microsoft Edge'], manifests: '{support}/Microsoft Edge/NativeMessagingHosts' },
    win32: {
      present: ['{local}/Microsoft/Edge/User Data'],
      key: 'HKCU\\Software\\Microsoft\\Edge\\NativeMessagingHosts',
    },
    sandboxes: ['{home}/.var/app/com.microsoft.Edge'],
  },
  {
    id: 'brave',
    name: 'Brave',
    family: 'chromium',
    linux: {
      present: ['{config}/BraveSoftware/Brave-Browser'],
      manifests: '{config}/BraveSoftware/Brave-Browser/NativeMessagingHosts',
    },
    darwin: {
      present: ['{support}/BraveSoftware/Brave-Browser'],
      manifests: '{support}/BraveSoftware/Brave-Browser/NativeMessagingHosts',
    },
    win32: {
      present: ['{local}/BraveSoftware/Brave-Browser/User Data'],
      key: 'HKCU\\Software\\Google\\Chrome\\NativeMessagingHosts',
    },
    sandboxes: ['{home}/.var/app/com.brave.Browser', '{home}/snap/brave'],
  },
  {
    id: 'firefox',
    name: 'Firefox',
    family: 'firefox',
    linux: {
      present: ['{home}/.mozilla/firefox', '{config}/mozilla/firefox'],
      manifests: '{home}/.mozilla/native-messaging-hosts',
    },
    darwin: { present: ['{support}/Firefox'], manifests: '{support}/Mozilla/NativeMessagingHosts' },
    win32: { present: ['{roaming}/Mozilla/Firefox'], key: 'HKCU\\Software\\Mozilla\\NativeMessagingHosts' },
    sandboxes: ['{home}/.var/app/org.mozilla.firefox', '{home}/snap/firefox'],
  },
];

export interface Places {
  /** Folders whose existence says that the browser is here. */
  present: string[];
  /** The manifest file. */
  manifest: string;
  /** On Windows the registry key whose default value must be the manifest's path; null elsewhere. */
  key: string | null;
  sandboxes: string[];
}

/** Where things of one browser stand on a machine. Pure: nothing is looked up. */
export function placesOf(browser: Browser, machine: Machine): Places {
  const rules = pathRules(machine);
  if (machine.platform === 'win32') {
    const { present, key } = browser.win32;
    // Browsers that share a key share the manifest: it is named after the first of them.
    const owner = browsers.find((other) => other.win32.key === key) ?? browser;
    return {
      present: present.map((folder) => expand(folder, machine)),
      manifest: rules.join(hostFolder(machine), `${owner.id}.json`),
      key: `${key}\\${HOST_NAME}`,
      sandboxes: [],
    };
  }
  const { present, manifests } = machine.platform === 'darwin' ? browser.darwin : browser.linux;
  return {
    present: present.map((folder) => expand(folder, machine)),
    manifest: rules.join(expand(manifests, machine), `${HOST_NAME}.json`),
    key: null,
    sandboxes: machine.platform === 'darwin' ? [] : browser.sandboxes.map((folder) => expand(folder, machine)),
  };
}

/** The other browsers that see what is registered for this one (on Windows, those that read the same key). */
export function sharersOf(browser: Browser, machine: Machine): Browser[] {
  if (machine.platform !== 'win32') return [];
  return browsers.filter((other) => other !== browser && other.win32.key === browser.win32.key);
}
