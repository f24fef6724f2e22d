/** Files that are either whole or not there: a browser may read a manifest while it is being written. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LastchunkError } from '../../report/fault.ts';

/**
 * Writes a file, with the folders that lead to it, and puts it in place in one step.
 * Fails with `install-failed`, and then leaves what stood there as it was.
 */
export async function writeFileWhole(file: string, content: string, mode: number): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(draft, content, { mode, flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw new LastchunkError('install-failed', `${file} could not be written: ${reasonOf(error)}.`, { cause: error });
  }
}

/** What was thrown, in its own words. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** True when the error says that there is no such file or folder. */
export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
