/** The clients in other languages: how each program is built and started. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type LineProgram, lineProcess } from './line-process.ts';

const run = promisify(execFile);
const programs = path.resolve('lab/programs');
const built = path.join(tmpdir(), 'lastchunk-lab-programs');

const pythonProgram: LineProgram = {
  clients: ['py-http.client', 'py-requests', 'py-httpx', 'py-aiohttp'],
  parallel: 16,
  // Debian's own Python, where Debian's packages are; another one only when that is not there.
  build: async () => [
    existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3',
    path.join(programs, 'clients.py'),
  ],
};

const goProgram: LineProgram = {
  clients: ['go-net/http'],
  parallel: 16,
  build: async () => {
    await mkdir(built, { recursive: true });
    const program = path.join(built, 'lab-go');
    await run('go', ['build', '-o', program, '.'], { cwd: path.join(programs, 'go') });
    return [program];
  },
};

const javaProgram: LineProgram = {
  clients: ['java-httpclient'],
  parallel: 8,
  build: async () => {
    await mkdir(built, { recursive: true });
    await run('javac', ['-d', built, path.join(programs, 'java', 'Client.java')]);
    return ['java', '-cp', built, 'Client'];
  },
};

/** Debian's Rust packages stand in for a registry. */
const crates = '/usr/share/cargo/registry';

const hyperProgram: LineProgram = {
  clients: ['hyper'],
  parallel: 16,
  build: async () => {
    const names = existsSync(crates) ? readdirSync(crates) : [];
    const version = (crate: string): string => {
      const found = names.find((name) => new RegExp(`^${crate}-\\d`).test(name));
      if (found === undefined) throw new Error(`the crate ${crate} is missing (Debian: librust-reqwest-dev)`);
      return found.replace(`${crate}-`, `${crate} `);
    };
    const versions = `${version('hyper')} ${version('reqwest')}`;
    const cargo = existsSync('/usr/bin/cargo') ? '/usr/bin/cargo' : 'cargo';
    const replaced = ['source.crates-io.replace-with="debian"', `source.debian.directory="${crates}"`];
    await run(cargo, [
      'build',
      '--offline',
      '--quiet',
      '--manifest-path',
      path.join(programs, 'hyper', 'Cargo.toml'),
      '--target-dir',
      path.join(built, 'hyper'),
      ...replaced.flatMap((line) => ['--config', line]),
    ]);
    return [path.join(built, 'hyper', 'debug', 'lab-hyper'), versions];
  },
};

const fetchProgram = (client: string, ...args: string[]): LineProgram => ({
  clients: [client],
  parallel: 16,
  build: async () => [process.execPath, path.join(programs, 'fetch.mjs'), ...args],
});

export const nodeFetch = lineProcess(fetchProgram('node-fetch'));
export const undiciFetch = lineProcess(fetchProgram('undici-fetch', 'undici'));
export const python = lineProcess(pythonProgram);
export const go = lineProcess(goProgram);
export const java = lineProcess(javaProgram);
export const hyper = lineProcess(hyperProgram);
