import { execFileSync } from 'node:child_process';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Recorder } from '../../src/capture/recorder.ts';
import { CaptureStore } from '../../src/capture/store.ts';
import { inspect } from '../../src/host/inspect.ts';
import type { Progress } from '../../src/protocol/messages.ts';
import { limits, Progress as ProgressSchema } from '../../src/protocol/messages.ts';
import { Report } from '../../src/report/report.ts';
import { serveRaw } from './servers.ts';

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

const at = (port: number) => ({ method: 'GET', url: `http://127.0.0.1:${port}/path?x#part` });
const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
const cut = `${head}5;a\r\nhello\r\n5\r\nworld\r\n`;

describe('an inspection', () => {
  test('is recorded, both ways, with its report and its chunks', async () => {
    let asked = '';
    const port = await serveRaw((socket, request) => {
      asked = request.toString('latin1');
      socket.end(cut);
    });
    const report = await inspect(at(port), {}, { captures, userAgent: 'lastchunk/9' });
    const id = report.capture?.id ?? '';
    expect(report.capture).toEqual({ id, received: cut.length, sent: asked.length, fault: null });
    expect(report.request).toEqual({ method: 'GET', url: `http://127.0.0.1:${port}/path?x`, sent: asked.length });
    expect(asked).toMatch(`GET /path?x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUser-Agent: lastchunk/9\r\n`);
    expect(await readFile(join(folder, id, 'received.bin'), 'latin1')).toBe(cut);
    expect(await readFile(join(folder, id, 'sent.bin'), 'latin1')).toBe(asked);
    expect(await captures.report(id)).toEqual(report);
    expect(await captures.chunkWindow(id, 0, 9)).toMatchObject({
      total: 2,
      offset: [head.length, head.length + 12],
      size: [5, 5],
      extension: ['a', null],
    });
    expect(v.parse(Report, report)).toEqual(report);
  });

  test('has times that follow each other', async () => {
    let now = 1_000_000;
    const clock = () => {
      now += 0.5;
      return now;
    };
    const { timing } = await inspect(at(await serveRaw((socket) => socket.end(cut))), {}, { clock });
    const { startedAt, connected, secured, sent, firstOctet, lastOctet, ended } = timing ?? {};
    expect(Number.isNaN(Date.parse(startedAt ?? ''))).toBe(false);
    expect(secured).toBeNull();
    const times = [0, connected, firstOctet, lastOctet, ended].map(Number);
    expect(times.toSorted((one, other) => one - other)).toEqual(times);
    expect(Number(sent)).toBeGreaterThan(Number(connected));
  });

  test('sends a body, and records what was sent', async () => {
    const body = Buffer.alloc(300_000, 'body ');
    let received = 0;
    const port = await serveRaw((socket, request) => {
      const size = request.indexOf('\r\n\r\n') + 4 + body.length;
      received = request.length;
      const done = () => received === size && socket.end('HTTP/1.1 204 No Content\r\n\r\n');
      socket.on('data', (octets) => {
        received += octets.length;
        done();
      });
      done();
    });
    const spec = { ...at(port), method: 'PUT', body: body.toString('base64') };
    const report = await inspect(spec, {}, { captures });
    expect(report.verdict.outcome).toBe('complete');
    expect(report.capture?.sent).toBe(received);
    const sent = await captures.byteWindow(report.capture?.id ?? '', 'sent', received - 10, received);
    expect(Buffer.from(sent.octets).toString()).toBe('body body ');
  });

  test('looks into coded content', async () => {
    const gzip = Buffer.from('H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==', 'base64').subarray(0, 18);
    const port = await serveRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${gzip.length}\r\n\r\n`);
      socket.end(gzip);
    });
    const { verdict } = await inspect(at(port));
    expect(verdict).toMatchObject({ outcome: 'complete-with-error', brokenSuccess: true });
  });

  test('refuses options that do not fit', async () => {
    await expect(inspect(at(1), { idleTimeoutMs: 0 })).rejects.toMatchObject({
      code: 'params-invalid',
      message: expect.stringContaining('idleTimeoutMs'),
    });
  });
});

describe('progress', () => {
  test('tells the phases in order, and the last state last', async () => {
    const told: Progress[] = [];
    const onProgress = (progress: Progress) => told.push(progress);
    const report = await inspect(at(await serveRaw((socket) => socket.end(cut))), {}, { captures, onProgress });
    for (const progress of told) expect(v.parse(ProgressSchema, progress)).toEqual(progress);
    const phases = told.map(({ phase }) => phase);
    expect(phases.slice(0, 3)).toEqual(['resolving', 'connecting', 'waiting']);
    expect(told.at(-1)).toMatchObject({
      phase: 'body',
      capture: report.capture?.id,
      received: cut.length,
      chunks: 2,
      statusLine: 'HTTP/1.1 200 OK',
    });
  });

  test('tells the head once, as soon as it has been read', async () => {
    const told: Progress[] = [];
    let go = () => {};
    const port = await serveRaw((socket) => {
      socket.write('HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 299 Odd\r\nContent-Length: 5\r\nX-Fact:  a \r\n\r\n');
      go = () => socket.end('hello');
    });
    const report = await inspect(
      at(port),
      {},
      {
        onProgress: (progress) => {
          told.push(progress);
          // The body is only sent when the head has been told.
          if (progress.head !== undefined) go();
        },
      },
    );
    expect(report.verdict.outcome).toBe('complete');
    const heads = told.flatMap(({ head }) => head ?? []);
    expect(heads).toEqual([
      {
        statusLine: report.response?.statusLine,
        fields: report.response?.fields,
        fieldCount: 2,
        interim: [{ raw: 'HTTP/1.1 103 Early Hints', span: [0, 24] }],
        interimCount: 1,
        framing: 'content-length',
        declaredLength: 5,
        end: report.ending.at - 5,
      },
    ]);
    for (const progress of told) expect(v.parse(ProgressSchema, progress)).toEqual(progress);
  });

  test('tells no more of a head than it may, and how many fields there are', async () => {
    const told: Progress[] = [];
    const many = Array.from({ length: 250 }, (_, i) => `F${i}: ${'v'.repeat(i)}\r\n`).join('');
    const reason = 'r'.repeat(20_000);
    const port = await serveRaw((socket) => socket.end(`HTTP/1.1 200 ${reason}\r\n${many}Content-Length: 0\r\n\r\n`));
    await inspect(at(port), {}, { onProgress: (progress) => told.push(progress) });
    const [head] = told.flatMap((progress) => progress.head ?? []);
    expect(head?.fieldCount).toBe(251);
    expect(head?.fields).toHaveLength(limits.headFields);
    expect(head?.statusLine.raw.length).toBeLessThan(5_000);
    const long = `${'v'.repeat(10_000)}\r\n`;
    const huge = await serveRaw((socket) =>
      socket.end(`HTTP/1.1 200 OK\r\nA: ${long}B: ${long}C: ${long}D: ${long}\r\n`),
    );
    told.length = 0;
    await inspect(at(huge), {}, { onProgress: (progress) => told.push(progress) });
    expect(told.flatMap((progress) => progress.head ?? [])[0]).toMatchObject({ fieldCount: 4, fields: { length: 3 } });
  });

  test('tells the verdict of a whole message at once where its server keeps the connection open', async () => {
    const told: Progress[] = [];
    const cancelled = new AbortController();
    const port = await serveRaw((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'));
    const report = await inspect(
      at(port),
      // Nobody would wait so long: the verdict has come before.
      { graceMs: 60_000 },
      {
        captures,
        signal: cancelled.signal,
        onProgress: (progress) => {
          told.push(progress);
          if (progress.soFar !== undefined) cancelled.abort();
        },
      },
    );
    const early = told.flatMap(({ soFar }) => soFar?.report ?? []);
    expect(early).toHaveLength(1);
    expect(early[0]).toMatchObject({
      verdict: report.verdict,
      findings: report.findings,
      response: report.response,
      ending: { transport: 'open', at: report.ending.at },
      capture: { id: report.capture?.id, received: report.ending.at },
    });
  });

  test('tells it not where the server says that it closes, and corrects it when more comes', async () => {
    const told: Progress[] = [];
    const closing = await serveRaw((socket) =>
      socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'),
    );
    await inspect(at(closing), { graceMs: 50 }, { onProgress: (progress) => told.push(progress) });
    expect(told.filter(({ soFar }) => soFar !== undefined)).toEqual([]);

    let more = () => {};
    const port = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      more = () => socket.end('excess');
    });
    const report = await inspect(
      at(port),
      { graceMs: 60_000 },
      {
        onProgress: ({ soFar }) => {
          if (soFar === undefined) return;
          expect(soFar.report.findings.map(({ id }) => id)).not.toContain('excess-octets');
          more();
        },
      },
    );
    expect(report.findings.map(({ id }) => id)).toContain('excess-octets');
  });

  test('is held to about 20 a second, whatever comes', async () => {
    let told = 0;
    const port = await serveRaw((socket) => {
      socket.write(head);
      let count = 0;
      const next = () => {
        count += 1;
        if (count === 2000) socket.end('0\r\n\r\n');
        else socket.write('1\r\nx\r\n', () => setImmediate(next));
      };
      next();
    });
    const report = await inspect(
      at(port),
      {},
      {
        onProgress: () => {
          told += 1;
        },
      },
    );
    // Six phases at most are told at once.
    expect(told).toBeLessThan(8 + (report.timing?.ended ?? 0) / 45);
  });

  test('lets windows be read while the response comes', async () => {
    let finish = () => {};
    const port = await serveRaw((socket) => {
      socket.write(cut);
      finish = () => socket.end('0\r\n\r\n');
    });
    let looking: Promise<unknown> | null = null;
    const look = async (id: string) => {
      const window = await captures.chunkWindow(id, 1, 5);
      const octets = await captures.byteWindow(id, 'received', 0, 12);
      finish();
      return [window.total, window.size, Buffer.from(octets.octets).toString()];
    };
    const report = await inspect(
      at(port),
      {},
      {
        captures,
        onProgress: ({ chunks, capture }) => {
          if (chunks === 2 && capture !== null) looking ??= look(capture);
        },
      },
    );
    expect(await looking).toEqual([2, [5], 'HTTP/1.1 200']);
    expect(report.verdict.outcome).toBe('complete');
  });
});

describe('when recording fails, the inspection goes on', () => {
  test('on a full disk', async () => {
    const create = (name: string) => open(join(folder, name), 'wx');
    const opening = async () => ({
      received: await open('/dev/full', 'w'),
      sent: await create('sent'),
      reads: await create('reads'),
      chunks: await create('chunks'),
    });
    const full = { record: () => new Recorder('full', folder, opening(), { grow: () => true, finished: () => {} }) };
    const report = await inspect(at(await serveRaw((socket) => socket.end(cut))), {}, { captures: full });
    expect(report.verdict.outcome).toBe('truncated');
    expect(report.capture).toMatchObject({ id: 'full', received: 0, fault: { code: 'disk-full' } });
  });

  test('in a store that is too small for the response, and keeps what fits', async () => {
    const small = await CaptureStore.open({ folder, capacity: 200_000 });
    const body = Buffer.alloc(1_000_000, 'x');
    const port = await serveRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`);
      socket.end(body);
    });
    const report = await inspect(at(port), {}, { captures: small });
    expect(report.verdict.outcome).toBe('complete');
    expect(report.response?.body.length).toBe(body.length);
    expect(report.capture?.fault?.code).toBe('disk-full');
    expect(report.capture?.received).toBeGreaterThan(0);
    expect(small.size).toBeLessThanOrEqual(200_000);
  });
});

test('several inspections at once do not disturb each other', async () => {
  const sockets = new Map<string, Socket>();
  const port = await serveRaw((socket, request) => {
    const name = /^GET \/(\w+)/.exec(request.toString())?.[1] ?? '';
    sockets.set(name, socket.setNoDelay());
    if (sockets.size < 5) return;
    for (const [each, one] of sockets) one.end(`HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n${each}`);
  });
  const names = ['a', 'bb', 'ccc', 'dddd', 'eeeee'];
  const reports = await Promise.all(
    names.map((name) => inspect({ method: 'GET', url: `http://127.0.0.1:${port}/${name}` }, {}, { captures })),
  );
  expect(reports.map(({ response }) => response?.body.length)).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(reports.map(({ capture }) => capture?.id)).size).toBe(5);
});

describe('a response of 128 MiB', () => {
  const size = 128 << 20;
  const start = `HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n`;
  const served = () =>
    serveRaw(async (socket) => {
      const mebibyte = Buffer.alloc(1 << 20, 'x');
      socket.write(start);
      for (let sent = 0; sent < size; sent += mebibyte.length) {
        await new Promise((resolve) => socket.write(mebibyte, resolve));
      }
      socket.end();
    });

  test('does not stay in memory', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const used = () => {
      // Twice: the second awaits what the first has left to be swept beside the program.
      collect();
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const port = await served();
    let peak = 0;
    const onProgress = () => {
      peak = Math.max(peak, used());
    };
    const before = used();
    const report = await inspect(at(port), {}, { captures, onProgress });
    expect(report.verdict.outcome).toBe('complete');
    expect(report.capture?.received).toBe(start.length + size);
    expect(Math.max(peak, used()) - before).toBeLessThan(size / 2);
  });

  test('waits for a disk that is slower than it', async () => {
    // A pipe stands for the file: nothing is written to it beyond what is read from it.
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = await open(pipe, 'r+');
    const create = (name: string) => open(join(folder, name), 'wx');
    const opening = async () => ({
      received: await open(pipe, 'w'),
      sent: await create('sent'),
      reads: await create('reads'),
      chunks: await create('chunks'),
    });
    const recorder = new Recorder('slow', folder, opening(), { grow: () => true, finished: () => {} });
    const inspecting = inspect(at(await served()), { idleTimeoutMs: 60_000 }, { captures: { record: () => recorder } });
    const aTurn = () => new Promise((resolve) => setImmediate(resolve));
    let peak = 0;
    // How much a read brings, and so how much waits when reading stops, is the kernel's to say.
    while (peak < 1 << 20) {
      peak = Math.max(peak, recorder.backlog);
      await aTurn();
    }
    const piece = Buffer.alloc(1 << 20);
    for (let left = start.length + size; left > 0; ) {
      left -= (await reader.read(piece, 0, Math.min(left, piece.length))).bytesRead;
      peak = Math.max(peak, recorder.backlog);
    }
    const report = await inspecting;
    await reader.close();
    expect(report.verdict.outcome).toBe('complete');
    expect(report.capture).toMatchObject({ received: start.length + size, fault: null });
    expect(peak).toBeLessThan(5 << 20);
  });
});
