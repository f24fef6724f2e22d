/** Machines to install on: folders of their own, never the one the tests run as. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Machine } from '../../src/host/install/machine.ts';

/** A folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lastchunk-install-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A Linux machine with an empty home. */
export async function linuxMachine(): Promise<Machine> {
  const home = await temporaryFolder();
  return { platform: 'linux', home, env: {}, data: path.join(home, '.local/share/lastchunk') };
}

/** Puts a file where a browser that has been used keeps one. */
export async function useBrowser(machine: Machine, profile: string): Promise<void> {
  await mkdir(path.join(machine.home, profile), { recursive: true });
  await writeFile(path.join(machine.home, profile, 'Local State'), '{}');
}

/** Every file and folder below, relative, sorted. */
export async function tree(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}
