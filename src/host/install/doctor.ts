/** Explains "native messaging host not found": walks the way a browser takes from its manifest to the host's answer. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { EXTENSION_ID, FIREFOX_ID } from '../../protocol/identity.ts';
import { HOST_NAME } from '../../protocol/messages.ts';
import { isAbsent, reasonOf } from './atomic-file.ts';
import { type Browser, browsers, placesOf } from './browsers.ts';
import type { Machine } from './machine.ts';
import { type Manifest, originOf, readManifest } from './manifest.ts';
import { isPresent, sandboxedFolders } from './presence.ts';
import { type Answer, probe } from './probe.ts';
import { readKey } from './registry.ts';

export interface Check {
  id: 'manifest' | 'registry' | 'readable' | 'name' | 'launcher' | 'extension' | 'answer' | 'node' | 'data';
  ok: boolean;
  /** What was found, a clause. */
  text: string;
  /** What to do, a sentence; null when all is well. */
  remedy: string | null;
}

export interface BrowserDiagnosis {
  id: string;
  name: string;
  /** The browser's folder of this user exists. */
  present: boolean;
  /** In order; the first that fails is the reason, and what depends on it is not checked. Empty when not present. */
  checks: Check[];
  /** Present, and every check passed. */
  ok: boolean;
  /** Folders of Flatpak and Snap builds, which cannot start a host outside their sandbox without more. */
  sandboxed: string[];
}

export interface Diagnosis {
  version: string;
  general: Check[];
  browsers: BrowserDiagnosis[];
  /** At least one browser that is present can reach the host, and the general checks passed. */
  ok: boolean;
}

/** Looks at every browser of the table. `version` is Lastchunk's own. */
export async function diagnose(machine: Machine, version: string): Promise<Diagnosis> {
  const general = [checkNode(), await checkData(machine)];
  const answers = new Map<string, Promise<Answer>>();
  /** One start a launcher, however many browsers name it. */
  const ask = (launcher: string, args: readonly string[]) => {
    const asked = answers.get(launcher) ?? probe(launcher, args, version);
    answers.set(launcher, asked);
    return asked;
  };
  const found = await Promise.all(browsers.map((browser) => diagnoseBrowser(browser, machine, version, ask)));
  const ok = general.every((check) => check.ok) && found.some((browser) => browser.ok);
  return { version, general, browsers: found, ok };
}

type Ask = (launcher: string, args: readonly string[]) => Promise<Answer>;

async function diagnoseBrowser(
  browser: Browser,
  machine: Machine,
  version: string,
  ask: Ask,
): Promise<BrowserDiagnosis> {
  const present = isPresent(browser, machine);
  const checks: Check[] = [];
  if (present) {
    for await (const check of walk(browser, machine, version, ask)) checks.push(check);
  }
  return {
    id: browser.id,
    name: browser.name,
    present,
    checks,
    ok: present && checks.every((check) => check.ok),
    sandboxed: sandboxedFolders(browser, machine),
  };
}

/** The browser's way, check by check; it ends at the first that leaves nothing to look at behind it. */
async function* walk(browser: Browser, machine: Machine, version: string, ask: Ask): AsyncGenerator<Check> {
  const { manifest: file, key } = placesOf(browser, machine);
  const again = `Run \`lastchunk install ${browser.id}\`.`;
  if (key !== null) {
    const value = await readKey(key);
    const text = value === null ? `no registry key ${key}` : `the registry key ${key} names ${value}`;
    yield check('registry', value === file, text, again);
    if (value !== file) return;
  }
  const reading = await readManifest(file);
  yield check(
    'manifest',
    reading.state !== 'absent',
    `${reading.state === 'absent' ? 'no ' : ''}manifest ${file}`,
    again,
  );
  if (reading.state === 'absent') return;
  if (reading.state === 'unreadable') {
    yield check('readable', false, `the manifest cannot be used: ${reading.reason}`, again);
    return;
  }
  const { manifest } = reading;
  yield check('readable', true, 'the manifest is valid', again);
  yield check('name', manifest.name === HOST_NAME, `the manifest names the host ${manifest.name}`, again);
  yield checkExtension(browser, manifest, again);
  const launcher = await checkLauncher(manifest.path, again);
  yield launcher;
  if (launcher.ok) yield checkAnswer(await ask(manifest.path, browserArguments(browser, file)), version, again);
}

/** What the browser passes on the host's command line. */
function browserArguments({ family }: Browser, manifest: string): string[] {
  return family === 'chromium' ? [originOf(EXTENSION_ID)] : [manifest, FIREFOX_ID];
}

function check(id: Check['id'], ok: boolean, text: string, remedy: string): Check {
  return { id, ok, text, remedy: ok ? null : remedy };
}

function checkExtension({ family }: Browser, manifest: Manifest, remedy: string): Check {
  const wanted = family === 'chromium' ? originOf(EXTENSION_ID) : FIREFOX_ID;
  const allowed = (family === 'chromium' ? manifest.allowed_origins : manifest.allowed_extensions) ?? [];
  const ok = allowed.includes(wanted);
  const others = allowed.filter((id) => id !== wanted);
  const beside = others.length === 0 ? '' : `, and ${others.join(', ')}`;
  const text = ok ? `the extension ${wanted} is allowed${beside}` : `the extension ${wanted} is not allowed`;
  return check('extension', ok, text, remedy);
}

async function checkLauncher(launcher: string, remedy: string): Promise<Check> {
  const failed = (text: string) => check('launcher', false, text, remedy);
  if (!path.isAbsolute(launcher)) return failed(`the path of the launcher is not absolute: ${launcher}`);
  try {
    if (!(await stat(launcher)).isFile()) return failed(`the launcher is not a file: ${launcher}`);
    await access(launcher, constants.X_OK);
  } catch (error) {
    if (isAbsent(error)) return failed(`the launcher does not exist: ${launcher}`);
    return failed(`the launcher is not executable: ${launcher}`);
  }
  return check('launcher', true, `launcher ${launcher}`, remedy);
}

function checkAnswer(answer: Answer, version: string, again: string): Check {
  if (!answer.answered) {
    // The commonest reason: the launcher names a Node, or a Lastchunk, that has been moved or removed since.
    const remedy = `${again.slice(0, -1)} again: it writes where Node and Lastchunk are now.`;
    return check('answer', false, `the launcher was started, but ${answer.reason}`, remedy);
  }
  const text = `the host answers: Lastchunk ${answer.version} on Node ${answer.node}, captures in ${answer.capturesFolder}`;
  if (answer.version === version) return check('answer', true, text, '');
  return check('answer', false, `${text}; this is Lastchunk ${version}`, again);
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return check('node', ok, `Node ${process.versions.node}, ${process.execPath}`, 'Use Node 20.19 or later.');
}

/** The data folder can be written, or made: the nearest folder that exists decides. */
async function checkData({ data }: Machine): Promise<Check> {
  const remedy = 'Give yourself the permission to write there.';
  for (let folder = data; ; folder = path.dirname(folder)) {
    try {
      if (!(await stat(folder)).isDirectory()) {
        return check('data', false, `the data folder ${data} cannot be made: ${folder} is a file`, remedy);
      }
      await access(folder, constants.W_OK);
      return check('data', true, `the data folder can be written: ${data}`, remedy);
    } catch (error) {
      if (isAbsent(error) && folder !== path.dirname(folder)) continue;
      return check('data', false, `the data folder cannot be written: ${data} (${reasonOf(error)})`, remedy);
    }
  }
}
