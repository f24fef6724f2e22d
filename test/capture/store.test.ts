import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, open, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultCaptureFolder } from '../../src/capture/folder.ts';
import { captureTime, isCaptureId, newCaptureId } from '../../src/capture/id.ts';
import { Recorder } from '../../src/capture/recorder.ts';
import { CaptureStore } from '../../src/capture/store.ts';
import { report, temporaryFolder } from './recording.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await temporaryFolder();
  folder = join(parent, 'captures');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const mode = async (...path: string[]) => ((await stat(join(folder, ...path))).mode & 0o777).toString(8);
const octets = (length: number, fill = 1) => new Uint8Array(length).fill(fill);
/** A finished capture of about `length` octets. */
async function filled(store: CaptureStore, length: number): Promise<string> {
  const recorder = store.record();
  recorder.received(octets(length), 0);
  await recorder.finish(report);
  return recorder.id;
}

describe('a capture', () => {
  test('is a folder of files that nobody else can read', async () => {
    const store = await CaptureStore.open({ folder });
    const recorder = store.record();
    recorder.sent(Buffer.from('GET'));
    recorder.received(Buffer.from('HTTP/'), 1.5);
    recorder.received(Buffer.from('1.1'), 2.25);
    await recorder.flush();
    expect(await mode()).toBe('700');
    expect(await mode(recorder.id)).toBe('700');
    expect((await readdir(join(folder, recorder.id))).toSorted()).toEqual([
      'chunks.idx',
      'reads.idx',
      'received.bin',
      'sent.bin',
      'writing',
    ]);
    expect(recorder.reference).toEqual({ id: recorder.id, received: 8, sent: 3, fault: null });
    await recorder.finish(report);
    const names = await readdir(join(folder, recorder.id));
    expect(names.toSorted()).toEqual(['chunks.idx', 'reads.idx', 'received.bin', 'report.json', 'sent.bin']);
    for (const name of names) expect(await mode(recorder.id, name)).toBe('600');
    expect(await readFile(join(folder, recorder.id, 'received.bin'), 'latin1')).toBe('HTTP/1.1');
    expect(await readFile(join(folder, recorder.id, 'sent.bin'), 'latin1')).toBe('GET');
    const reads = await readFile(join(folder, recorder.id, 'reads.idx'));
    expect([0, 8, 16, 24].map((at) => reads.readDoubleLE(at))).toEqual([0, 1.5, 5, 2.25]);
    expect(await store.report(recorder.id)).toEqual(report);
  });

  test('narrows a folder that stood open before', async () => {
    await mkdir(folder);
    await chmod(folder, 0o755);
    await CaptureStore.open({ folder });
    expect(await mode()).toBe('700');
  });

  test('keeps the order of writes of every size', async () => {
    const store = await CaptureStore.open({ folder });
    const recorder = store.record();
    const pieces = Array.from({ length: 3000 }, (_, index) => octets((index * 7919) % 40_000, index % 251));
    for (const [index, piece] of pieces.entries()) {
      recorder.received(piece, index);
      if (index % 500 === 0) await recorder.flush();
    }
    await recorder.finish(report);
    const file = await readFile(join(folder, recorder.id, 'received.bin'));
    expect(file.equals(Buffer.concat(pieces))).toBe(true);
  });

  test('is listed as partial without a report, and has none to give', async () => {
    const killed = (await CaptureStore.open({ folder })).record();
    killed.received(octets(10), 0);
    await killed.finish(null);
    const store = await CaptureStore.open({ folder });
    expect(store.list()).toMatchObject([{ id: killed.id, partial: true, writing: false, size: 26 }]);
    await expect(store.report(killed.id)).rejects.toMatchObject({ code: 'capture-unknown' });
    expect((await store.byteWindow(killed.id, 'received', 0, 100)).total).toBe(10);
  });

  test('whose report was damaged says so', async () => {
    const store = await CaptureStore.open({ folder });
    const id = await filled(store, 1);
    await writeFile(join(folder, id, 'report.json'), '{"schema":2}');
    await expect(store.report(id)).rejects.toMatchObject({ code: 'capture-failed' });
  });

  test.each(['..', '../x', 'a/b', '', '.', 'x'.repeat(26), '/etc', '%2e%2e'])(
    'is never found by the id %j',
    async (id) => {
      const store = await CaptureStore.open({ folder });
      await expect(store.report(id)).rejects.toMatchObject({ code: 'capture-unknown' });
      await expect(store.byteWindow(id, 'sent', 0, 1)).rejects.toMatchObject({ code: 'capture-unknown' });
      await expect(store.chunkWindow(id, 0, 1)).rejects.toMatchObject({ code: 'capture-unknown' });
    },
  );
});

describe('ids', () => {
  test('sort by time, and tell it', () => {
    const ids = Array.from({ length: 1000 }, () => newCaptureId());
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.every(isCaptureId)).toBe(true);
    const later = Date.UTC(2100, 0, 1);
    expect(captureTime(newCaptureId(later))).toBe(later);
  });
});

describe('the store', () => {
  test('evicts the oldest captures when it grows beyond its size', async () => {
    const store = await CaptureStore.open({ folder, capacity: 9000 });
    const [first, second, third] = [await filled(store, 3000), await filled(store, 3000), await filled(store, 3000)];
    expect(store.list().map(({ id }) => id)).toEqual([second, third]);
    await store.close();
    expect(await readdir(folder)).toEqual([second, third]);
    expect(store.size).toBeLessThanOrEqual(9000);
    await expect(store.report(first)).rejects.toMatchObject({ code: 'capture-unknown' });
    expect(await store.report(third)).toEqual(report);
  });

  test('evicts while a capture grows, but never that one, nor another that is being written', async () => {
    const store = await CaptureStore.open({ folder, capacity: 10_000 });
    const open = store.record();
    open.received(octets(2000), 0);
    const finished = await filled(store, 2000);
    const growing = store.record();
    for (let count = 0; count < 6; count += 1) growing.received(octets(1000), count);
    expect(store.list().map(({ id }) => id)).toEqual([open.id, growing.id]);
    expect(growing.fault).toBeNull();
    growing.received(octets(3000), 7);
    expect(growing.fault).toEqual({ code: 'disk-full', message: expect.stringContaining('reached its size') });
    await growing.finish(report);
    expect(growing.reference.received).toBe(6000);
    expect(store.list().at(-1)).toMatchObject({ id: growing.id, size: expect.any(Number), partial: false });
    await expect(store.byteWindow(finished, 'received', 0, 1)).rejects.toMatchObject({ code: 'capture-unknown' });
    await open.finish(report);
  });

  test('counts what was there when it was opened, and evicts what is too much when it is to hold more', async () => {
    const before = await CaptureStore.open({ folder });
    const ids = [await filled(before, 3000), await filled(before, 3000), await filled(before, 3000)];
    const store = await CaptureStore.open({ folder, capacity: 8000 });
    // A larger capacity may yet be chosen.
    expect(store.list().map(({ id }) => id)).toEqual(ids);
    const recorder = store.record();
    await recorder.flush();
    expect(store.list().map(({ id }) => id)).toEqual([...ids.slice(1), recorder.id]);
    await recorder.finish(report);
    await store.close();
    expect(await readdir(folder)).toEqual([...ids.slice(1), recorder.id]);
  });

  test('shares its folder: it sees what another has added and evicted, and spares what that one writes', async () => {
    const one = await CaptureStore.open({ folder });
    const two = await CaptureStore.open({ folder, capacity: 5000 });
    const finished = await filled(one, 3000);
    const writing = one.record();
    writing.received(octets(3000), 0);
    await writing.flush();
    await two.refresh();
    expect(two.list()).toMatchObject([{ id: writing.id, writing: true, partial: true, size: expect.any(Number) }]);
    await expect(one.report(finished)).rejects.toMatchObject({ code: 'capture-unknown' });
    await one.refresh();
    expect(one.list().map(({ id }) => id)).toEqual([writing.id]);
    await writing.finish(report);
    await two.refresh();
    expect(two.list()).toMatchObject([{ id: writing.id, writing: false, partial: false }]);
  });

  test('takes a capture for abandoned when the process that wrote it is gone', async () => {
    const other = (await CaptureStore.open({ folder })).record();
    await other.flush();
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await writeFile(join(folder, other.id, 'writing'), String(child.pid));
    const store = await CaptureStore.open({ folder });
    expect(store.list()).toMatchObject([{ id: other.id, writing: false, partial: true }]);
    await other.finish(null);
  });

  test('removes what an eviction left half removed', async () => {
    const store = await CaptureStore.open({ folder });
    await mkdir(join(folder, `.evicted-${newCaptureId()}`));
    await store.refresh();
    expect(await readdir(folder)).toEqual([]);
  });

  test('follows no link in the place of what was evicted', async () => {
    const store = await CaptureStore.open({ folder });
    const elsewhere = join(folder, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, 'received.bin'), 'not ours');
    await symlink(elsewhere, join(folder, `.evicted-${newCaptureId()}`));
    await store.refresh();
    expect(await readFile(join(elsewhere, 'received.bin'), 'utf8')).toBe('not ours');
  });

  test('counts as deleted only what is gone', async () => {
    const store = await CaptureStore.open({ folder });
    const [one, other] = [await filled(store, 1000), await filled(store, 1000)];
    // In the way of the first one's eviction: a folder cannot replace one that holds something.
    const doomed = join(folder, `.evicted-${one}`);
    await mkdir(doomed);
    await writeFile(join(doomed, 'photo.jpg'), 'mine');
    expect(await store.deleteAll()).toMatchObject({ deleted: 1 });
    expect(await store.has(one)).toBe(true);
    expect(await store.has(other)).toBe(false);
    await store.refresh();
    expect(store.list().map(({ id }) => id)).toEqual([one]);
  });

  test('that cannot make its folder records nothing, says why, and stays usable', async () => {
    await writeFile(folder, 'a file in the way');
    const store = await CaptureStore.open({ folder });
    const recorder = store.record();
    recorder.received(octets(10), 0);
    await recorder.flush();
    const fault = { code: 'capture-failed', message: expect.stringContaining('could not be written (') };
    expect(recorder.reference).toEqual({ id: recorder.id, received: 0, sent: 0, fault });
    await recorder.finish(report);
    await expect(store.report(recorder.id)).rejects.toMatchObject({ code: expect.stringMatching(/^capture-/) });
  });
});

describe('a recorder on a full disk', () => {
  test('stops, keeps what it had, and says disk-full', async () => {
    await mkdir(folder);
    const create = (name: string) => open(join(folder, name), 'wx', 0o600);
    const opening = async () => ({
      received: await open('/dev/full', 'w'),
      sent: await create('sent.bin'),
      reads: await create('reads.idx'),
      chunks: await create('chunks.idx'),
    });
    const recorder = new Recorder('id', folder, opening(), { grow: () => true, finished: () => undefined });
    recorder.sent(Buffer.from('GET'));
    await recorder.flush();
    recorder.received(octets(10), 0);
    await recorder.flush();
    const fault = {
      code: 'disk-full',
      message: 'Recording stopped: the disk that holds the captures is full (ENOSPC).',
    };
    expect(recorder.reference).toEqual({ id: 'id', received: 0, sent: 3, fault });
    recorder.received(octets(100_000), 0);
    expect(recorder.backlog).toBe(0);
    await recorder.finish(report);
  });
});

test('the folder is the platform’s, or the one that LASTCHUNK_DATA names', () => {
  expect(defaultCaptureFolder({ LASTCHUNK_DATA: '/data' })).toBe(join('/data', 'captures'));
  expect(defaultCaptureFolder({})).toMatch(/lastchunk.captures$/);
});
