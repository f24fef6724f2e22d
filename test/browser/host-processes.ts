/** Finds the real host processes that a browser started. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Browser } from 'puppeteer-core';

interface Process {
  id: number;
  parent: number;
  command: string;
}

/** Process ids of the hosts that are children of this browser. */
export async function hostsOf(browser: Browser): Promise<number[]> {
  const parent = browser.process()?.pid;
  const all = process.platform === 'linux' ? await fromProc() : await fromPs();
  return all.filter((one) => one.parent === parent && / \S*main\.js host( |$)/.test(one.command)).map(({ id }) => id);
}

/** proc(5): a machine need not have `ps`. */
async function fromProc(): Promise<Process[]> {
  const ids = (await readdir('/proc')).map(Number).filter((id) => id > 0);
  const processes = ids.map(async (id) => {
    const [stat, command] = await Promise.all([readProc(id, 'stat'), readProc(id, 'cmdline')]);
    // `pid (name) state ppid …`, and a name may hold anything.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return { id, parent, command: command.replaceAll('\0', ' ') };
  });
  return Promise.all(processes);
}

/** Empty where the process has gone meanwhile. */
function readProc(id: number, file: string): Promise<string> {
  return readFile(`/proc/${id}/${file}`, 'utf8').catch(() => '');
}

async function fromPs(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,ppid=,command=']);
  return stdout.split('\n').map((line) => {
    const [, id, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { id: Number(id), parent: Number(parent), command };
  });
}
