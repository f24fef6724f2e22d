/**
 * The command line as a process of its own, on a home of its own. It runs what `tsc -p tsconfig.build.json` has put
 * into dist/: build before these tests.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { Report } from '../../src/report/report.ts';

export const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
if (!existsSync(main)) throw new Error(`${main} does not exist: build it with npx tsc -p tsconfig.build.json.`);

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** The home folder; without it, one that is removed when the test ends. */
  home?: string;
  env?: Record<string, string>;
  /** Written to standard input, piece by piece. */
  input?: readonly (string | Uint8Array)[];
}

/** A folder that is removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lastchunk-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An environment without what this one says of colours and folders. */
export async function environment({ home, env = {} }: RunOptions = {}): Promise<Record<string, string>> {
  return { PATH: process.env.PATH ?? '', HOME: home ?? (await temporaryFolder()), ...env };
}

/** Starts `lastchunk` with these arguments; killed when the test ends, if it still runs then. */
export async function start(args: readonly string[], options: RunOptions = {}): Promise<ChildProcess> {
  return startProgram(process.execPath, [main, ...args], options);
}

export async function startProgram(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<ChildProcess> {
  const child = spawn(program, args, { env: await environment(options), stdio: 'pipe' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** What a process printed, once it has ended. */
export function outcomeOf(child: ChildProcess): Promise<Ran> {
  const ran: Ran = { status: null, stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    ran.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    ran.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...ran, status }));
  });
}

/** Runs `lastchunk` to its end. */
export async function lastchunk(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = await start(args, options);
  const ran = outcomeOf(child);
  for (const piece of options.input ?? []) {
    await new Promise((resolve) => child.stdin?.write(piece, resolve));
  }
  child.stdin?.end();
  return ran;
}

/** Settles with what the process has printed as soon as that matches. */
export function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (pattern.test(text)) resolve(text);
    });
    child.on('close', () => reject(new Error(`It ended before it had printed ${pattern}: ${text}`)));
  });
}

/** The Report that `--json` printed, validated. */
export function reportOf({ stdout }: Ran): Report {
  return v.parse(Report, JSON.parse(stdout));
}
