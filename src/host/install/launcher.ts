/**
 * The launcher: the file a manifest's `path` names. Browsers start hosts with a bare environment, in which neither
 * `node` nor `lastchunk` need be on the PATH, and Windows starts nothing but a program or a batch file.
 */
import path from 'node:path';
import { writeFileWhole } from './atomic-file.ts';
import { hostFolder, type Machine, pathRules } from './machine.ts';

export interface LauncherParts {
  /** Absolute path of the Node executable. */
  node: string;
  /** Absolute path of `dist/cli/main.js`. */
  main: string;
  /** As `process.platform`; that of this process where it is not given. */
  platform?: NodeJS.Platform;
}

/** The launcher's path on a machine where `lastchunk install` has run. */
export function launcherPath(machine: Machine): string {
  return pathRules(machine).join(hostFolder(machine), launcherName(machine.platform));
}

function launcherName(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'lastchunk-host.bat' : 'lastchunk-host';
}

/** What the launcher holds. */
export function launcherText({ node, main, platform = process.platform }: LauncherParts): string {
  if (platform === 'win32') {
    // In a batch file a percent sign stands for itself only when doubled.
    const quote = (text: string) => `"${text.replaceAll('%', '%%')}"`;
    return `@echo off\r\n${quote(node)} ${quote(main)} host %*\r\n`;
  }
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  return [
    '#!/bin/sh',
    '# Written by `lastchunk install`. A browser starts this with a bare environment: the paths are absolute.',
    `exec ${quote(node)} ${quote(main)} host "$@"`,
    '',
  ].join('\n');
}

/** Writes the launcher into a folder, executable by this user; returns its absolute path. Fails with `install-failed`. */
export async function writeLauncher({ folder, ...parts }: LauncherParts & { folder: string }): Promise<string> {
  const file = path.resolve(folder, launcherName(parts.platform ?? process.platform));
  await writeFileWhole(file, launcherText(parts), 0o700);
  return file;
}
