/** An X display that nobody sees, and hands on its keyboard: native menus are drawn and answered there. */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { programPath } from '../../scripts/programs.mjs';

const run = promisify(execFile);

export interface VirtualDisplay {
  /** What `DISPLAY` is to be. */
  name: string;
  /** Ids of the windows to be seen; a menu is one. */
  windows(): Promise<string[]>;
  /** Presses keys, one after the other, by their X names. */
  press(...keys: string[]): Promise<void>;
  close(): Promise<void>;
}

export async function virtualDisplay(): Promise<VirtualDisplay> {
  const xdotool = programPath('xdotool');
  // It finds a free number itself, and tells it once it can be connected to.
  const server = spawn(programPath('Xvfb'), ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (text) => resolve(String(text).trim()));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a display.`)));
    server.once('error', reject);
  });
  const name = `:${number}`;
  const options = { env: { ...process.env, DISPLAY: name } };
  return {
    name,
    async windows() {
      const { stdout } = await run(xdotool, ['search', '--onlyvisible', '--name', '.*'], options);
      return stdout.trim().split('\n');
    },
    async press(...keys) {
      await run(xdotool, ['key', ...keys], options);
    },
    async close() {
      server.kill();
      await ended;
    },
  };
}
