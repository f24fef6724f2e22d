import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXTENSION_ID } from '../../src/protocol/identity.ts';
import { lastchunk, temporaryFolder } from './run.ts';

const manifest = '.config/chromium/NativeMessagingHosts/dev.lastchunk.host.json';

/** A home where Chromium has been used. */
async function homeWithChromium(): Promise<string> {
  const home = await temporaryFolder();
  await mkdir(path.join(home, '.config/chromium'), { recursive: true });
  await writeFile(path.join(home, '.config/chromium/Local State'), '{}');
  return home;
}

describe('lastchunk install, doctor, uninstall', () => {
  test('from nothing to a host that answers, and back', async () => {
    const home = await homeWithChromium();
    const before = await lastchunk(['doctor'], { home });
    expect(before.status).toBe(1);
    expect(before.stdout).toContain('→ Run `lastchunk install chromium`.');

    const installed = await lastchunk(['install'], { home });
    expect(installed).toMatchObject({ status: 0, stderr: '' });
    expect(installed.stdout).toBe(`✓ Chromium: installed\n  ${path.join(home, manifest)}\n`);

    const after = await lastchunk(['doctor'], { home });
    expect(after.stdout).toContain('✓ the host answers: Lastchunk');
    expect(after).toMatchObject({ status: 0, stderr: '' });

    const removed = await lastchunk(['uninstall'], { home });
    expect(removed.status).toBe(0);
    expect(removed.stdout).toContain(path.join(home, manifest));
    expect((await lastchunk(['doctor'], { home })).status).toBe(1);
    expect((await lastchunk(['uninstall'], { home })).stdout).toBe('Nothing was installed.\n');
  });

  test('doctor --json says the same for scripts', async () => {
    const home = await homeWithChromium();
    await lastchunk(['install', 'chromium'], { home });
    const whole = await lastchunk(['doctor', '--json'], { home });
    expect(whole.status).toBe(0);
    expect(JSON.parse(whole.stdout)).toMatchObject({ ok: true, browsers: expect.any(Array) });
    await rm(path.join(home, '.local/share/lastchunk/host/lastchunk-host'));
    const broken = await lastchunk(['doctor', '--json'], { home });
    expect(broken.status).toBe(1);
    const chromium = JSON.parse(broken.stdout).browsers.find(({ id }: { id: string }) => id === 'chromium');
    expect(chromium.checks.at(-1)).toMatchObject({ id: 'launcher', ok: false });
  });

  test('the host stands in one browser although another was never given it', async () => {
    const home = await homeWithChromium();
    await mkdir(path.join(home, '.mozilla/firefox/profile'), { recursive: true });
    await lastchunk(['install', 'chromium'], { home });
    const ran = await lastchunk(['doctor'], { home });
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain('→ Run `lastchunk install firefox`.');
  });

  test('XDG folders are followed', async () => {
    const home = await temporaryFolder();
    const env = { XDG_CONFIG_HOME: path.join(home, 'c'), XDG_DATA_HOME: path.join(home, 'd') };
    const ran = await lastchunk(['install', 'edge'], { home, env });
    const file = path.join(home, 'c/microsoft-edge/NativeMessagingHosts/dev.lastchunk.host.json');
    expect(ran.stdout).toContain(file);
    const { path: launcher } = JSON.parse(await readFile(file, 'utf8'));
    expect(launcher).toBe(path.join(home, 'd/lastchunk/host/lastchunk-host'));
  });

  test('--dir writes into one folder alone', async () => {
    const home = await temporaryFolder();
    const folder = path.join(home, 'profile/NativeMessagingHosts');
    const ran = await lastchunk(['install', 'chromium', '--dir', folder, '--extension-id', 'b'.repeat(32)], { home });
    expect(ran.status).toBe(0);
    const written = JSON.parse(await readFile(path.join(folder, 'dev.lastchunk.host.json'), 'utf8'));
    expect(written).toMatchObject({
      path: path.join(folder, 'lastchunk-host'),
      allowed_origins: [`chrome-extension://${EXTENSION_ID}/`, `chrome-extension://${'b'.repeat(32)}/`],
    });
    await expect(readFile(path.join(home, manifest))).rejects.toThrow();
  });

  test.each([
    ['a name that is none', ['install', 'netscape'], /browser-unknown/],
    ['no browser at all', ['install'], /browser-unknown/],
    ['an extension id that is none', ['install', 'chrome', '--extension-id', 'x'], /^error: .*extension-id/],
    ['two families in one folder', ['install', 'chrome', 'firefox', '--dir', '/nowhere'], /^error: .*family/],
  ])('%s: exit status 2', async (_, args, words) => {
    const ran = await lastchunk(args);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toMatch(words);
  });
});
