import type { FileHandle } from 'node:fs/promises';
import { chmod, lstat, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { LastchunkError } from '../report/fault.ts';
import { Report } from '../report/report.ts';
import { type ChunkSeries, readChunkSeries } from './chunk-series.ts';
import { defaultCaptureFolder } from './folder.ts';
import { captureTime, isCaptureId, newCaptureId } from './id.ts';
import { FILE_MODE, FOLDER_MODE, files } from './layout.ts';
import { Ledger } from './ledger.ts';
import { makeFolders } from './make-folders.ts';
import { findOctets, type OctetSearch } from './octet-search.ts';
import { Recorder, type RecorderFiles } from './recorder.ts';
import { type ChunkRows, type Octets, readChunkRows, readOctets, readRowsHolding } from './window.ts';

export interface CaptureStoreOptions {
  /** The folder of captures; default: see `defaultCaptureFolder`. */
  folder?: string;
  /** Octets that all captures together may take; default 2 GiB. The oldest are evicted first. */
  capacity?: number;
}

export interface CaptureEntry {
  id: string;
  /** Milliseconds since 1970. */
  openedAt: number;
  /** Octets on disk. */
  size: number;
  /** It is being recorded, here or by another process. */
  writing: boolean;
  /** It has no Report: it is being recorded, or its recorder was killed. */
  partial: boolean;
}

export const DEFAULT_CAPACITY = 2 * 1024 ** 3;

/** The captures on disk. Several processes may share a folder. */
export class CaptureStore {
  readonly folder: string;
  readonly #ledger: Ledger;
  readonly #active = new Map<string, Recorder>();

  private constructor(folder: string, capacity: number) {
    this.folder = folder;
    this.#ledger = new Ledger(folder, capacity);
  }

  /**
   * Opens the store, and evicts nothing yet: whoever opens it may still say how much it is to hold. A folder that cannot
   * be made or read is no error here: then nothing is recorded, and each capture's fault says why.
   */
  static async open(options: CaptureStoreOptions = {}): Promise<CaptureStore> {
    const folder = resolve(options.folder ?? defaultCaptureFolder());
    const store = new CaptureStore(folder, options.capacity ?? DEFAULT_CAPACITY);
    await store.#prepare().catch(() => undefined);
    return store;
  }

  /**
   * Begins a capture, evicting the oldest ones where the store is full. It can be fed at once; that it cannot be
   * written is no error here: see `Recorder.fault`.
   */
  record(): Recorder {
    const id = newCaptureId();
    const folder = join(this.folder, id);
    this.#ledger.open(id);
    const recorder = new Recorder(id, folder, this.#create(folder), {
      grow: (octets) => this.#ledger.grow(id, octets),
      finished: (octets, partial) => {
        this.#active.delete(id);
        this.#ledger.close(id, octets, partial);
      },
    });
    this.#active.set(id, recorder);
    return recorder;
  }

  /** Octets that all captures together may take. */
  get capacity(): number {
    return this.#ledger.capacity;
  }

  /** Sets the capacity; where it is smaller than what is kept, the oldest captures are evicted. */
  resize(capacity: number): void {
    this.#ledger.resize(capacity);
  }

  /** The folder of a capture's files, which are named in layout.ts. */
  folderOf(id: string): string {
    return join(this.folder, id);
  }

  /** Whether it holds a capture of that id, whoever records it. */
  async has(id: string): Promise<boolean> {
    if (!isCaptureId(id)) return false;
    if (this.#active.has(id)) return true;
    return lstat(join(this.folder, id)).then(
      (found) => found.isDirectory(),
      () => false,
    );
  }

  /** Deletes every capture that is not being recorded, whoever recorded it; how many could be, and the octets that they took. */
  async deleteAll(): Promise<{ deleted: number; octets: number }> {
    await this.#ledger.scan();
    const gone = await this.#ledger.evictAll();
    await this.#ledger.settled();
    return gone;
  }

  /** All captures, oldest first, those of other processes as of the last scan. */
  list(): CaptureEntry[] {
    return this.#ledger.list().map((entry) => ({ ...entry, openedAt: captureTime(entry.id) }));
  }

  /** Reads what other processes have added or evicted, and evicts what is too much. */
  async refresh(): Promise<void> {
    await this.#ledger.scan();
    this.#ledger.fit();
    await this.#ledger.settled();
  }

  /** Octets of all captures, as far as this process knows. */
  get size(): number {
    return this.#ledger.total;
  }

  /**
   * The Report of a finished capture.
   * @throws LastchunkError `capture-unknown` (never existed, evicted, or has no Report), `capture-failed` (unreadable).
   */
  async report(id: string): Promise<Report> {
    const json = await this.#reading(id, (folder) => readFile(join(folder, files.report), 'utf8'));
    try {
      return v.parse(Report, JSON.parse(json));
    } catch (cause) {
      throw new LastchunkError('capture-failed', `The report of capture ${id} cannot be read.`, { cause });
    }
  }

  /**
   * Rows of the chunk table, fewer than `count` where it ends; works while it grows.
   * @throws LastchunkError `capture-unknown`, `capture-failed`.
   */
  chunkWindow(id: string, start: number, count: number): Promise<ChunkRows> {
    return this.#reading(id, (folder) => readChunkRows(folder, start, count));
  }

  /**
   * Octets `[start, end)` as received or as sent, cut to what there is; works while they grow.
   * @throws LastchunkError `capture-unknown`, `capture-failed`.
   */
  byteWindow(id: string, side: 'received' | 'sent', start: number, end: number): Promise<Octets> {
    return this.#reading(id, (folder) => readOctets(folder, side, start, end));
  }

  /**
   * Rows of the chunks that octets `[start, end)` belong to, at most `count`.
   * @throws LastchunkError `capture-unknown`, `capture-failed`.
   */
  rowsHolding(id: string, start: number, end: number, count: number): Promise<ChunkRows> {
    return this.#reading(id, (folder) => readRowsHolding(folder, start, end, count));
  }

  /**
   * The chunk table in at most `bins` bins.
   * @throws LastchunkError `capture-unknown`, `capture-failed`.
   */
  chunkSeries(id: string, bins: number, signal?: AbortSignal): Promise<ChunkSeries> {
    return this.#reading(id, (folder) => readChunkSeries(folder, bins, signal));
  }

  /**
   * Where a run of octets is, or null.
   * @throws LastchunkError `capture-unknown`, `capture-failed`.
   */
  find(id: string, search: OctetSearch, signal?: AbortSignal): Promise<number | null> {
    return this.#reading(id, (folder) => findOctets(folder, search, signal));
  }

  /** Settles when evictions are done and captures that are still open are closed, as partial. */
  async close(): Promise<void> {
    await Promise.all([...this.#active.values()].map((recorder) => recorder.finish(null)));
    await this.#ledger.settled();
  }

  async #reading<T>(id: string, read: (folder: string) => Promise<T>): Promise<T> {
    if (!isCaptureId(id)) throw new LastchunkError('capture-unknown', 'There is no capture of this id.');
    try {
      await this.#active.get(id)?.flush();
      return await read(join(this.folder, id));
    } catch (cause) {
      const { code, name } = Object(cause);
      // Stopped by whoever asked.
      if (name === 'AbortError') throw cause;
      if (code !== 'ENOENT') {
        throw new LastchunkError('capture-failed', `Capture ${id} cannot be read (${code ?? cause}).`, { cause });
      }
      throw new LastchunkError('capture-unknown', `Capture ${id} is not in the store, or has no report.`, { cause });
    }
  }

  async #prepare(): Promise<void> {
    await makeFolders(this.folder, FOLDER_MODE);
    await chmod(this.folder, FOLDER_MODE);
    await this.#ledger.scan();
  }

  async #create(folder: string): Promise<RecorderFiles> {
    await this.#prepare();
    this.#ledger.fit();
    await mkdir(folder, { mode: FOLDER_MODE });
    await writeFile(join(folder, files.writing), String(process.pid), { mode: FILE_MODE });
    const opened: FileHandle[] = [];
    const create = async (name: string) => {
      const handle = await open(join(folder, name), 'wx', FILE_MODE);
      opened.push(handle);
      return handle;
    };
    try {
      return {
        received: await create(files.received),
        sent: await create(files.sent),
        reads: await create(files.reads),
        chunks: await create(files.chunks),
      };
    } catch (error) {
      await Promise.all(opened.map((handle) => handle.close()));
      throw error;
    }
  }
}
