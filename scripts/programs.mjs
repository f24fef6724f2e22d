// @ts-check
/** The real programs that the tests run, servers and a display: where they are, which version, and what to do when one is missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ name: string, apt: string, version: string[], folders?: string[] }} Program */

/** By the name of the executable: its name for people, Debian's package, and how it tells its version. */
export const programs = /** @satisfies {Record<string, Program>} */ ({
  nginx: { name: 'nginx', apt: 'nginx-light', version: ['-v'], folders: ['/usr/sbin'] },
  haproxy: { name: 'HAProxy', apt: 'haproxy', version: ['-v'], folders: ['/usr/sbin'] },
  php: { name: 'PHP', apt: 'php-cli', version: ['-v'] },
  curl: { name: 'curl', apt: 'curl', version: ['--version'] },
  python3: { name: 'Python', apt: 'python3', version: ['--version'], folders: ['/usr/bin'] },
  go: { name: 'Go', apt: 'golang-go', version: ['version'] },
  Xvfb: { name: 'Xvfb', apt: 'xvfb', version: ['-version'] },
  xdotool: { name: 'xdotool', apt: 'xdotool', version: ['version'] },
});

/** @typedef {keyof typeof programs} ProgramId */

export const programIds = /** @type {ProgramId[]} */ (Object.keys(programs));

/**
 * Where a program's executable is, or null. Debian's folder is looked at first, then the PATH.
 * @param {ProgramId} id
 */
export function findProgram(id) {
  /** @type {Program} */
  const { folders = [] } = programs[id];
  const named = process.env[variableOf(id)];
  if (named !== undefined) return named;
  const places = [...folders, ...(process.env.PATH ?? '').split(path.delimiter)];
  return places.map((folder) => path.join(folder, id)).find((place) => existsSync(place)) ?? null;
}

/**
 * @param {ProgramId} id
 * @returns {string}
 * @throws Error with a sentence that says what to install
 */
export function programPath(id) {
  const found = findProgram(id);
  if (found !== null) return found;
  const { name, apt } = programs[id];
  throw new Error(
    `${name} was not found, and this test is about a real one. Install it (Debian: apt-get install ${apt}), or name its executable in ${variableOf(id)}.`,
  );
}

/**
 * A server and its version, as it tells it: `nginx 1.22.1`.
 * @param {ProgramId} id
 */
export function programVersion(id) {
  const { stdout, stderr } = spawnSync(programPath(id), programs[id].version, { encoding: 'utf8' });
  const version = /\d+(?:\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] ?? 'of an unknown version';
  return `${programs[id].name} ${version}`;
}

/** @param {ProgramId} id */
function variableOf(id) {
  return `LASTCHUNK_${id.toUpperCase()}`;
}
