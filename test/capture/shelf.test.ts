import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newCaptureId } from '../../src/capture/id.ts';
import { CaptureShelf } from '../../src/capture/shelf.ts';
import { CaptureStore } from '../../src/capture/store.ts';
import { report, temporaryFolder } from './recording.ts';

let parent: string;
let own: CaptureStore;
let shelf: CaptureShelf;
beforeEach(async () => {
  parent = await temporaryFolder();
  own = await CaptureStore.open({ folder: join(parent, 'own'), capacity: 100_000_000 });
  shelf = new CaptureShelf(own);
});
afterEach(async () => {
  await shelf.close();
  await own.close();
  await rm(parent, { recursive: true, force: true });
});

async function record(length: number, fill = 1): Promise<string> {
  const recorder = shelf.record();
  recorder.received(new Uint8Array(length).fill(fill), 0);
  await recorder.finish(report);
  return recorder.id;
}

const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

describe('a folder that was chosen', () => {
  test('takes new captures, and old ones can still be read', async () => {
    const before = await record(10, 1);
    const chosen = join(parent, 'chosen', 'deep');
    await shelf.configure({ folder: chosen, capacity: null });
    expect(shelf.fault).toBeNull();
    expect(shelf.current.folder).toBe(join(chosen, 'lastchunk-captures'));
    expect(shelf.current.capacity).toBe(own.capacity);
    const after = await record(10, 2);
    expect(await readdir(shelf.current.folder)).toEqual([after]);
    const octets = async (id: string) => [...(await (await shelf.holding(id)).byteWindow(id, 'received', 0, 1)).octets];
    expect(await octets(before)).toEqual([1]);
    expect(await octets(after)).toEqual([2]);
    await shelf.configure({ folder: null, capacity: null });
    expect(shelf.current).toBe(own);
    expect(await octets(after)).toEqual([2]);
  });

  // There, Node's own mkdir of all folders on the way never comes to an end.
  test('where no folder can be made is refused, and the next one is heard', async () => {
    await shelf.configure({ folder: '/proc/nope', capacity: null });
    expect(shelf.fault).toMatchObject({ code: 'captures-folder', message: expect.stringContaining('/proc/nope') });
    expect(shelf.current).toBe(own);
    await shelf.configure({ folder: join(parent, 'chosen'), capacity: null });
    expect(shelf.fault).toBeNull();
  });

  test('on a disk that does not answer is refused in time, and asked once', async () => {
    const chosen = join(parent, 'chosen');
    const stuck = join(chosen, 'lastchunk-captures', `.probe-${process.pid}`);
    await mkdir(join(chosen, 'lastchunk-captures'), { recursive: true });
    // Whoever opens it to write waits until somebody reads.
    execFileSync('mkfifo', [stuck]);
    const impatient = new CaptureShelf(own, 50);
    await impatient.configure({ folder: chosen, capacity: null });
    expect(impatient.fault).toMatchObject({ code: 'captures-folder', message: expect.stringContaining('50 ms') });
    await Promise.all([1, 2, 3, 4].map(() => impatient.configure({ folder: chosen, capacity: null })));
    // Four that wait for a disk are all that Node has: it could read no file.
    await impatient.configure({ folder: join(parent, 'other'), capacity: null });
    expect(impatient.fault).toBeNull();
    await readFile(stuck);
    await impatient.configure({ folder: chosen, capacity: null });
    expect(impatient.fault).toBeNull();
    expect(impatient.current.folder).toBe(join(chosen, 'lastchunk-captures'));
    await impatient.close();
  });

  test('keeps its own modes and whatever else is in it', async () => {
    const chosen = join(parent, 'documents');
    await mkdir(chosen);
    await chmod(chosen, 0o755);
    await writeFile(join(chosen, 'thesis.txt'), 'of great worth');
    await shelf.configure({ folder: chosen, capacity: 1_048_576 });
    await record(900_000);
    await record(900_000);
    await shelf.current.deleteAll();
    expect(await mode(chosen)).toBe('755');
    expect(await mode(join(chosen, 'lastchunk-captures'))).toBe('700');
    expect(await readFile(join(chosen, 'thesis.txt'), 'utf8')).toBe('of great worth');
  });

  test.each([
    ['relative', 'captures', 'not an absolute path'],
    ['below a file', 'PARENT/file/below', 'ENOTDIR'],
    ['a link in its place', 'PARENT/linked', 'no folder of this user'],
    ['too long a name', `PARENT/${'x'.repeat(300)}`, 'ENAMETOOLONG'],
  ])('%s is refused, and the one in use stays', async (_, given, words) => {
    await writeFile(join(parent, 'file'), '');
    await mkdir(join(parent, 'linked'));
    await mkdir(join(parent, 'elsewhere'));
    await symlink(join(parent, 'elsewhere'), join(parent, 'linked', 'lastchunk-captures'));
    await shelf.configure({ folder: given.replace('PARENT', parent), capacity: null });
    expect(shelf.fault).toMatchObject({ code: 'captures-folder', message: expect.stringContaining(words) });
    expect(shelf.current).toBe(own);
    await record(1);
    await shelf.configure({ folder: null, capacity: null });
    expect(shelf.fault).toBeNull();
  });

  test('a store is found again with what it held', async () => {
    const chosen = join(parent, 'chosen');
    await shelf.configure({ folder: chosen, capacity: null });
    const id = await record(10);
    const another = new CaptureShelf(own);
    await another.configure({ folder: chosen, capacity: null });
    expect(another.current.list().map((entry) => entry.id)).toEqual([id]);
    await another.close();
  });
});

describe('the capacity', () => {
  test('may be more than a host has by itself: nothing is lost before it is told', async () => {
    const ids = [await record(600_000), await record(600_000)];
    const begun = await CaptureStore.open({ folder: own.folder, capacity: 1_000_000 });
    const another = new CaptureShelf(begun);
    await another.configure({ folder: null, capacity: 10_000_000 });
    await another.record().finish(report);
    expect(begun.list().map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    await another.close();
    await begun.close();
  });

  test('of a folder that cannot be used costs the one in use nothing', async () => {
    const id = await record(600_000);
    await shelf.configure({ folder: 'relative', capacity: 1_048 });
    expect(own.list().map((entry) => entry.id)).toEqual([id]);
    expect(own.capacity).toBe(100_000_000);
  });

  test('when lowered evicts the oldest at once', async () => {
    const ids = [await record(600_000), await record(600_000), await record(600_000)];
    await shelf.configure({ folder: null, capacity: 1_500_000 });
    expect(own.list().map(({ id }) => id)).toEqual(ids.slice(1));
    expect((await readdir(own.folder)).toSorted()).toEqual(ids.slice(1));
    await shelf.configure({ folder: null, capacity: null });
    expect(own.capacity).toBe(100_000_000);
  });
});

describe('deleting', () => {
  test('spares what is being recorded, and whatever is not a capture', async () => {
    await record(1_000);
    await record(2_000);
    const running = shelf.record();
    running.received(new Uint8Array(10), 0);
    await running.flush();
    const { folder } = own;
    await writeFile(join(folder, 'note.txt'), 'mine');
    await mkdir(join(folder, '.evicted-by-somebody'));
    // Named as a capture is, and with a file in it that no recorder writes.
    const odd = newCaptureId();
    await mkdir(join(folder, odd));
    await writeFile(join(folder, odd, 'photo.jpg'), 'mine too');
    await mkdir(join(parent, 'elsewhere'));
    await writeFile(join(parent, 'elsewhere', 'received.bin'), 'not ours');
    await symlink(join(parent, 'elsewhere'), join(folder, newCaptureId()));

    const { deleted, octets } = await own.deleteAll();
    expect(deleted).toBe(3);
    expect(octets).toBeGreaterThanOrEqual(3_000);
    expect(own.list().map(({ id }) => id)).toEqual([running.id]);
    expect(await readFile(join(folder, 'note.txt'), 'utf8')).toBe('mine');
    expect(await readFile(join(folder, `.evicted-${odd}`, 'photo.jpg'), 'utf8')).toBe('mine too');
    expect(await readFile(join(parent, 'elsewhere', 'received.bin'), 'utf8')).toBe('not ours');
    expect(await readdir(folder)).toContain('.evicted-by-somebody');
    await running.finish(report);
    expect(await own.report(running.id)).toEqual(report);
  });
});
