import { describe, expect, test } from 'vitest';
import { ResponseError } from 'vscode-jsonrpc';
import { call, handle } from '../../src/protocol/endpoint.ts';
import { type Hello, PROTOCOL_VERSION, type Progress, type Zoo } from '../../src/protocol/messages.ts';
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
    server.onRequest('zoo', () => ({ url: 5 }));
    await expect(call(client, 'zoo', {})).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('The result of zoo does not fit: url'),
    });
  });

  test('says internal for a code that this end does not know', async () => {
    const { client, server } = connectionPair();
    server.onRequest('zoo', () => new ResponseError(-32099, 'From the future.', { code: 'future', remedy: '' }));
    server.onRequest('hello', () => new ResponseError(-1, 'Proto.', { code: 'constructor' }));
    server.onRequest('report', () => new ResponseError(-1, 'No data.'));
    await expect(call(client, 'hello', helloParams)).rejects.toMatchObject({ code: 'internal', message: 'Proto.' });
    await expect(call(client, 'report', { capture: 'a' })).rejects.toMatchObject({ code: 'internal' });
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
    const { client, server } = connectionPair();
    handle(server, 'zoo', () => {
      throw new LastchunkError('port-in-use', 'Port 1 is taken.');
    });
    await expect(client.sendRequest('zoo', {})).rejects.toMatchObject({
      code: -32041,
      message: 'Port 1 is taken.',
      data: { code: 'port-in-use', remedy: 'Choose another port.' },
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
      const { client, server } = connectionPair();
      handle(server, 'hello', () => hello);
      const answer = Array.isArray(params)
        ? client.sendRequest('hello', ...(params.length === 1 ? [params[0], 0] : params))
        : client.sendRequest('hello', params);
      await expect(answer).rejects.toMatchObject({ code: -32602, data: { code: 'params-invalid' } });
    },
  );

  test('never quotes more than a little of what it refuses', async () => {
    const { client, server } = connectionPair();
    handle(server, 'hello', () => hello);
    const long = 'x'.repeat(1_000_000);
    const refused = client.sendRequest('hello', { protocol: long });
    await expect(refused).rejects.toSatisfy((error: Error) => error.message.length < 500);
  });

  test('is told of methods that nobody handles', async () => {
    const { client, server } = connectionPair();
    handle(server, 'hello', () => hello);
    await expect(client.sendRequest('constructor', {})).rejects.toMatchObject({
      code: -32601,
      message: 'There is no method "constructor".',
      data: { code: 'method-unknown' },
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
    server.onRequest('inspect', async ({ progress: token }: { progress: string }) => {
      await server.sendNotification('$/progress', { token, value: { phase: 'unheard-of' } });
      await server.sendNotification('$/progress', { token, value: progress });
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
