import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { browsers } from '../../src/host/install/browsers.ts';
import { browserNamed, install, installInto, uninstall } from '../../src/host/install/install.ts';
import { launcherText, writeLauncher } from '../../src/host/install/launcher.ts';
import type { Machine } from '../../src/host/install/machine.ts';
import { writeManifest } from '../../src/host/install/manifest.ts';
import { isPresent } from '../../src/host/install/presence.ts';
import { defaultValue, regArguments } from '../../src/host/install/registry.ts';
import { EXTENSION_ID, FIREFOX_ID } from '../../src/protocol/identity.ts';
import { linuxMachine, temporaryFolder, tree, useBrowser } from './machines.ts';

const run = promisify(execFile);
const parts = (machine: Machine) => ({ machine, node: process.execPath, main: '/somewhere/main.js' });

async function json(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

describe('install', () => {
  test('writes for the Chromium family what Chromium reads, and for Firefox what Firefox reads', async () => {
    const machine = await linuxMachine();
    const [chromium, firefox] = await install([browserNamed('chromium'), browserNamed('firefox')], parts(machine));
    const launcher = path.join(machine.data, 'host/lastchunk-host');
    const common = { name: 'dev.lastchunk.host', path: launcher, type: 'stdio' };
    expect(await json(chromium?.paths[0] ?? '')).toEqual({
      ...common,
      description: expect.any(String),
      allowed_origins: [`chrome-extension://${EXTENSION_ID}/`],
    });
    expect(await json(firefox?.paths[0] ?? '')).toEqual({
      ...common,
      description: expect.any(String),
      allowed_extensions: [FIREFOX_ID],
    });
    expect((await stat(launcher)).mode & 0o777).toBe(0o700);
  });

  test('allows further extensions in the family whose ids they have', async () => {
    const machine = await linuxMachine();
    const other = 'a'.repeat(32);
    const extensionIds = [other, 'other@example.org', EXTENSION_ID];
    const which = [browserNamed('edge'), browserNamed('firefox')];
    const [edge, firefox] = await install(which, { ...parts(machine), extensionIds });
    expect(await json(edge?.paths[0] ?? '')).toMatchObject({
      allowed_origins: [`chrome-extension://${EXTENSION_ID}/`, `chrome-extension://${other}/`],
    });
    expect(await json(firefox?.paths[0] ?? '')).toMatchObject({
      allowed_extensions: [FIREFOX_ID, 'other@example.org'],
    });
  });

  test('uninstall leaves the home as install found it', async () => {
    const machine = await linuxMachine();
    await useBrowser(machine, '.config/chromium');
    const before = await tree(machine.home);
    await install(browsers, parts(machine));
    expect((await tree(machine.home)).length).toBeGreaterThan(before.length + browsers.length);
    await uninstall(browsers, machine);
    // The folder that holds every program's data stays, as it would on a machine that has been used.
    expect((await tree(machine.home)).filter((entry) => !'.local/share'.startsWith(entry))).toEqual(before);
  });

  test('the launcher stays while a browser still names it', async () => {
    const machine = await linuxMachine();
    await install([browserNamed('chrome'), browserNamed('brave')], parts(machine));
    const [chrome] = await uninstall([browserNamed('chrome')], machine);
    expect(chrome?.paths).toHaveLength(1);
    expect(await tree(path.join(machine.data, 'host'))).toEqual(['lastchunk-host']);
    const [brave] = await uninstall([browserNamed('brave')], machine);
    expect(brave?.paths).toHaveLength(2);
  });

  test('uninstall leaves a manifest that is not ours', async () => {
    const machine = await linuxMachine();
    const folder = path.join(machine.home, '.config/chromium/NativeMessagingHosts');
    const file = await writeManifest({ family: 'chromium', folder, launcher: '/other/program', extensionIds: [] });
    const [chromium] = await uninstall([browserNamed('chromium')], machine);
    expect(chromium).toMatchObject({ paths: [], note: expect.stringContaining('/other/program') });
    await writeFile(file, '{');
    const [again] = await uninstall([browserNamed('chromium')], machine);
    expect(again).toMatchObject({ paths: [], note: expect.stringContaining('cannot be read') });
    expect(await readFile(file, 'utf8')).toBe('{');
  });

  test('a browser is present when its folder holds more than manifests', async () => {
    const machine = await linuxMachine();
    const chrome = browserNamed('chrome');
    await install([chrome], parts(machine));
    expect(isPresent(chrome, machine)).toBe(false);
    await useBrowser(machine, '.config/google-chrome');
    expect(isPresent(chrome, machine)).toBe(true);
  });

  test('a folder of its own gets manifest and launcher', async () => {
    const folder = await temporaryFolder();
    const [manifest, launcher] = await installInto(folder, 'chromium', parts(await linuxMachine()));
    expect(manifest).toBe(path.join(folder, 'dev.lastchunk.host.json'));
    expect(await json(manifest ?? '')).toMatchObject({ path: launcher });
    expect(await tree(folder)).toEqual(['dev.lastchunk.host.json', 'lastchunk-host']);
  });

  test('a folder that cannot be written is a fault that names the file, and leaves no draft', async () => {
    const machine = await linuxMachine();
    await mkdir(path.join(machine.home, '.config'));
    await writeFile(path.join(machine.home, '.config/chromium'), 'a file where the folder should be');
    await expect(install([browserNamed('chromium')], parts(machine))).rejects.toMatchObject({
      code: 'install-failed',
      message: expect.stringContaining('.config/chromium/NativeMessagingHosts/dev.lastchunk.host.json'),
    });
    expect((await tree(machine.home)).filter((entry) => entry.endsWith('.tmp'))).toEqual([]);
  });
});

describe('the launcher', () => {
  test('runs from paths with blanks, quotes and dollars, in an empty environment, and passes its arguments on', async () => {
    const folder = path.join(await temporaryFolder(), `it's "a" $HOME folder`);
    await mkdir(folder);
    const node = path.join(folder, 'node');
    await symlink(process.execPath, node);
    const main = path.join(folder, 'main.mjs');
    await writeFile(main, 'process.stdout.write(JSON.stringify(process.argv.slice(2)));');
    const launcher = await writeLauncher({ folder, node, main });
    const { stdout } = await run(launcher, ['chrome-extension://a/', '--parent-window=0', 'two words'], { env: {} });
    expect(JSON.parse(stdout)).toEqual(['host', 'chrome-extension://a/', '--parent-window=0', 'two words']);
  });

  test('is a batch file on Windows', () => {
    const text = launcherText({ node: 'C:\\100%\\node.exe', main: 'C:\\a b\\main.js', platform: 'win32' });
    expect(text).toBe('@echo off\r\n"C:\\100%%\\node.exe" "C:\\a b\\main.js" host %*\r\n');
  });

  test('replaces one that stands there, whatever its mode', async () => {
    const folder = await temporaryFolder();
    const first = await writeLauncher({ folder, node: '/old', main: '/old' });
    await chmod(first, 0o400);
    const second = await writeLauncher({ folder, node: '/new', main: '/new' });
    expect(second).toBe(first);
    expect(await readFile(second, 'utf8')).toContain("exec '/new' '/new' host");
  });
});

describe('the Windows registry', () => {
  test('reg.exe is told to write a default value, and to read it', () => {
    expect(regArguments.write('HKCU\\K', 'C:\\a b\\m.json')).toEqual([
      'ADD',
      'HKCU\\K',
      '/ve',
      '/t',
      'REG_SZ',
      '/d',
      'C:\\a b\\m.json',
      '/f',
    ]);
    expect(regArguments.read('HKCU\\K')).toEqual(['QUERY', 'HKCU\\K', '/ve']);
  });

  test.each([
    ['English', '\r\nHKEY_CURRENT_USER\\K\r\n    (Default)    REG_SZ    C:\\a b\\m.json\r\n\r\n', 'C:\\a b\\m.json'],
    ['German', '\r\nHKEY_CURRENT_USER\\K\r\n    (Standard)    REG_SZ    C:\\m.json\r\n\r\n', 'C:\\m.json'],
    ['no value', '\r\nHKEY_CURRENT_USER\\K\r\n\r\n', null],
  ])('what reg.exe prints is read: %s', (_, printed, value) => {
    expect(defaultValue(printed)).toBe(value);
  });
});
