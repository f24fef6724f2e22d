import { once } from 'node:events';
import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CaptureStore } from '../../src/capture/store.ts';
import { type ServeOptions, serve } from '../../src/host/serve.ts';
import { limits, PROTOCOL_VERSION } from '../../src/protocol/messages.ts';
import type { Report } from '../../src/report/report.ts';
import { Browser } from './frames.ts';
import { serveRaw, unusedPort } from './servers.ts';

let folder: string;
let captures: CaptureStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lastchunk-'));
  captures = await CaptureStore.open({ folder });
});
afterEach(async () => {
  await captures.close();
  await rm(folder, { recursive: true, force: true });
});

function host(
  startZoo: ServeOptions['startZoo'] = () => Promise.reject(new Error('no zoo here')),
  more: Partial<ServeOptions> = {},
) {
  const input = new PassThrough();
  const output = new PassThrough();
  const served = serve({ input, output, captures, version: '0', startZoo, log: () => undefined, ...more });
  return { browser: new Browser(output, input), served, output };
}

const cut = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=1\r\nhello\r\n';
const get = (port: number, progress?: string) => ({
  request: { method: 'GET', url: `http://127.0.0.1:${port}/` },
  ...(progress === undefined ? {} : { progress }),
});

/** Reads on until a progress of `token` has chunks; the capture's id. */
async function streaming(browser: Browser, token: string): Promise<string> {
  for (;;) {
    const { params } = await browser.next();
    if (params?.token === token && Number(params.value.chunks) > 0) return String(params.value.capture);
  }
}

test('inspects, and gives windows of what was captured', async () => {
  const { browser } = host();
  const port = await serveRaw((socket) => socket.end(cut));
  const { result } = await browser.call('inspect', get(port));
  const report: Report = JSON.parse(JSON.stringify(result?.report));
  expect(report.verdict).toMatchObject({ outcome: 'truncated', brokenSuccess: true });
  const capture = report.capture?.id;
  expect((await browser.call('report', { capture })).result).toEqual({ report });
  expect((await browser.call('chunks', { capture, start: 0, count: 10 })).result).toEqual({
    total: 1,
    start: 0,
    offset: [47],
    size: [5],
    time: [expect.any(Number)],
    gap: [0],
    extension: ['a=1'],
    line: [7],
  });
  expect((await browser.call('bytes', { capture, side: 'received', start: 0, end: 8 })).result).toEqual({
    start: 0,
    end: 8,
    total: cut.length,
    base64: Buffer.from('HTTP/1.1').toString('base64'),
  });
});

test('answers faults with their codes', async () => {
  const { browser } = host();
  const code = async (method: string, params: unknown) => (await browser.call(method, params)).error?.data.code;
  const inspecting = (request: object) => code('inspect', { request: { method: 'GET', ...request } });
  expect(await inspecting({ url: 'nonsense' })).toBe('url-invalid');
  expect(await inspecting({ url: 'file:///x' })).toBe('url-scheme');
  expect(await inspecting({ url: 'http://a:b@c/' })).toBe('url-credentials');
  expect(await inspecting({ url: 'http://c/', method: 'A B' })).toBe('method-invalid');
  expect(await inspecting({ url: 'http://c/', fields: [['a', '\n']] })).toBe('field-invalid');
  expect(await inspecting({ url: 'http://c/', body: '?' })).toBe('params-invalid');
  expect(await inspecting({ url: `http://127.0.0.1:${await unusedPort()}/` })).toBe('connect-refused');
  expect(await code('report', { capture: 'unheard-of' })).toBe('capture-unknown');
  expect(await code('report', { capture: '../../etc' })).toBe('params-invalid');
  expect(await code('chunks', { capture: 'a', start: 0, count: limits.chunkRows + 1 })).toBe('params-invalid');
  const window = { capture: 'a', side: 'received' };
  expect(await code('bytes', { ...window, start: 5, end: 4 })).toBe('window-invalid');
  expect(await code('bytes', { ...window, start: 0, end: limits.byteWindow + 1 })).toBe('window-invalid');
  expect(await code('bytes', { ...window, start: 0, end: 1 })).toBe('capture-unknown');
  expect(await code('zoo', {})).toBe('internal');
});

test('keeps captures where it is told, says what is there, and deletes them', async () => {
  const { browser } = host();
  const port = await serveRaw((socket) => socket.end(cut));
  const before: Report = JSON.parse(JSON.stringify((await browser.call('inspect', get(port))).result?.report));
  const chosen = join(folder, 'chosen');
  const state = (await browser.call('configure', { folder: chosen, capacity: 5_000_000 })).result;
  const own = join(chosen, 'lastchunk-captures');
  expect(state).toEqual({ folder: own, capacity: 5_000_000, captures: 0, octets: 0, recording: 0, fault: null });
  const after: Report = JSON.parse(JSON.stringify((await browser.call('inspect', get(port))).result?.report));
  expect(await readdir(own)).toEqual([after.capture?.id]);
  expect((await browser.call('captures', {})).result).toMatchObject({ folder: own, captures: 1, recording: 0 });
  const hello = { protocol: PROTOCOL_VERSION, client: { name: 'test', version: '0' } };
  expect((await browser.call('hello', hello)).result?.captures).toEqual({ folder: own, capacity: 5_000_000 });
  // What is kept elsewhere can still be read.
  expect((await browser.call('report', { capture: before.capture?.id })).result).toEqual({ report: before });
  expect((await browser.call('locate', { capture: before.capture?.id })).result).toEqual({
    folder: join(folder, before.capture?.id ?? ''),
  });
  expect((await browser.call('locate', { capture: 'unheard-of' })).error?.data.code).toBe('capture-unknown');
  const refused = await browser.call('configure', { folder: 'relative', capacity: null });
  expect(refused.result).toMatchObject({ folder: own, fault: { code: 'captures-folder' } });
  expect((await browser.call('deleteCaptures', {})).result).toMatchObject({ deleted: 1 });
  expect(await readdir(own)).toEqual([]);
  const tooSmall = await browser.call('configure', { folder: null, capacity: 1 });
  expect(tooSmall.error?.data.code).toBe('params-invalid');
});

test('ends with its input, though a question has no answer yet', async () => {
  const { browser, served } = host(() => new Promise(() => undefined), { patience: 20 });
  browser.request('zoo', {});
  browser.hangUp();
  await served;
});

test('stops a search that is cancelled, and says so', async () => {
  const { browser } = host();
  const port = await serveRaw((socket) => socket.end(cut));
  const { result } = await browser.call('inspect', get(port));
  const report: Report = JSON.parse(JSON.stringify(result?.report));
  const capture = report.capture?.id ?? '';
  // Holes: 64 GiB that take no room on the disk, and much longer to read than a test may last.
  await truncate(join(folder, capture, 'received.bin'), 64 * 1024 ** 3);
  const search = { capture, side: 'received', pattern: 'QUFB', from: 100, direction: 'forward' };
  const id = browser.request('search', search);
  browser.send({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } });
  expect(await browser.answer()).toMatchObject({ id, error: { data: { code: 'cancelled' } } });
});

test('the largest window of octets fits a frame', async () => {
  const { browser } = host();
  const body = Buffer.alloc(limits.byteWindow, 0xff);
  const port = await serveRaw((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`);
    socket.end(body);
  });
  const { result } = await browser.call('inspect', get(port));
  const report: Report = JSON.parse(JSON.stringify(result?.report));
  const window = { capture: report.capture?.id, side: 'received', start: 0, end: limits.byteWindow };
  expect((await browser.call('bytes', window)).result?.end).toBe(limits.byteWindow);
});

test.each([
  ['\x01'.repeat(200), 20_000],
  ['\xff'.repeat(60_000), 50],
])('a report of a head that would not fit a frame is abridged, and whole on disk', async (value, count) => {
  const { browser } = host();
  const port = await serveRaw((socket) => {
    for (let interim = 0; interim < 2; interim += 1) {
      socket.write(interim === 0 ? 'HTTP/1.1 103 Early Hints\r\n' : 'HTTP/1.1 200 OK\r\n');
      socket.write(Buffer.from(`a: ${value}\r\n`.repeat(count), 'latin1'));
      socket.write('\r\n');
    }
    socket.end();
  });
  const { result } = await browser.call('inspect', get(port));
  expect(result?.abridged).toBe(true);
  const report: Report = JSON.parse(JSON.stringify(result?.report));
  expect(report.response?.statusLine.code).toBe(200);
  expect(report.response?.fields[0]?.value).toMatch(/…$/);
  const whole = await captures.report(report.capture?.id ?? '');
  expect(whole.response?.fields[0]?.value).toBe(value);
  expect(whole).toMatchObject({ verdict: report.verdict, capture: report.capture });
  expect((await browser.call('report', { capture: report.capture?.id })).result).toEqual({ report, abridged: true });
});

test('runs two inspections at once, and cancels the one that is named', async () => {
  const { browser } = host();
  let finish = () => {};
  const port = await serveRaw((socket, request) => {
    socket.write(cut);
    if (request.includes('/second')) finish = () => socket.end('0\r\n\r\n');
  });
  const first = browser.request('inspect', get(port, 'one'));
  await streaming(browser, 'one');
  const second = browser.request('inspect', {
    request: { method: 'GET', url: `http://127.0.0.1:${port}/second` },
    progress: 'two',
  });
  await streaming(browser, 'two');
  browser.send({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id: first } });
  const cancelled = await browser.answer();
  expect(cancelled).toMatchObject({ id: first, result: { report: { verdict: { outcome: 'cancelled' } } } });
  finish();
  expect(await browser.answer()).toMatchObject({
    id: second,
    result: { report: { verdict: { outcome: 'complete' } } },
  });
  const last = browser.notifications.findLast(({ params }) => params?.token === 'two');
  expect(last?.params?.value).toMatchObject({ phase: 'after', chunks: 1 });
});

test('when the browser hangs up, what runs is cancelled and kept', async () => {
  const { browser, served } = host();
  let gone: Promise<unknown> = Promise.resolve();
  const port = await serveRaw((socket) => {
    socket.write(cut);
    gone = once(socket, 'end');
  });
  const id = browser.request('inspect', get(port, 'one'));
  const capture = await streaming(browser, 'one');
  browser.hangUp();
  await served;
  await gone;
  expect(await browser.answer()).toMatchObject({ id, result: { report: { verdict: { outcome: 'cancelled' } } } });
  const kept = await captures.report(capture);
  expect(kept).toMatchObject({ ending: { transport: 'cancelled', at: cut.length }, capture: { received: cut.length } });
  expect(captures.list()).toMatchObject([{ id: capture, writing: false, partial: false }]);
});

test('when the browser takes no more, what runs is cancelled and kept', async () => {
  const { browser, served, output } = host();
  const port = await serveRaw((socket) => socket.write(cut));
  browser.request('inspect', get(port, 'one'));
  const capture = await streaming(browser, 'one');
  output.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  await served;
  expect(await captures.report(capture)).toMatchObject({ ending: { transport: 'cancelled' } });
});

test('the zoo is closed with the host, and asked for again after a failure', async () => {
  let starts = 0;
  let closed = 0;
  const zoo = { url: 'http://127.0.0.1:1/', secureUrl: 'https://127.0.0.1:2/', species: [] };
  const close = async () => {
    closed += 1;
  };
  const { browser, served } = host(() => {
    starts += 1;
    return starts === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve({ ...zoo, close });
  });
  expect((await browser.call('zoo', {})).error?.message).toBe('not yet');
  expect((await browser.call('zoo', {})).result).toEqual(zoo);
  expect((await browser.call('zoo', {})).result).toEqual(zoo);
  browser.hangUp();
  await served;
  expect([starts, closed]).toEqual([2, 1]);
});

test('a capture whose host was killed keeps what it had: its octets are judged from the disk', async () => {
  const recorder = captures.record();
  recorder.sent(Buffer.from('GET /rows HTTP/1.1\r\nHost: a\r\n\r\n'));
  recorder.received(Buffer.from(cut), 5);
  // Closing the store leaves a capture without a Report, as a host that dies does.
  await captures.close();
  captures = await CaptureStore.open({ folder });
  const { browser } = host();
  const { result } = await browser.call('report', { capture: recorder.id });
  const report: Report = JSON.parse(JSON.stringify(result?.report));
  expect(report.verdict.outcome).toBe('cancelled');
  expect(report.request).toMatchObject({ method: 'GET', sent: 31 });
  expect(report.response?.chunks?.count).toBe(1);
  expect(report.capture).toEqual({ id: recorder.id, received: cut.length, sent: 31, fault: null });
  // Nobody cancelled it.
  expect(report.verdict.summary).toBe('200 OK, recording stopped after chunk 1, before the last-chunk.');
  expect(report.findings.find(({ id }) => id === 'cancelled')).toMatchObject({
    title: 'The recording stopped before the response was whole',
    detail: expect.stringContaining('The companion host stopped while it recorded, after chunk 1'),
  });
});
