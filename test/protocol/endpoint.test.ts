import { describe, expect, test } from 'vitest';
import { call, handle } from '../../src/protocol/endpoint.ts';
import { type Hello, PROTOCOL_VERSION, type Progress, type Zoo } from '../../src/protocol/messages.ts';
import { RpcClient } from '../../src/protocol/rpc-client.ts';
import { RpcServer } from '../../src/protocol/rpc-server.ts';
import { LastchunkError } from '../../src/report/fault.ts';
import type { Report } from '../../src/report/report.ts';
import { connectionPair } from './connections.ts';

const hello: Hello = {
  protocol: PROTOCOL_VERSION,
  host: { name: 'lastchunk', version: '0' },
  node: '20',
  platform: 'linux-x64',
  captures: { folder: '/captures', capacity: 1 },
};
const helloParams = { protocol: 1, client: { name: 'test', version: '0' } };
const request = { method: 'GET', url: 'http://127.0.0.1/' };
const report: Report = {
  schema: 1,
  request: { method: 'GET' },
  interim: [],
  response: null,
  ending: { transport: 'cancelled', at: 0 },
  verdict: { outcome: 'cancelled', brokenSuccess: false, summary: 'Cancelled.', because: [] },
  findings: [],
  clients: [],
};
const progress: Progress = { phase: 'body', capture: null, received: 5, chunks: 1, elapsed: 2.5, statusLine: null };

describe('a call', () => {
  test('gives the checked result', async () => {
    const { client, server } = connectionPair();
    handle(server, 'hello', ({ client: { name } }) => ({ ...hello, host: { name, version: '1' } }));
    expect(await call(client, 'hello', helloParams)).toEqual({ ...hello, host: { name: 'test', version: '1' } });
  });

  test('fills in the defaults of params that were left out', async () => {
    const { client, server } = connectionPair();
    let idle = 0;
    handle(server, 'inspect', ({ request: { fields }, options }) => {
      idle = options.idleTimeoutMs + fields.length;
      return { report };
    });
    await call(client, 'inspect', { request });
    expect(idle).toBe(30_000);
  });

  test('refuses params that do not fit before anything is sent', async () => {
    const { client } = connectionPair();
    await expect(call(client, 'chunks', { capture: '../x', start: 0, count: 1 })).rejects.toMatchObject({
      code: 'params-invalid',
      message: expect.stringContaining('capture'),
    });
  });

  test('says internal when the result does not fit', async () => {
    const { client, server } = connectionPair();
    server.serve(async () => ({ url: 5 }));
    await expect(call(client, 'zoo', {})).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('The result of zoo does not fit: url'),
    });
  });

  test('says host-gone when the connection ends with the answer pending, and after it', async () => {
    const { client, server, hangUp } = connectionPair();
    const called = new Promise<void>((resolve) => {
      handle(server, 'zoo', () => {
        resolve();
        return new Promise<Zoo>(() => undefined);
      });
    });
    const pending = expect(call(client, 'zoo', {})).rejects.toMatchObject({ code: 'host-gone' });
    await called;
    hangUp();
    await pending;
    await expect(call(client, 'zoo', {})).rejects.toMatchObject({ code: 'host-gone' });
  });

  test('says host-gone when the connection is disposed of', async () => {
    const { client, server } = connectionPair();
    handle(server, 'zoo', () => {
      client.dispose();
      return new Promise<Zoo>(() => undefined);
    });
    await expect(call(client, 'zoo', {})).rejects.toMatchObject({ code: 'host-gone' });
  });
});

describe('a handler', () => {
  test('answers a fault with its number, its word and its remedy', async () => {
    const { client, raw, server } = connectionPair();
    handle(server, 'zoo', () => {
      throw new LastchunkError('port-in-use', 'Port 1 is taken.');
    });
    expect(await raw('zoo', {})).toMatchObject({
      error: {
        code: -32041,
        message: 'Port 1 is taken.',
        data: { code: 'port-in-use', remedy: 'Choose another port.' },
      },
    });
    await expect(call(client, 'zoo', {})).rejects.toMatchObject({ code: 'port-in-use', message: 'Port 1 is taken.' });
  });

  test.each([[new Error('boom')], ['boom'], [null], [undefined], [{ message: 5 }]])(
    'survives a handler that throws %s',
    async (thrown) => {
      const { client, server } = connectionPair();
      handle(server, 'zoo', () => {
        throw thrown;
      });
      handle(server, 'hello', () => hello);
      await expect(call(client, 'zoo', {})).rejects.toMatchObject({ code: 'internal' });
      await expect(call(client, 'hello', helloParams)).resolves.toEqual(hello);
    },
  );

  test.each([[undefined], [[]], [[helloParams, 1]], [[helloParams]], [{}], [{ protocol: '1' }]])(
    'refuses the params %j',
    async (params) => {
      const { raw, server } = connectionPair();
      handle(server, 'hello', () => hello);
      const { error } = await raw('hello', params);
      expect(error).toMatchObject({ code: -32602, data: { code: 'params-invalid' } });
    },
  );

  test('never quotes more than a little of what it refuses', async () => {
    const { raw, server } = connectionPair();
    handle(server, 'hello', () => hello);
    const long = 'x'.repeat(1_000_000);
    const { error } = await raw('hello', { protocol: long });
    expect(error?.message).toHaveLength(Math.min(error?.message.length ?? 0, 500));
  });

  test('is told of methods that nobody handles', async () => {
    const { raw, server } = connectionPair();
    handle(server, 'hello', () => hello);
    expect(await raw('constructor', {})).toMatchObject({
      error: {
        code: -32601,
        message: 'There is no method "constructor".',
        data: { code: 'method-unknown' },
      },
    });
  });

  test('has its own result checked', async () => {
    const { client, server } = connectionPair();
    handle(server, 'bytes', () => ({ start: 0, end: 1, total: 1, base64: 'not base64!' }));
    const bytes = call(client, 'bytes', { capture: 'a', side: 'sent', start: 0, end: 1 });
    await expect(bytes).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('base64') });
  });

  test('takes the body of a large request', async () => {
    const { client, server } = connectionPair();
    let length = 0;
    handle(server, 'inspect', ({ request: { body } }) => {
      length = body?.length ?? 0;
      return { report };
    });
    await call(client, 'inspect', { request: { ...request, body: 'QUJD'.repeat(4_000_000) } });
    expect(length).toBe(16_000_000);
  });
});

describe('progress', () => {
  test('goes to the call that asked for it, and no other', async () => {
    const { client, server } = connectionPair();
    handle(server, 'inspect', async ({ request: { url } }, context) => {
      await context.progress({ ...progress, received: url.length });
      return { report };
    });
    const seen: number[][] = [[], []];
    const inspect = (path: string, of: number) =>
      call(
        client,
        'inspect',
        { request: { ...request, url: path } },
        { onProgress: ({ received }) => seen[of]?.push(received) },
      );
    await Promise.all([inspect('a', 0), inspect('abc', 1), call(client, 'inspect', { request })]);
    expect(seen).toEqual([[1], [3]]);
  });

  test('that does not fit is dropped', async () => {
    const { client, server } = connectionPair();
    server.serve(async (_method, params) => {
      const { progress: token } = Object(params);
      await server.sendProgress(token, { phase: 'unheard-of' });
      await server.sendProgress(token, progress);
      return { report };
    });
    const seen: Progress[] = [];
    await call(client, 'inspect', { request }, { onProgress: (value) => seen.push(value) });
    expect(seen).toEqual([progress]);
  });
});

describe('cancelling', () => {
  test('reaches the handler, whose answer is still awaited', async () => {
    const { client, server } = connectionPair();
    const controller = new AbortController();
    handle(server, 'inspect', (_params, { signal }) => {
      controller.abort();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve({ report })));
    });
    expect(await call(client, 'inspect', { request }, { signal: controller.signal })).toEqual({ report });
  });

  test('before the call is made reaches it too', async () => {
    const { client, server } = connectionPair();
    handle(server, 'inspect', async (_params, { signal }) => {
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return { report };
    });
    expect(await call(client, 'inspect', { request }, { signal: AbortSignal.abort() })).toEqual({ report });
  });
});

describe('an answer that only another version gives', () => {
  async function answered(method: 'zoo' | 'hello', error: object): Promise<unknown> {
    const sent: { id?: unknown }[] = [];
    const client = new RpcClient((message) => void sent.push(message));
    const pending = method === 'zoo' ? call(client, 'zoo', {}) : call(client, 'hello', helloParams);
    client.receive({ jsonrpc: '2.0', id: sent[0]?.id, error });
    return pending.catch((thrown: unknown) => thrown);
  }

  test('is internal, with its words', async () => {
    const future = { code: -32099, message: 'From the future.', data: { code: 'future', remedy: '' } };
    expect(await answered('zoo', future)).toMatchObject({ code: 'internal', message: 'From the future.' });
    const proto = { code: -1, message: 'Proto.', data: { code: 'constructor' } };
    expect(await answered('hello', proto)).toMatchObject({ code: 'internal', message: 'Proto.' });
    expect(await answered('zoo', { code: -1, message: 'No data.' })).toMatchObject({ code: 'internal' });
  });
});

describe('a connection', () => {
  test('passes over what is no message, and answers to nothing that was asked', async () => {
    const sent: { id?: unknown }[] = [];
    const client = new RpcClient((message) => void sent.push(message));
    const pending = call(client, 'hello', helloParams);
    const id = sent[0]?.id;
    const strays = [null, 5, [], {}, { jsonrpc: '2.0', id: 99, result: 1 }, { jsonrpc: '2.0', method: '$/progress' }];
    for (const stray of [...strays, { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 7 } }]) {
      client.receive(stray);
    }
    client.receive({ jsonrpc: '2.0', id, result: hello });
    // Once more: it was answered already.
    client.receive({ jsonrpc: '2.0', id, error: { code: 1, message: 'late' } });
    expect(await pending).toEqual(hello);
  });

  test('says host-gone when a message cannot be sent', async () => {
    const client = new RpcClient(() => {
      throw new Error('Attempting to use a disconnected port object');
    });
    await expect(call(client, 'zoo', {})).rejects.toMatchObject({ code: 'host-gone' });
  });

  test('aborts what it was answering when the other end goes, and tells once', async () => {
    const server = new RpcServer(() => undefined);
    let signal: AbortSignal | null = null;
    let told = 0;
    server.onClose(() => {
      told += 1;
    });
    handle(server, 'inspect', (_params, context) => {
      signal = context.signal;
      return new Promise(() => undefined);
    });
    server.receive({ jsonrpc: '2.0', id: 1, method: 'inspect', params: { request } });
    await expect.poll(() => signal?.aborted).toBe(false);
    server.close();
    server.close();
    expect(signal).toMatchObject({ aborted: true });
    expect(told).toBe(1);
  });
});
