/** An X display that nobody sees, and hands on its keyboard: native menus are drawn and answered there. */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
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
  /** The colour at a place of the screen, as 0xRRGGBB: what is drawn within a window shows there alone. */
  colour(x: number, y: number): Promise<number>;
  close(): Promise<void>;
}

export async function virtualDisplay(): Promise<VirtualDisplay> {
  const xdotool = programPath('xdotool');
  // It finds a free number itself, and tells it once it can be connected to.
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lastchunk-display-'));
  const server = spawn(
    programPath('Xvfb'),
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-fbdir', folder],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
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
    async colour(x, y) {
      // The screen is mapped into a file, in the form of xwd: a header of 32-bit words, a table of colours, the pixels.
      const screen = await open(path.join(folder, 'Xvfb_screen0'));
      try {
        const header = (await screen.read(Buffer.alloc(100), 0, 100, 0)).buffer;
        const word = (index: number) => header.readUInt32BE(index * 4);
        const [headerSize, lineSize, colours] = [word(0), word(12), word(19)];
        const at = headerSize + colours * 12 + y * lineSize + x * 4;
        return (await screen.read(Buffer.alloc(4), 0, 4, at)).buffer.readUInt32LE() & 0xff_ff_ff;
      } finally {
        await screen.close();
      }
    },
    async close() {
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
