/** The Windows registry, through `reg.exe`: where browsers there look up a manifest's path. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LastchunkError } from '../../report/fault.ts';
import { reasonOf } from './atomic-file.ts';

const run = promisify(execFile);

export const regArguments = {
  read: (key: string) => ['QUERY', key, '/ve'],
  write: (key: string, value: string) => ['ADD', key, '/ve', '/t', 'REG_SZ', '/d', value, '/f'],
  remove: (key: string) => ['DELETE', key, '/f'],
};

/** The default value of a key out of what `reg QUERY key /ve` prints; null when there is none. */
export function defaultValue(printed: string): string | null {
  return /\sREG_SZ\s+(.*\S)/.exec(printed)?.[1] ?? null;
}

/** A key's default value; null when the key is not there. */
export async function readKey(key: string): Promise<string | null> {
  try {
    const { stdout } = await run('reg.exe', regArguments.read(key));
    return defaultValue(stdout);
  } catch {
    return null;
  }
}

export async function writeKey(key: string, value: string): Promise<void> {
  await change(key, regArguments.write(key, value));
}

export async function removeKey(key: string): Promise<void> {
  await change(key, regArguments.remove(key));
}

async function change(key: string, args: string[]): Promise<void> {
  try {
    await run('reg.exe', args);
  } catch (error) {
    throw new LastchunkError('install-failed', `The registry key ${key} could not be changed: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}
