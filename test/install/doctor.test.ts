import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/host/install/doctor.ts';
import type { Machine } from '../../src/host/install/machine.ts';
import { type Manifest, manifestOf } from '../../src/host/install/manifest.ts';
import { EXTENSION_ID } from '../../src/protocol/identity.ts';
import { linuxMachine, useBrowser } from './machines.ts';

const manifestFile = '.config/chromium/NativeMessagingHosts/dev.lastchunk.host.json';

/** A machine with Chromium, a launcher of the given shell script, and a manifest that names it. */
async function machineWith(script: string | null, change: Partial<Manifest> = {}): Promise<Machine> {
  const machine = await linuxMachine();
  await useBrowser(machine, '.config/chromium');
  const launcher = path.join(machine.home, 'launcher');
  if (script !== null) {
    await writeFile(launcher, `#!/bin/sh\n${script}\n`);
    await chmod(launcher, 0o700);
  }
  const manifest = { ...manifestOf({ family: 'chromium', launcher, extensionIds: [EXTENSION_ID] }), ...change };
  await mkdir(path.dirname(path.join(machine.home, manifestFile)), { recursive: true });
  await writeFile(path.join(machine.home, manifestFile), JSON.stringify(manifest));
  return machine;
}

/** The first check that fails for Chromium. */
async function complaint(machine: Machine): Promise<{ id: string; text: string; remedy: string | null } | undefined> {
  const { browsers, ok } = await diagnose(machine, '0.0.0');
  expect(ok).toBe(false);
  return browsers.find(({ id }) => id === 'chromium')?.checks.find((check) => !check.ok);
}

describe('doctor', () => {
  test('without a browser there is nothing to reach the host from', async () => {
    const { ok, browsers } = await diagnose(await linuxMachine(), '0.0.0');
    expect(ok).toBe(false);
    expect(browsers.map(({ present }) => present)).toEqual([false, false, false, false, false]);
  });

  test('no manifest', async () => {
    const machine = await machineWith('true');
    await rm(path.join(machine.home, manifestFile));
    expect(await complaint(machine)).toEqual({
      id: 'manifest',
      ok: false,
      text: `no manifest ${path.join(machine.home, manifestFile)}`,
      remedy: 'Run `lastchunk install chromium`.',
    });
  });

  test('a manifest that is not JSON', async () => {
    const machine = await machineWith('true');
    await writeFile(path.join(machine.home, manifestFile), '{"name":');
    expect(await complaint(machine)).toMatchObject({ id: 'readable', text: expect.stringContaining('not JSON') });
  });

  test('a manifest without a path', async () => {
    const machine = await machineWith('true');
    await writeFile(
      path.join(machine.home, manifestFile),
      '{"name":"dev.lastchunk.host","description":"","type":"stdio"}',
    );
    expect(await complaint(machine)).toMatchObject({ id: 'readable', text: expect.stringContaining('path') });
  });

  test('another host name', async () => {
    const machine = await machineWith('true', { name: 'dev.lastchunk.other' });
    expect(await complaint(machine)).toMatchObject({
      id: 'name',
      text: expect.stringContaining('dev.lastchunk.other'),
    });
  });

  test('the extension is not allowed', async () => {
    const machine = await machineWith('true', { allowed_origins: [`chrome-extension://${'a'.repeat(32)}/`] });
    expect(await complaint(machine)).toMatchObject({ id: 'extension', text: expect.stringContaining(EXTENSION_ID) });
  });

  test('the launcher is gone', async () => {
    expect(await complaint(await machineWith(null))).toMatchObject({
      id: 'launcher',
      text: expect.stringContaining('does not exist'),
    });
  });

  test('the launcher cannot be executed', async () => {
    const machine = await machineWith('true');
    await chmod(path.join(machine.home, 'launcher'), 0o600);
    expect(await complaint(machine)).toMatchObject({ id: 'launcher', text: expect.stringContaining('not executable') });
  });

  test('a relative path, which browsers refuse', async () => {
    expect(await complaint(await machineWith('true', { path: 'launcher' }))).toMatchObject({
      id: 'launcher',
      text: expect.stringContaining('not absolute'),
    });
  });

  test('the launcher names a Node that was removed: its own words are passed on', async () => {
    const found = await complaint(await machineWith("exec '/nowhere/node' '/nowhere/main.js' host"));
    expect(found).toMatchObject({ id: 'answer', text: expect.stringMatching(/exit status 127.*\/nowhere\/node/s) });
    expect(found?.remedy).toContain('lastchunk install chromium');
  });

  test('the launcher prints what is no native message', async () => {
    expect(await complaint(await machineWith('echo Welcome to my shell; cat >/dev/null'))).toMatchObject({
      id: 'answer',
      text: expect.stringContaining('something else than native messages'),
    });
  });

  test('the launcher answers, but not as a Lastchunk host', async () => {
    // A frame of two octets, in the byte order of every machine that Node 20 runs on but s390x.
    expect(await complaint(await machineWith("printf '\\002\\000\\000\\000{}'; cat >/dev/null"))).toMatchObject({
      id: 'answer',
      text: expect.stringContaining('not that of a Lastchunk host'),
    });
  });

  test('a Flatpak or Snap is told of', async () => {
    const machine = await linuxMachine();
    await mkdir(path.join(machine.home, 'snap/firefox'), { recursive: true });
    const { browsers } = await diagnose(machine, '0.0.0');
    expect(browsers.find(({ id }) => id === 'firefox')?.sandboxed).toEqual([path.join(machine.home, 'snap/firefox')]);
  });

  test('a data folder that cannot be made fails the general checks', async () => {
    const machine = await linuxMachine();
    await writeFile(path.join(machine.home, 'file'), '');
    const { general } = await diagnose({ ...machine, data: path.join(machine.home, 'file/lastchunk') }, '0.0.0');
    expect(general.find(({ id }) => id === 'data')).toMatchObject({ ok: false });
  });
});
