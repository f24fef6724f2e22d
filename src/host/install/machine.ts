/** The machine that browsers are looked for on: an argument everywhere, so that each platform's paths can be computed on any. */
import os from 'node:os';
import path from 'node:path';
import { defaultCaptureFolder } from '../../capture/folder.ts';

export interface Machine {
  /** As `process.platform`; what is neither darwin nor win32 is treated as Linux. */
  platform: NodeJS.Platform;
  home: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Lastchunk's own data folder, where launchers stand (and on Windows the manifests, which the registry points at). */
  data: string;
}

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    home: os.homedir(),
    env: process.env,
    data: path.dirname(defaultCaptureFolder()),
  };
}

/** The path rules of that machine, which may not be this one. */
export function pathRules({ platform }: Machine): path.PlatformPath {
  return platform === 'win32' ? path.win32 : path.posix;
}

/** The folder of the launcher, and on Windows of the manifests. */
export function hostFolder(machine: Machine): string {
  return pathRules(machine).join(machine.data, 'host');
}

/** Folders that belong to no program. */
export function commonFolders(machine: Machine): string[] {
  const rules = pathRules(machine);
  const names = ['home', 'config', 'support', 'local', 'roaming'] as const;
  return [...names.map((name) => expand(`{${name}}`, machine)), rules.dirname(machine.data)];
}

/** `{config}/chromium` and its like, with the machine's folders put in. */
export function expand(template: string, machine: Machine): string {
  const { home, env } = machine;
  const rules = pathRules(machine);
  const folders: Record<string, string> = {
    home,
    config: env.XDG_CONFIG_HOME || rules.join(home, '.config'),
    support: rules.join(home, 'Library', 'Application Support'),
    local: env.LOCALAPPDATA || rules.join(home, 'AppData', 'Local'),
    roaming: env.APPDATA || rules.join(home, 'AppData', 'Roaming'),
  };
  return rules.normalize(template.replace(/\{(\w+)\}/g, (_, name: string) => folders[name] ?? `{${name}}`));
}
