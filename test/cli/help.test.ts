import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { lastchunk } from './run.ts';

const commands = ['inspect', 'decode', 'host', 'install', 'uninstall', 'doctor', 'zoo'];

describe('help', () => {
  test('--version is the package version', async () => {
    expect(await lastchunk(['--version'])).toEqual({ status: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  });

  test('--help lists every command', async () => {
    const { stdout, status } = await lastchunk(['--help']);
    expect(status).toBe(0);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  test.each(commands)('%s --help has an example and the exit statuses', async (command) => {
    const { stdout, status } = await lastchunk([command, '--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Examples?.*:/m);
    expect(stdout).toMatch(/^Exit status: 0 /m);
  });

  test('nothing said, or nothing that is known, is status 2', async () => {
    expect((await lastchunk([])).status).toBe(2);
    expect((await lastchunk(['frobnicate'])).status).toBe(2);
  });
});
