import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { main, outcomeOf, printed, startProgram } from './run.ts';
import { rawServer, wholeResponse } from './server.ts';

const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n';

/** Starts `lastchunk` on a terminal of its own (util-linux script): what the terminal was sent comes on stdout. */
async function onTerminal(args: readonly string[]) {
  const command = [process.execPath, main, ...args].map((word) => `'${word}'`).join(' ');
  const env = { TERM: 'xterm-256color' };
  return startProgram('script', ['--quiet', '--return', '--flush', '--command', `exec ${command}`, '/dev/null'], {
    env,
  });
}

describe('on a terminal', () => {
  test('the report is coloured, and the exit status is that of the verdict', async () => {
    const { url } = await rawServer(wholeResponse);
    const ran = await outcomeOf(await onTerminal(['inspect', url]));
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain('\u001b[32m');
    expect(ran.stdout).toContain('complete');
  });

  test('progress shows while the response streams, and is cleared before the report', async () => {
    const held: Socket[] = [];
    const { url } = await rawServer((socket) => {
      socket.write(head);
      held.push(socket);
    });
    const child = await onTerminal(['inspect', url]);
    const ran = outcomeOf(child);
    // The server goes on only when the line has been seen: no time is guessed.
    await printed(child, /body · \d+ octets · 1 chunk ·.*HTTP\/1\.1 200 OK/);
    for (const socket of held) socket.end('0\r\n\r\n');
    const { stdout, status } = await ran;
    expect(status).toBe(0);
    const [before, after = ''] = stdout.split('\u001b[K').slice(-2);
    expect(before).toContain('1 chunk');
    expect(after).toContain('complete');
  });

  test('Ctrl-C stops the inspection and shows what came until then', async () => {
    const { url } = await rawServer((socket) => void socket.write(head));
    const child = await onTerminal(['inspect', url]);
    const ran = outcomeOf(child);
    await printed(child, /1 chunk ·/);
    child.stdin?.write('\u0003');
    const { stdout, status } = await ran;
    expect(status).toBe(1);
    expect(stdout).toContain('■ cancelled');
    expect(stdout).toContain('1 data chunk, but no last-chunk');
  });
});
