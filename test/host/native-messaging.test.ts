import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CaptureStore } from '../../src/capture/store.ts';
import { NativeMessageReader, NativeMessageWriter } from '../../src/host/native-messaging.ts';
import { serve } from '../../src/host/serve.ts';
import { limits } from '../../src/protocol/messages.ts';
import { Browser, frame, header } from './frames.ts';

let folder: string;
let captures: CaptureStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lastchunk-'));
  captures = await CaptureStore.open({ folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function host() {
  const input = new PassThrough();
  const output = new PassThrough();
  const lines: string[] = [];
  const zoo = { url: 'http://127.0.0.1:1/', secureUrl: 'https://127.0.0.1:2/', species: [] };
  const log = (line: string) => lines.push(line);
  const served = serve({ input, output, captures, version: '1.2.3', startZoo: async () => zoo, log });
  return { browser: new Browser(output, input), served, lines, input, output };
}

const hello = { jsonrpc: '2.0', id: 7, method: 'hello', params: { protocol: 1, client: { name: 't', version: '0' } } };
const helloFrame = frame(hello);

describe('the host answers', () => {
  test('hello with both versions', async () => {
    const { browser, served } = host();
    expect(await browser.call('hello', hello.params)).toEqual({
      jsonrpc: '2.0',
      id: 1,
      result: {
        protocol: 1,
        host: { name: 'lastchunk', version: '1.2.3' },
        node: process.versions.node,
        platform: `${process.platform}-${process.arch}`,
        captures: { folder, capacity: 2 * 1024 ** 3 },
      },
    });
    browser.hangUp();
    await served;
  });

  test('another protocol with both numbers', async () => {
    const { browser } = host();
    const { error } = await browser.call('hello', { ...hello.params, protocol: 9 });
    expect(error).toMatchObject({ code: -32001, data: { code: 'protocol-mismatch' } });
    expect(error?.message).toBe('"t" speaks protocol 9, and the host 1.');
  });

  test('frames that come octet by octet, and several at once', async () => {
    const { browser } = host();
    for (const octet of Buffer.concat([helloFrame, helloFrame])) browser.raw(Buffer.of(octet));
    browser.raw(Buffer.concat([helloFrame, helloFrame, helloFrame]));
    for (let count = 0; count < 5; count += 1) {
      expect(await browser.answer()).toMatchObject({ id: 7, result: { protocol: 1 } });
    }
  });

  test('ids of both kinds, each as it came', async () => {
    const { browser } = host();
    for (const id of ['1', 1, '', 'req-1', -3.5, 2 ** 53]) browser.send({ ...hello, id });
    for (const id of ['1', 1, '', 'req-1', -3.5, 2 ** 53]) expect((await browser.answer()).id).toBe(id);
  });

  test('the zoo, started once', async () => {
    const { browser } = host();
    const first = await browser.call('zoo', {});
    expect(first.result).toEqual({ url: 'http://127.0.0.1:1/', secureUrl: 'https://127.0.0.1:2/', species: [] });
    expect((await browser.call('zoo', {})).result).toEqual(first.result);
  });
});

describe('the host refuses, and goes on', () => {
  const notJson = [Buffer.alloc(0), Buffer.from('{'), Buffer.from('hello'), Buffer.of(0x22, 0xff, 0x22)];
  const withMark = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(JSON.stringify(hello))]);
  test.each([...notJson, withMark].map((octets) => [octets.toString('hex').slice(0, 20), octets]))(
    'a frame that is not JSON: %s',
    async (_name, octets) => {
      const { browser } = host();
      browser.send(octets);
      browser.send(hello);
      expect(await browser.answer()).toMatchObject({
        id: null,
        error: { code: -32700, data: { code: 'frame-invalid', remedy: expect.any(String) } },
      });
      expect(await browser.answer()).toMatchObject({ id: 7, result: { protocol: 1 } });
    },
  );

  test.each<[unknown, number | string | null]>([
    [[hello], null],
    [[], null],
    [null, null],
    [5, null],
    ['hello', null],
    [{}, null],
    [{ id: 3 }, 3],
    [{ ...hello, jsonrpc: '1.0' }, 7],
    [{ id: 'a', method: 'hello' }, 'a'],
    [{ ...hello, id: null }, null],
    [{ ...hello, id: true }, null],
    [{ ...hello, id: {} }, null],
    [{ ...hello, id: 'x'.repeat(257) }, null],
    [{ ...hello, method: 1 }, 7],
    [{ ...hello, method: null }, 7],
    [{ ...hello, params: 'bar' }, 7],
    [{ ...hello, params: null }, 7],
    [{ jsonrpc: '2.0', id: 4 }, 4],
    [{ jsonrpc: '2.0', id: 4, result: 1, error: { code: 1, message: '' } }, 4],
    [{ jsonrpc: '2.0', id: 4, error: null }, 4],
    [{ jsonrpc: '2.0', id: 4, error: { code: 'x', message: '' } }, 4],
    [{ jsonrpc: '2.0', method: '$/cancelRequest' }, null],
    [{ jsonrpc: '2.0', method: '$/cancelRequest', params: [] }, null],
    [{ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: null } }, null],
  ])('what is no JSON-RPC message: %j', async (message, id) => {
    const { browser } = host();
    browser.send(message);
    browser.send(hello);
    const refused = await browser.answer();
    expect(refused).toMatchObject({ error: { code: -32600, data: { code: 'frame-invalid' } } });
    expect(refused.id).toBe(id);
    expect(await browser.answer()).toMatchObject({ id: 7, result: { protocol: 1 } });
  });

  test('unknown methods, and params that do not fit', async () => {
    const { browser } = host();
    expect((await browser.call('toString', {})).error).toMatchObject({
      code: -32601,
      data: { code: 'method-unknown' },
    });
    for (const params of [[], [1, 2], {}, { protocol: '1' }]) {
      const { error } = await browser.call('hello', params);
      expect(error).toMatchObject({ code: -32602, data: { code: 'params-invalid' } });
    }
    browser.send({ jsonrpc: '2.0', id: 'x', method: 'hello' });
    expect(await browser.answer()).toMatchObject({ id: 'x', error: { data: { code: 'params-invalid' } } });
  });

  test('nothing at all to notifications and answers, also to stray ones', async () => {
    const { browser } = host();
    const strays = [
      { method: 'hello', params: hello.params },
      { method: 'unheard-of' },
      { method: '$/progress' },
      { method: '$/progress', params: { token: 'x', value: 1 } },
      { method: '$/setTrace', params: { value: 'verbose' } },
      { method: '$/logTrace' },
      { method: '$/cancelRequest', params: { id: 99 } },
      { id: 99, result: 5 },
      { id: null, error: { code: 1, message: 'x' } },
    ];
    for (const stray of strays) browser.send({ jsonrpc: '2.0', ...stray });
    browser.send(hello);
    expect(await browser.next()).toMatchObject({ id: 7 });
  });

  test('a frame over the limit, of which it discards exactly its octets', async () => {
    const { browser, input } = host();
    const length = limits.frameToHost + 1;
    browser.raw(header(length));
    const refused = await browser.answer();
    expect(refused).toMatchObject({ id: null, error: { code: -32002, data: { code: 'frame-too-large' } } });
    expect(refused.error?.message).toContain(String(length));
    // What is discarded looks like frames, and must not be taken for any.
    const piece = Buffer.concat(Array.from({ length: 1000 }, () => helloFrame));
    for (let left = length; left > 0; ) {
      const part = piece.subarray(0, Math.min(left, piece.length));
      left -= part.length;
      if (!input.write(part)) await once(input, 'drain');
    }
    browser.send(hello);
    expect(await browser.next()).toMatchObject({ id: 7, result: { protocol: 1 } });
  });

  test('a frame as large as the limit is taken', async () => {
    const { browser, input } = host();
    const padded = Buffer.alloc(limits.frameToHost, ' ');
    padded.write(JSON.stringify(hello));
    const whole = frame(padded);
    for (let at = 0; at < whole.length; at += 1 << 20) {
      if (!input.write(whole.subarray(at, at + (1 << 20)))) await once(input, 'drain');
    }
    expect(await browser.answer()).toMatchObject({ id: 7, result: { protocol: 1 } });
  });

  test('JSON nested as deep as a frame allows a stack to be tried', async () => {
    const { browser } = host();
    browser.send(Buffer.from(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`));
    expect(await browser.answer()).toMatchObject({ id: null, error: { data: { code: 'frame-invalid' } } });
    const deep = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`;
    browser.send(Buffer.from(`{"jsonrpc":"2.0","id":5,"method":"hello","params":${deep}}`));
    expect(await browser.answer()).toMatchObject({ id: 5, error: { data: { code: 'params-invalid' } } });
  });
});

describe('the end', () => {
  test('of the input lets the host answer what it was asked', async () => {
    const { browser, served, output } = host();
    browser.send(hello);
    browser.send({ ...hello, id: 8, method: 'zoo', params: {} });
    browser.hangUp();
    await served;
    output.end();
    expect([(await browser.answer()).id, (await browser.answer()).id].toSorted()).toEqual([7, 8]);
  });

  test('of the input within a frame is no crash, and is told', async () => {
    const { browser, served, lines } = host();
    browser.raw(helloFrame.subarray(0, 20));
    browser.hangUp();
    await served;
    expect(lines.join()).toContain('in the middle of a message');
  });

  test('of the output ends the host', async () => {
    const { served, output, lines } = host();
    output.destroy();
    await served;
    expect(lines).toHaveLength(1);
  });

  test('of the output with an error is no crash', async () => {
    const { browser, served, output } = host();
    browser.send(hello);
    output.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    await served;
  });
});

describe('the writer', () => {
  function writer() {
    const output = new PassThrough();
    const lines: string[] = [];
    const made = new NativeMessageWriter(output, (line) => lines.push(line));
    return { writer: made, browser: new Browser(output, new PassThrough()), lines };
  }

  test('turns an answer over the browser limit into an error for that request', async () => {
    const { writer: made, browser } = writer();
    const answer = (text: string) => ({ jsonrpc: '2.0', id: 5, result: text });
    const room = limits.frameToBrowser - JSON.stringify(answer('')).length;
    void made.write(answer('é'.repeat(room / 2)));
    void made.write(answer(`é${'é'.repeat(room / 2)}`));
    expect((await browser.answer()).result).toHaveLength(Math.floor(room / 2));
    expect(await browser.answer()).toMatchObject({ id: 5, error: { code: -32002, data: { code: 'frame-too-large' } } });
  });

  test('drops a notification over the limit, and says so', async () => {
    const { writer: made, browser, lines } = writer();
    await made.write({ jsonrpc: '2.0', method: '$/progress', params: ['x'.repeat(limits.frameToBrowser)] });
    void made.write({ jsonrpc: '2.0', id: 1, result: true });
    expect((await browser.next()).id).toBe(1);
    expect(lines).toHaveLength(1);
  });

  test('answers internal for what cannot be JSON', async () => {
    const { writer: made, browser } = writer();
    void made.write({ jsonrpc: '2.0', id: 1, result: 1n });
    expect(await browser.answer()).toMatchObject({ id: 1, error: { data: { code: 'internal' } } });
  });
});

test('the reader gives what it reads in order, up to the end of the input', async () => {
  const input = new PassThrough();
  const log = () => undefined;
  const reader = new NativeMessageReader(input, new NativeMessageWriter(new PassThrough(), log), log);
  const seen: unknown[] = [];
  input.end(Buffer.concat([helloFrame, frame({ ...hello, id: 8 }), frame({ ...hello, id: undefined })]));
  await reader.read((message) => seen.push(message.id));
  expect(seen).toEqual([7, 8, undefined]);
});
