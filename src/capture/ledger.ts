/** The sizes of all captures, held in memory: what to evict is known without walking the disk. */
import { lstat, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isCaptureId } from './id.ts';
import { DRAFT, files } from './layout.ts';

interface Entry {
  size: number;
  /** Recorded by this process, or by another that is alive: not to be evicted. */
  writing: boolean;
  partial: boolean;
}

/** After this many octets of our own, look what other host processes have added. */
const RESCAN_AFTER = 64 * 1024 * 1024;
const EVICTED = '.evicted-';

export class Ledger {
  readonly #folder: string;
  readonly #entries = new Map<string, Entry>();
  readonly #own = new Set<string>();
  readonly #evictions = new Set<Promise<void>>();
  #capacity: number;
  #total = 0;
  #sinceScan = 0;
  #scanning: Promise<void> | null = null;

  constructor(folder: string, capacity: number) {
    this.#folder = folder;
    this.#capacity = capacity;
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** Sets what all captures together may take, and evicts the oldest where that is less than they do. */
  resize(capacity: number): void {
    this.#capacity = capacity;
    this.#makeRoom(0);
  }

  /** Evicts the oldest where there is more than the capacity. */
  fit(): void {
    this.#makeRoom(0);
  }

  /** Evicts all that are not being recorded; what could be, and the octets that it took, when it is gone. */
  async evictAll(): Promise<{ deleted: number; octets: number }> {
    const finished = this.list().filter(({ writing }) => !writing);
    const gone = await Promise.all(finished.map(async (entry) => ((await this.#evict(entry.id)) ? [entry] : [])));
    const deleted = gone.flat();
    return { deleted: deleted.length, octets: deleted.reduce((sum, { size }) => sum + size, 0) };
  }

  /** Octets of all captures, as far as known. */
  get total(): number {
    return this.#total;
  }

  /** Oldest first. */
  list(): { id: string; size: number; writing: boolean; partial: boolean }[] {
    const ids = [...this.#entries.keys()].sort();
    return ids.flatMap((id) => {
      const entry = this.#entries.get(id);
      return entry === undefined ? [] : [{ id, ...entry }];
    });
  }

  /** Notes a capture that this process begins to record. */
  open(id: string): void {
    this.#own.add(id);
    this.#entries.set(id, { size: 0, writing: true, partial: true });
  }

  /** Notes that it is recorded, and the octets that it has come to. */
  close(id: string, size: number, partial: boolean): void {
    this.#own.delete(id);
    this.#forget(id);
    this.#entries.set(id, { size, writing: false, partial });
    this.#total += size;
    this.#makeRoom(0);
  }

  /** Adds octets to a capture, evicting the oldest others; false, and nothing added, when even that makes no room. */
  grow(id: string, octets: number): boolean {
    const entry = this.#entries.get(id);
    if (entry === undefined || !this.#makeRoom(octets)) return false;
    entry.size += octets;
    this.#total += octets;
    this.#sinceScan += octets;
    if (this.#sinceScan >= RESCAN_AFTER) {
      void this.scan().then(
        () => this.fit(),
        () => undefined,
      );
    }
    return true;
  }

  /** Settles when what was chosen for eviction is gone from the disk. */
  async settled(): Promise<void> {
    await this.#scanning;
    await Promise.all(this.#evictions);
  }

  /** Reads the folder's names, and the sizes of the captures that are new or were still growing. Evicts none. */
  scan(): Promise<void> {
    this.#sinceScan = 0;
    this.#scanning ??= this.#scan().finally(() => {
      this.#scanning = null;
    });
    return this.#scanning;
  }

  async #scan(): Promise<void> {
    const names = new Set(await readdir(this.#folder));
    for (const name of names) {
      if (name.startsWith(EVICTED) && isCaptureId(name.slice(EVICTED.length))) this.#remove(join(this.#folder, name));
    }
    for (const id of this.#entries.keys()) {
      if (!names.has(id) && !this.#own.has(id)) this.#forget(id);
    }
    for (const id of names) {
      if (!isCaptureId(id) || this.#own.has(id)) continue;
      const known = this.#entries.get(id);
      if (known !== undefined && !known.writing) continue;
      const entry = await measure(join(this.#folder, id));
      if (entry === null) continue;
      this.#forget(id);
      this.#entries.set(id, entry);
      this.#total += entry.size;
    }
  }

  #makeRoom(octets: number): boolean {
    for (const { id, writing } of this.#total + octets > this.#capacity ? this.list() : []) {
      if (this.#total + octets <= this.#capacity) break;
      if (!writing) void this.#evict(id);
    }
    return this.#total + octets <= this.#capacity;
  }

  #forget(id: string): void {
    this.#total -= this.#entries.get(id)?.size ?? 0;
    this.#entries.delete(id);
  }

  /**
   * Renamed first, so that it is gone at once for every process, and removed by a later one if this one dies. False where
   * it could not be; the next scan finds it again.
   */
  #evict(id: string): Promise<boolean> {
    this.#forget(id);
    const doomed = join(this.#folder, `${EVICTED}${id}`);
    const renamed = rename(join(this.#folder, id), doomed);
    this.#track(renamed.then(() => removeCapture(doomed)));
    return renamed.then(
      () => true,
      () => false,
    );
  }

  #remove(path: string): void {
    this.#track(removeCapture(path));
  }

  /** Another process may evict the same capture at the same time: whoever comes second finds nothing. */
  #track(work: Promise<void>): void {
    const done = work.catch(() => undefined).finally(() => this.#evictions.delete(done));
    this.#evictions.add(done);
  }
}

/**
 * Removes what a recorder writes, and the folder when nothing else is in it: what is not ours is not removed, nor what a
 * link in the folder's place leads to.
 */
async function removeCapture(folder: string): Promise<void> {
  if (!(await lstat(folder)).isDirectory()) return;
  const names = [...Object.values(files), DRAFT];
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
  await rmdir(folder);
}

/** Null for what is no folder: a link is not followed. */
async function measure(folder: string): Promise<Entry | null> {
  const found = await lstat(folder).catch(() => null);
  if (found?.isDirectory() !== true) return null;
  const sizes = await Promise.all(Object.values(files).map((name) => sizeOf(join(folder, name))));
  const size = sizes.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const partial = (await sizeOf(join(folder, files.report))) === null;
  return { size, writing: await isWriting(folder), partial };
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}

/** A capture is being written while the process that its `writing` names is alive. */
async function isWriting(folder: string): Promise<boolean> {
  try {
    const pid = Number(await readFile(join(folder, files.writing), 'utf8'));
    if (!Number.isSafeInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return Object(error).code === 'EPERM';
  }
}
