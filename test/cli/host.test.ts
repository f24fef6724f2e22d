import { type ChildProcess, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { encodeFrame, FrameSplitter } from '../../src/host/native-frames.ts';
import { limits, methods, PROTOCOL_VERSION } from '../../src/protocol/messages.ts';
import { outcomeOf, start, temporaryFolder } from './run.ts';

/** Calls the host, and settles with the result of the answer of that id. */
function call(child: ChildProcess, id: number, method: string, params: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const splitter = new FrameSplitter(limits.frameToBrowser, {
      frame: (octets) => {
        const answer = JSON.parse(new TextDecoder().decode(octets));
        if (answer.id === id) resolve(answer.result);
      },
      tooLarge: (length) => reject(new Error(`A frame of ${length} octets came.`)),
    });
    child.stdout?.on('data', (octets: Buffer) => void splitter.push(octets));
    child.on('close', () => reject(new Error('The host ended without an answer.')));
    child.stdin?.write(encodeFrame(JSON.stringify({ jsonrpc: '2.0', id, method, params })));
  });
}

const hello = { protocol: PROTOCOL_VERSION, client: { name: 'test', version: '0' } };

describe('lastchunk host', () => {
  test.each([
    ['as Chromium starts it', ['chrome-extension://bhbfchfjnnpofjabbgechdlomdgnfamf/']],
    ['as Chrome on Windows starts it', ['chrome-extension://bhbfchfjnnpofjabbgechdlomdgnfamf/', '--parent-window=0']],
    ['as Firefox starts it', ['/home/a/.mozilla/native-messaging-hosts/x.json', 'lastchunk@lastchunk.dev']],
    ['by hand', []],
  ])('answers hello %s, and ends with its input', async (_, args) => {
    const child = await start(['host', ...args]);
    const result = v.parse(methods.hello.result, await call(child, 1, 'hello', hello));
    expect(result.host.name).toBe('lastchunk');
    const ran = outcomeOf(child);
    child.stdin?.end();
    expect(await ran).toMatchObject({ status: 0, stderr: '' });
  });

  // Ended by force, and its exit code with it.
  test('ends with its input, though a disk never answers', async () => {
    const folder = await temporaryFolder();
    const child = await start(['host']);
    await call(child, 1, 'hello', hello);
    await mkdir(join(folder, 'lastchunk-captures'));
    // Whoever opens it to write waits until somebody reads.
    execFileSync('mkfifo', [join(folder, 'lastchunk-captures', `.probe-${child.pid}`)]);
    const state = v.parse(methods.configure.result, await call(child, 2, 'configure', { folder, capacity: null }));
    expect(state.fault).toMatchObject({ code: 'captures-folder' });
    expect(state.folder).not.toContain(folder);
    const ended = once(child, 'exit');
    child.stdin?.end();
    await ended;
  }, 20_000);

  test('starts the zoo, whose URLs answer, and ends it with itself', async () => {
    const child = await start(['host']);
    const { url, species } = v.parse(methods.zoo.result, await call(child, 1, 'zoo', {}));
    expect(species.length).toBeGreaterThan(10);
    expect((await fetch(url)).status).toBe(200);
    const ran = outcomeOf(child);
    child.stdin?.end();
    expect(await ran).toMatchObject({ status: 0 });
    await expect(fetch(url)).rejects.toThrow();
  });
});
