import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { inspect } from '../../src/host/inspect.ts';
import type { Progress } from '../../src/protocol/messages.ts';
import { certificate } from './certificates.ts';
import { serveRaw, serveRelay, serveSecure } from './servers.ts';

const at = (port: number, scheme = 'http') => ({ method: 'GET', url: `${scheme}://127.0.0.1:${port}/` });
const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
const cut = `${head}5\r\nhello\r\n`;
const whole = `${cut}0\r\n\r\n`;

describe('in clear text, the ending is', () => {
  test('fin when the server closes', async () => {
    const report = await inspect(at(await serveRaw((socket) => socket.end(cut))));
    expect(report).toMatchObject({
      ending: { transport: 'fin', at: cut.length },
      verdict: { outcome: 'truncated', brokenSuccess: true },
      connection: { address: '127.0.0.1', tls: null },
    });
  });

  test('fin before the first octet', async () => {
    const report = await inspect(at(await serveRaw((socket) => socket.end())));
    expect(report).toMatchObject({ ending: { transport: 'fin', at: 0 }, verdict: { outcome: 'no-response' } });
    expect(report.timing).toMatchObject({ firstOctet: null, lastOctet: null, sent: expect.any(Number) });
  });

  test('rst when the server resets, with nothing lost of what had come', async () => {
    let reset = () => {};
    const port = await serveRaw((socket) => {
      socket.write(cut);
      reset = () => socket.resetAndDestroy();
    });
    const report = await inspect(at(port), {}, { onProgress: ({ chunks }) => chunks === 1 && reset() });
    expect(report).toMatchObject({
      ending: { transport: 'rst', at: cut.length, reason: 'ECONNRESET' },
      verdict: { outcome: 'reset', brokenSuccess: true },
    });
  });

  test.each([
    ['before the first octet', '', 'no-response', 'no-response'],
    ['within the head', 'HTTP/1.1 200 OK\r\nDate: now\r\nSer', 'reset', 'reset'],
    ['within the body', cut, 'reset', 'reset'],
    ['after the whole message', whole, 'complete', 'reset-after-message'],
  ])('rst %s', async (_, some, outcome, id) => {
    let reset = () => {};
    const port = await serveRaw((socket) => {
      if (some === '') socket.resetAndDestroy();
      else socket.write(some);
      reset = () => socket.resetAndDestroy();
    });
    const report = await inspect(
      at(port),
      { graceMs: 20_000 },
      {
        onProgress: ({ received }) => received > 0 && received === some.length && reset(),
      },
    );
    expect(report).toMatchObject({ ending: { transport: 'rst', at: some.length }, verdict: { outcome } });
    expect(report.findings.map((finding) => finding.id)).toContain(id);
    expect(report.verdict.brokenSuccess).toBe(outcome === 'reset');
  });

  test('told with the last good chunk, and when the last octet came', async () => {
    const report = await inspect(at(await serveRaw((socket) => socket.end(`${cut}9\r\nand`))));
    const detail = report.findings.find(({ id }) => id === 'cut-in-chunk-data')?.detail;
    expect(detail).toContain('8 octets of content had come, in 1 whole chunk and a part of one.');
    expect(detail).toContain(`The last good chunk, number 1, has 5 octets and begins at octet ${head.length}.`);
    expect(detail).toContain('At least 6 octets of content are missing.');
    // Octets are counted from 0, as in the span that leads there.
    expect(detail).toMatch(/The last octet, at offset 62, came .* after the inspection began\./);
    expect(report.findings.map(({ id }) => id)).toContain('connection-spent');
  });

  test.each([
    ['', 'end', ['connection-closed-after-message']],
    ['Connection: close\r\n', 'end', []],
    ['Connection: close\r\n', 'keep', ['connection-kept']],
    ['', 'keep', []],
  ])('and what it means for the connection: %j, %s', async (field, then, expected) => {
    const port = await serveRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${field}Content-Length: 0\r\n\r\n`);
      if (then === 'end') socket.end();
    });
    const report = await inspect(at(port), { graceMs: then === 'end' ? 20_000 : 30 });
    const ids = report.findings.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('connection-'))).toEqual(expected);
    if (then === 'keep') expect(report.ending).toEqual({ transport: 'open', at: report.ending.at, graceMs: 30 });
  });

  test('no surprise when the request asked for the close', async () => {
    const port = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
    const report = await inspect({ ...at(port), fields: [['Connection', 'close']] }, { graceMs: 20_000 });
    expect(report.findings.map(({ id }) => id)).not.toContain('connection-closed-after-message');
  });

  test('idle-timeout when the body stalls', async () => {
    const report = await inspect(at(await serveRaw((socket) => socket.write(cut))), { idleTimeoutMs: 40 });
    expect(report).toMatchObject({
      ending: { transport: 'idle-timeout', at: cut.length, idleMs: expect.any(Number) },
      verdict: { outcome: 'stalled' },
    });
  });

  test.each(['', 'HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 200 OK\r\nDate'])(
    'idle-timeout when the head does not end: %j',
    async (some) => {
      const port = await serveRaw((socket) => socket.write(some));
      const report = await inspect(at(port), { headTimeoutMs: 40, idleTimeoutMs: 60_000 });
      expect(report).toMatchObject({ ending: { transport: 'idle-timeout', at: some.length } });
    },
  );

  test('idle-timeout when a head comes slowly without end', async () => {
    const port = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('X: y\r\n'), 10);
      socket.on('close', () => clearInterval(timer));
    });
    const report = await inspect(at(port), { headTimeoutMs: 80, idleTimeoutMs: 60_000 });
    expect(report.ending).toMatchObject({ transport: 'idle-timeout', reason: 'head-timeout' });
    // Octets were still coming: nobody may say that nothing more came.
    expect(report.verdict.outcome).toBe('stalled');
    expect(report.verdict.summary).toContain('the head had not ended when its time was up');
    expect(report.findings.find(({ id }) => id === 'stalled')?.detail).not.toContain('Nothing more came');
  });

  test('open when the connection stays usable after a whole message', async () => {
    const report = await inspect(at(await serveRaw((socket) => socket.write(whole))), { graceMs: 20 });
    expect(report).toMatchObject({ ending: { transport: 'open', at: whole.length }, verdict: { outcome: 'complete' } });
  });

  test('fin when the server closes while excess octets are waited for', async () => {
    const port = await serveRaw((socket) => {
      socket.write(whole);
      socket.end('excess');
    });
    const report = await inspect(at(port), { graceMs: 60_000 });
    expect(report.ending).toMatchObject({ transport: 'fin', at: whole.length + 6 });
  });

  test('cancelled when asked to, and the server sees the connection go', async () => {
    const controller = new AbortController();
    let gone: Promise<unknown> = Promise.resolve();
    const port = await serveRaw((socket) => {
      socket.write(cut);
      gone = once(socket, 'end');
    });
    const report = await inspect(
      at(port),
      {},
      { signal: controller.signal, onProgress: ({ chunks }) => chunks === 1 && controller.abort() },
    );
    expect(report).toMatchObject({
      ending: { transport: 'cancelled', at: cut.length },
      verdict: { outcome: 'cancelled' },
      response: { body: { length: 5 } },
    });
    await gone;
  });

  test('fin when the server answers and closes before it has taken the whole request', async () => {
    const body = Buffer.alloc(4_000_000).toString('base64');
    const port = await serveRaw((socket) => socket.end('HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n'));
    const report = await inspect({ ...at(port), method: 'POST', body });
    expect(report).toMatchObject({ response: { statusLine: { code: 413 } }, verdict: { outcome: 'complete' } });
  });
});

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('over %s, the ending is', (version) => {
  const secured = async (answer: Parameters<typeof serveSecure>[1]) =>
    serveSecure({ ...(await certificate('localhost')), minVersion: version, maxVersion: version }, answer);
  const insecure = { insecure: true };

  test('close-notify when TLS was closed', async () => {
    const report = await inspect(at(await secured((socket) => socket.end(cut)), 'https'), insecure);
    expect(report).toMatchObject({
      ending: { transport: 'close-notify', at: cut.length },
      connection: { tls: { version, serverName: null } },
      verdict: { outcome: 'truncated' },
    });
  });

  test('close-notify when TLS was closed and TCP was not', async () => {
    const port = await secured((socket) => {
      socket.write(cut);
      // The alert goes out; the FIN does not, while the relay holds its side open.
      socket.end();
    });
    const report = await inspect(at((await serveRelay(port)).port, 'https'), insecure);
    expect(report.ending).toMatchObject({ transport: 'close-notify', at: cut.length });
  });

  test('close-notify after a long body, read slowly', async () => {
    const body = Buffer.alloc(3_000_000, 'x');
    const port = await secured((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`);
      socket.end(body);
    });
    const report = await inspect(at(port, 'https'), { ...insecure, graceMs: 10_000 });
    expect(report).toMatchObject({ ending: { transport: 'close-notify' }, verdict: { outcome: 'complete' } });
  });

  test('tls-truncated when only TCP was', async () => {
    const port = await secured((socket) => socket.write(cut));
    const relay = await serveRelay(port);
    const report = await inspect(at(relay.port, 'https'), insecure, {
      onProgress: ({ received }) => received === cut.length && relay.cut(),
    });
    expect(report).toMatchObject({
      ending: { transport: 'tls-truncated', at: cut.length },
      verdict: { outcome: 'truncated', brokenSuccess: true },
    });
  });

  test('tls-truncated after a last record of two octets', async () => {
    // As long as a close_notify is in TLS 1.3, and not to be taken for one.
    const port = await secured((socket) => {
      socket.write(cut.slice(0, -2), () => socket.write('\r\n'));
    });
    const relay = await serveRelay(port);
    const report = await inspect(at(relay.port, 'https'), insecure, {
      onProgress: ({ received }) => received === cut.length && relay.cut(),
    });
    expect(report.ending).toMatchObject({ transport: 'tls-truncated', at: cut.length });
  });

  test('rst when TCP was reset', async () => {
    const port = await secured((socket) => socket.write(cut));
    const relay = await serveRelay(port);
    const report = await inspect(at(relay.port, 'https'), insecure, {
      onProgress: ({ received }) => received === cut.length && relay.reset(),
    });
    expect(report.ending).toEqual({ transport: 'rst', at: cut.length, reason: 'ECONNRESET' });
  });

  test('tls-truncated by a fatal alert, which is named', async () => {
    const port = await secured((socket) => socket.write(cut));
    const relay = await serveRelay(port);
    // A record of application data that was never encrypted: the server answers it with an alert.
    const forged = Buffer.concat([Buffer.of(23, 3, 3, 0, 32), Buffer.alloc(32)]);
    const report = await inspect(at(relay.port, 'https'), insecure, {
      onProgress: ({ received }) => received === cut.length && relay.inject(forged),
    });
    expect(report).toMatchObject({
      ending: { transport: 'tls-truncated', at: cut.length, reason: 'alert bad_record_mac' },
      verdict: { outcome: 'truncated', brokenSuccess: true },
    });
    const finding = report.findings.find(({ id }) => id === 'tls-truncated');
    expect(finding?.title).toBe('TLS was ended by the alert bad_record_mac');
  });

  test('idle-timeout, open and cancelled as in clear text', async () => {
    const stalls = await secured((socket) => socket.write(cut));
    expect((await inspect(at(stalls, 'https'), { ...insecure, idleTimeoutMs: 40 })).ending.transport).toBe(
      'idle-timeout',
    );
    const controller = new AbortController();
    const onProgress = ({ chunks }: Progress) => chunks === 1 && controller.abort();
    const cancelled = await inspect(at(stalls, 'https'), insecure, { signal: controller.signal, onProgress });
    expect(cancelled.ending.transport).toBe('cancelled');
    const stays = await secured((socket) => socket.write(whole));
    expect((await inspect(at(stays, 'https'), { ...insecure, graceMs: 20 })).ending.transport).toBe('open');
  });
});
