/** Registers the host with browsers, and takes back exactly that. */
import { existsSync } from 'node:fs';
import { readdir, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { EXTENSION_ID, FIREFOX_ID } from '../../protocol/identity.ts';
import { HOST_NAME } from '../../protocol/messages.ts';
import { LastchunkError } from '../../report/fault.ts';
import { type Browser, browsers, type Family, placesOf, sharersOf } from './browsers.ts';
import { launcherPath, writeLauncher } from './launcher.ts';
import { commonFolders, hostFolder, type Machine } from './machine.ts';
import { readManifest, writeManifest, writeManifestFile } from './manifest.ts';
import { readKey, removeKey, writeKey } from './registry.ts';

export interface InstallOptions {
  machine: Machine;
  /** Absolute path of the Node executable that shall run the host. */
  node: string;
  /** Absolute path of `dist/cli/main.js`. */
  main: string;
  /** Ids of extensions that may speak to the host, beside Lastchunk's own. */
  extensionIds?: readonly string[];
}

/** What was done for one browser. */
export interface Done {
  browser: Browser;
  /** Files written or removed, and registry keys. */
  paths: string[];
  /** Other browsers that this concerns because they read the same registration. */
  shared: Browser[];
  /** Why nothing, or not all, was done; null when all was. */
  note: string | null;
}

/** The browser of that id; fails with `browser-unknown`. */
export function browserNamed(id: string): Browser {
  const browser = browsers.find((known) => known.id === id.toLowerCase());
  if (browser) return browser;
  const ids = browsers.map((known) => known.id).join(', ');
  throw new LastchunkError('browser-unknown', `No browser is called “${id}” here: the names are ${ids}.`);
}

/** Lastchunk's own extension id and those given that the family can have: Chromium's are 32 letters from a to p. */
export function idsFor(family: Family, given: readonly string[] = []): string[] {
  const own = family === 'chromium' ? EXTENSION_ID : FIREFOX_ID;
  const fits = (id: string) => /^[a-p]{32}$/.test(id) === (family === 'chromium');
  return [...new Set([own, ...given.filter(fits)])];
}

/** Writes the launcher and the manifest of each browser. Fails with `install-failed`. */
export async function install(which: readonly Browser[], options: InstallOptions): Promise<Done[]> {
  const { machine, node, main, extensionIds } = options;
  if (which.length === 0) return [];
  const launcher = await writeLauncher({ folder: hostFolder(machine), node, main, platform: machine.platform });
  const done: Done[] = [];
  for (const browser of which) {
    const { manifest, key } = placesOf(browser, machine);
    const { family } = browser;
    await writeManifestFile(manifest, { family, launcher, extensionIds: idsFor(family, extensionIds) });
    if (key !== null) await writeKey(key, manifest);
    const paths = key === null ? [manifest] : [manifest, key];
    done.push({ browser, paths, shared: sharersOf(browser, machine), note: null });
  }
  return done;
}

/** Writes launcher and manifest into one folder, of a throwaway profile, say; returns both paths. */
export async function installInto(
  folder: string,
  family: Family,
  { machine, node, main, extensionIds }: InstallOptions,
): Promise<string[]> {
  const launcher = await writeLauncher({ folder, node, main, platform: machine.platform });
  const ids = idsFor(family, extensionIds);
  return [await writeManifest({ family, folder: path.resolve(folder), launcher, extensionIds: ids }), launcher];
}

/**
 * Removes what `install` wrote for each browser: a manifest only where it names our launcher, and the launcher once no
 * browser's manifest names it any more.
 */
export async function uninstall(which: readonly Browser[], machine: Machine): Promise<Done[]> {
  const launcher = launcherPath(machine);
  const done: Done[] = [];
  for (const browser of which) {
    const { manifest, key } = placesOf(browser, machine);
    const result: Done = { browser, paths: [], shared: sharersOf(browser, machine), note: null };
    done.push(result);
    const reading = await readManifest(manifest);
    if (reading.state === 'absent') {
      result.note = 'not installed';
    } else if (reading.state === 'unreadable') {
      result.note = `left as it is, for it cannot be read: ${manifest}`;
    } else if (reading.manifest.name !== HOST_NAME || reading.manifest.path !== launcher) {
      result.note = `left as it is, for it names another program (${reading.manifest.path}): ${manifest}`;
    } else {
      if (key !== null && (await readKey(key)) === manifest) {
        await removeKey(key);
        result.paths.push(key);
      }
      await rm(manifest);
      result.paths.push(manifest);
      await removeEmpty(path.dirname(manifest), machine);
    }
  }
  if (done.length > 0 && !(await launcherInUse(machine, launcher)) && existsSync(launcher)) {
    await rm(launcher);
    done.at(-1)?.paths.push(launcher);
    await removeEmpty(hostFolder(machine), machine);
  }
  return done;
}

async function launcherInUse(machine: Machine, launcher: string): Promise<boolean> {
  for (const browser of browsers) {
    const reading = await readManifest(placesOf(browser, machine).manifest);
    if (reading.state === 'read' && reading.manifest.path === launcher) return true;
  }
  return false;
}

/** Removes a folder that holds nothing, then the one above if that left it empty, but none that every program uses. */
async function removeEmpty(folder: string, machine: Machine): Promise<void> {
  if (commonFolders(machine).includes(folder)) return;
  const entries = await readdir(folder).catch(() => ['unreadable']);
  if (entries.length > 0) return;
  await rmdir(folder);
  await removeEmpty(path.dirname(folder), machine);
}
