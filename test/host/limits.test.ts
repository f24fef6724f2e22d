/** The limits that a user sets: the inspection stops by itself at them, and says that it did. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CaptureStore } from '../../src/capture/store.ts';
import { inspect } from '../../src/host/inspect.ts';
import type { InspectOptions } from '../../src/protocol/messages.ts';
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

const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
const whole = `${head}5\r\nhello\r\n0\r\n\r\n`;

async function inspected(port: number, options: Partial<InspectOptions>) {
  return inspect({ method: 'GET', url: `http://127.0.0.1:${port}/` }, options, { captures });
}

/** A server that writes chunks as fast as they are taken, until the client goes. */
function endless(): Promise<number> {
  return serveRaw((socket) => {
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    const more = () => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', more);
    socket.write(head);
    more();
  });
}

describe('a limit of octets', () => {
  test('stops an endless stream exactly there, on the disk too', async () => {
    const maxReceived = 1_000_000;
    const report = await inspected(await endless(), { maxReceived });
    expect(report.ending).toMatchObject({ transport: 'cancelled', reason: 'received-limit', at: maxReceived });
    expect(report.verdict.outcome).toBe('cancelled');
    expect(report.verdict.summary).toMatch(/^200 OK, stopped at the limit of 1,000,000 octets, within chunk 62/);
    expect(report.findings.find(({ id }) => id === 'cancelled')).toMatchObject({
      severity: 'info',
      title: expect.stringContaining('at a limit'),
      detail: expect.stringContaining('nobody cancelled it'),
    });
    expect(report.verdict.because).toEqual(['cancelled']);
    expect(report.capture).toMatchObject({ received: maxReceived, fault: null });
    const file = join(folder, report.capture?.id ?? '', 'received.bin');
    expect((await stat(file)).size).toBe(maxReceived);
  });

  test('is no limit to a response of just so many octets', async () => {
    const port = await serveRaw((socket) => socket.end(whole));
    const report = await inspected(port, { maxReceived: whole.length });
    expect(report.verdict.outcome).toBe('complete');
    expect(report.ending.reason).toBeUndefined();
  });

  test('one octet less stops it, and says so', async () => {
    const port = await serveRaw((socket) => socket.end(whole));
    const report = await inspected(port, { maxReceived: whole.length - 1 });
    expect(report.ending).toMatchObject({ transport: 'cancelled', reason: 'received-limit', at: whole.length - 1 });
    expect(report.verdict.outcome).toBe('cancelled');
  });

  test('reached after a whole message, it is a finding all the same', async () => {
    const port = await serveRaw((socket) => socket.write(`${whole}${'x'.repeat(100)}`));
    const report = await inspected(port, { maxReceived: whole.length + 10, graceMs: 60_000 });
    expect(report.verdict.outcome).toBe('complete');
    expect(report.ending).toMatchObject({ transport: 'cancelled', reason: 'received-limit' });
    expect(report.findings.map(({ id }) => id)).toContain('cancelled');
  });
});

describe('a limit of time', () => {
  test('stops a stream that goes on', async () => {
    const report = await inspected(await endless(), { maxDurationMs: 100 });
    expect(report.ending).toMatchObject({ transport: 'cancelled', reason: 'duration-limit' });
    expect(report.verdict.summary).toMatch(/^200 OK, stopped at the limit of its duration, /);
    expect(report.timing?.ended).toBeGreaterThanOrEqual(99);
  });

  test('holds while the head is waited for too', async () => {
    const port = await serveRaw(() => undefined);
    const report = await inspected(port, { maxDurationMs: 50 });
    expect(report.ending).toMatchObject({ transport: 'cancelled', reason: 'duration-limit', at: 0 });
    expect(report.verdict.summary).toBe('Stopped at the limit of its duration, before the first octet of a response.');
  });

  test('does not hold the process, and hides no fault', async () => {
    await expect(inspected(await unusedPort(), { maxDurationMs: 60_000 })).rejects.toMatchObject({
      code: 'connect-refused',
    });
  });
});
