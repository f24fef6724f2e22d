/** The curl command, a process a case. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WAITING } from '../case.ts';
import type { Runner } from './runner.ts';

export const curl: Runner = {
  clients: ['curl'],
  parallel: 8,
  start: async () => {
    const { stdout, status } = spawnSync('curl', ['--version'], { encoding: 'utf8' });
    if (status !== 0) throw new Error('curl was not found.');
    return { curl: stdout.split(' ').slice(0, 2).join(' ') };
  },
  stop: async () => {},
  run: async (_client, url, method, limit) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'lastchunk-lab-'));
    try {
      const heads = path.join(folder, 'heads');
      const body = path.join(folder, 'body');
      const asked = method === 'HEAD' ? ['--head'] : ['--request', method];
      const told = ['--silent', '--show-error', '--compressed', '--max-time', String(limit / 1000), '--output', body];
      const { code, out, err } = await call('curl', [
        ...asked,
        ...told,
        '--dump-header',
        heads,
        '--write-out',
        '%{http_code}',
        '--noproxy',
        '*',
        url,
      ]);
      const dumped = await readFile(heads, 'latin1').catch(() => '');
      const { length } = await readFile(body).catch(() => Buffer.alloc(0));
      const { reason, complete, trailers } = readHeads(dumped);
      const status = Number(out) || null;
      const failed = code !== 0;
      const message = err.replace(/^curl: \(\d+\) /, '').trim();
      return {
        stage: !failed ? 'done' : complete ? 'body' : 'head',
        status,
        reason: complete ? reason : null,
        bodyLength: method === 'HEAD' ? 0 : length,
        trailers,
        error: !failed ? null : code === 28 ? { code: WAITING, message } : { code: `exit ${code}`, message },
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** The last head of a header dump: whether it ended, and whether lines came after it, which are trailers. */
function readHeads(dumped: string): { reason: string | null; complete: boolean; trailers: boolean } {
  let reason: string | null = null;
  let complete = false;
  let trailers = false;
  let interim = false;
  for (const line of dumped.split('\n').slice(0, -1)) {
    const text = line.replace(/\r$/, '');
    const start = /^HTTP\/\S+\s+(\d{3}) ?(.*)$/is.exec(text);
    if (start) {
      reason = start[2] ?? '';
      interim = start[1]?.startsWith('1') === true && start[1] !== '101';
      complete = false;
    } else if (complete) trailers = trailers || text !== '';
    else if (text === '') complete = !interim;
  }
  return { reason, complete, trailers };
}

function call(program: string, args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString();
    });
    child.stderr.on('data', (text: Buffer) => {
      err += text.toString('latin1');
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? -1, out, err }));
  });
}
