// @ts-check
/**
 * What a fresh clone needs before anything else runs. Plain JavaScript on Node alone: nothing is installed yet when it
 * starts.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, programIds, programs } from './programs.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = path.join(root, 'node_modules', '.bin');

/** Ends the process with a sentence: what is missing, and how to get it. */
export function give(/** @type {string} */ sentence) {
  console.error(`\n${sentence}`);
  process.exit(2);
}

/** Node of a version that package.json's engines allow. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  give(`This is Node ${process.versions.node}, and Lastchunk needs 20.19 or newer. Get it from https://nodejs.org.`);
}

/** node_modules as the lock file has them: told by their contents, for a checkout or a branch gives every file a new time. */
export function ensureModules() {
  const installed = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  const wanted = Object.entries(packagesOf(path.join(root, 'package-lock.json')) ?? {});
  const there = wanted.every(([place, { version, optional }]) => {
    const found = installed?.[place];
    // Optional ones are those of other platforms, and the root stands in the lock file alone.
    return place === '' || (found === undefined ? optional === true : found.version === version);
  });
  if (installed === null || !there) run('Installing packages', 'npm', ['ci']);
}

/**
 * The packages that a lock file names, by their place; null where there is none.
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | null}
 */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}

/**
 * Runs a program of node_modules/.bin, or one on the PATH, and ends this process when it fails.
 * @param {string} what a few words for people
 * @param {string} program
 * @param {string[]} args
 */
export function run(what, program, args) {
  const began = performance.now();
  console.log(`\n— ${what}`);
  const local = path.join(bin, program);
  const command = existsSync(local) ? local : program;
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) give(`${program} could not be started: ${error.message}.`);
  if (status !== 0) process.exit(status ?? 1);
  console.log(`  ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/** @typedef {{ name: string, variable: string, apt: string, paths: string[], get: string }} Browser */

/** @type {Record<'chromium' | 'firefox', Browser>} */
const browsers = {
  chromium: {
    name: 'Chromium',
    variable: 'LASTCHUNK_CHROMIUM',
    apt: 'chromium',
    paths: [
      '/usr/bin/chromium',
      '/usr/lib/chromium/chromium',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
    get: 'Install Chromium or Chrome for Testing (Chrome itself does not load unpacked extensions from a command line)',
  },
  firefox: {
    name: 'Firefox',
    variable: 'LASTCHUNK_FIREFOX',
    apt: 'firefox-esr',
    paths: [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    get: 'Install Firefox 140 or newer',
  },
};

/**
 * Where a browser's executable is; installs it first where this is Debian or Ubuntu and we are root.
 * @param {'chromium' | 'firefox'} which
 * @returns {string}
 */
export function ensureBrowser(which) {
  const browser = browsers[which];
  const found = findBrowser(browser);
  if (found) return found;
  if (canInstall()) {
    run(`Installing ${browser.name}`, 'apt-get', ['update', '-qq']);
    run(`Installing ${browser.name}`, 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', browser.apt]);
    const installed = findBrowser(browser);
    if (installed) return installed;
  }
  give(`${browser.name} was not found. ${browser.get}, or name its executable in ${browser.variable}.`);
  return '';
}

/** @param {Browser} browser */
function findBrowser({ variable, paths, apt }) {
  const named = process.env[variable];
  if (named !== undefined)
    return existsSync(named) ? named : give(`${variable} names ${named}, and there is no such file.`);
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, apt));
  return [...paths, ...onPath].find((candidate) => existsSync(candidate));
}

/**
 * The real programs of programs.mjs: installs those that are missing, all at once, where this is Debian or Ubuntu and we
 * are root. Elsewhere the tests of a missing one fail, and say what to install.
 */
export function ensurePrograms() {
  const missing = programIds.filter((id) => findProgram(id) === null);
  if (missing.length === 0) return;
  const packages = missing.map((id) => programs[id].apt);
  if (!canInstall()) {
    console.log(`\n— Not found: ${missing.join(', ')}. The tests that run them will fail, and say how to get them.`);
    return;
  }
  run('Looking for packages', 'apt-get', ['update', '-qq']);
  run('Installing programs for the tests', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/**
 * Where a browser's executable is, or null.
 * @param {'chromium' | 'firefox'} which
 */
export function browserPath(which) {
  return findBrowser(browsers[which]) ?? null;
}

/**
 * Installs Debian's packages that are missing, where this is Debian or Ubuntu and we are root; otherwise does nothing.
 * @param {string[]} packages
 */
export function installPackages(packages) {
  const missing = packages.filter((name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0);
  if (missing.length === 0 || !canInstall()) return;
  run('Looking for packages', 'apt-get', ['update', '-qq']);
  run('Installing packages', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing]);
}

function canInstall() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*debian/m.test(release);
}
