/** A folder that a user chose for captures: it is looked at before anything is recorded in it. */
import { chmod, lstat, rm, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { LastchunkError } from '../report/fault.ts';
import { FILE_MODE, FOLDER_MODE } from './layout.ts';
import { makeFolders } from './make-folders.ts';

/**
 * The store's own folder within the chosen one. What was chosen may hold anything, and keeps its modes: only this is
 * narrowed, filled and emptied.
 */
const OWN = 'lastchunk-captures';

export function folderWithin(chosen: string): string {
  return join(chosen, OWN);
}

/**
 * Makes the store's folder in the chosen one, and tries to write in it; gives its path.
 * @throws LastchunkError `captures-folder`: not absolute on this machine, cannot be made or written, another user's, a link.
 */
export async function makeFolder(chosen: string): Promise<string> {
  if (!isAbsolute(chosen)) throw refused(chosen, 'it is not an absolute path on this machine');
  const folder = folderWithin(chosen);
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    await makeFolders(folder, FOLDER_MODE);
    const { uid, isOurs } = await look(folder);
    if (!isOurs) throw refused(folder, `it is no folder of this user's own (${uid})`);
    await chmod(folder, FOLDER_MODE);
    await writeFile(probe, '', { mode: FILE_MODE });
    await rm(probe);
  } catch (cause) {
    if (cause instanceof LastchunkError) throw cause;
    throw refused(folder, String(Object(cause).code ?? cause), cause);
  }
  return folder;
}

/** A link, or somebody else's folder in a shared one such as /tmp, is not followed. */
async function look(folder: string): Promise<{ uid: string; isOurs: boolean }> {
  const found = await lstat(folder);
  const own = process.getuid?.();
  const uid = found.isDirectory() ? `owner ${found.uid}` : 'no folder';
  return { uid, isOurs: found.isDirectory() && (own === undefined || found.uid === own) };
}

export function refused(folder: string, why: string, cause?: unknown): LastchunkError {
  return new LastchunkError('captures-folder', `Captures cannot be kept in ${folder}: ${why}.`, { cause });
}
