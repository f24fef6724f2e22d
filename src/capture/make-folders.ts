/** Folders on the way to another. */
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those on the way to it that are missing. Node's own `recursive` never ends where a parent is there
 * and says that it is not, as those of /proc do.
 * @throws the system's error: where one cannot be made, or is no folder.
 */
export async function makeFolders(path: string, mode: number): Promise<void> {
  const missing: string[] = [];
  for (let at = path; !(await isThere(at)) && dirname(at) !== at; at = dirname(at)) missing.push(at);
  for (const each of missing.reverse()) {
    await mkdir(each, { mode }).catch((error) => {
      // Another process may make the same one.
      if (Object(error).code !== 'EEXIST') throw error;
    });
  }
}

/** @throws the system's error; `ENOTDIR` for what is no folder. */
async function isThere(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (error) {
    if (Object(error).code === 'ENOENT') return false;
    throw error;
  }
  throw Object.assign(new Error(`${path} is no folder`), { code: 'ENOTDIR' });
}
