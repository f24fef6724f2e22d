import type { FileHandle } from 'node:fs/promises';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaptureReference, Fault, Report } from '../report/report.ts';
import type { ChunkColumns } from '../wire/http1/chunk-columns.ts';
import { Appender } from './appender.ts';
import { CHUNK_ROW, DRAFT, FILE_MODE, files, READ_ROW } from './layout.ts';

export interface RecorderFiles {
  received: FileHandle;
  sent: FileHandle;
  reads: FileHandle;
  chunks: FileHandle;
}

export interface RecorderHooks {
  /** Told of octets before they are taken; false when the store has no room for them, whatever is evicted. */
  grow: (octets: number) => boolean;
  /** Called once, when the files are closed: the octets in them, and whether there is no Report among them. */
  finished: (octets: number, partial: boolean) => void;
}

/**
 * Writes one exchange to disk as it happens. Nothing here throws on a failing disk: recording stops, `fault` says why,
 * and the inspection goes on.
 */
export class Recorder {
  readonly id: string;
  readonly #folder: string;
  readonly #hooks: RecorderHooks;
  readonly #opening: Promise<void>;
  readonly #received: Appender;
  readonly #sent: Appender;
  readonly #reads: Appender;
  readonly #chunks: Appender;
  readonly #all: Appender[];
  /** A row of the table of reads, made again for each. */
  readonly #row = new DataView(new ArrayBuffer(READ_ROW));
  readonly #rowOctets = new Uint8Array(this.#row.buffer);
  #offset = 0;
  #fault: Fault | null = null;
  #finished: Promise<void> | null = null;

  /** `files` may still be opening: what comes meanwhile waits for them. */
  constructor(id: string, folder: string, files: Promise<RecorderFiles>, hooks: RecorderHooks) {
    this.id = id;
    this.#folder = folder;
    this.#hooks = hooks;
    const failed = (error: unknown) => this.#stop(describeWriteError(error));
    const appender = (of: keyof RecorderFiles) => {
      const handle = files.then((opened) => opened[of]);
      handle.catch(() => undefined);
      return new Appender(handle, failed);
    };
    this.#received = appender('received');
    this.#sent = appender('sent');
    this.#reads = appender('reads');
    this.#chunks = appender('chunks');
    this.#all = [this.#received, this.#sent, this.#reads, this.#chunks];
    this.#opening = files.then(() => undefined, failed);
  }

  /** Why recording stopped early; null while all is well. */
  get fault(): Fault | null {
    return this.#fault;
  }

  /** Octets that wait for the disk: whoever feeds the recorder pauses when they are many, and awaits `flush`. */
  get backlog(): number {
    let octets = 0;
    for (const appender of this.#all) octets += appender.backlog;
    return octets;
  }

  /**
   * Takes one read, and when it came (milliseconds since the inspection began). The caller leaves the octets as they are
   * until `release` is called, once: they are on disk then, or will not be.
   */
  received(octets: Uint8Array, time: number, release?: () => void): void {
    const offset = this.#offset;
    this.#offset += octets.length;
    if (!this.#room(octets.length + READ_ROW)) {
      release?.();
      return;
    }
    this.#received.append(octets, release);
    this.#row.setFloat64(0, offset, true);
    this.#row.setFloat64(8, time, true);
    // So short that it is copied.
    this.#reads.append(this.#rowOctets);
  }

  /** Takes octets that have been sent. */
  sent(octets: Uint8Array): void {
    if (this.#room(octets.length)) this.#sent.append(octets);
  }

  /** Takes a batch of rows of the chunk table; the arrays may be reused after it returns. */
  chunks(batch: ChunkColumns): void {
    if (!this.#room(batch.count * CHUNK_ROW)) return;
    const rows = new DataView(new ArrayBuffer(batch.count * CHUNK_ROW));
    for (let row = 0, at = 0; row < batch.count; row += 1, at += CHUNK_ROW) {
      rows.setFloat64(at, batch.offset[row] ?? 0, true);
      rows.setFloat64(at + 8, batch.size[row] ?? 0, true);
      rows.setFloat64(at + 16, batch.time[row] ?? 0, true);
      rows.setUint32(at + 24, batch.lineLength[row] ?? 0, true);
    }
    this.#chunks.append(new Uint8Array(rows.buffer));
  }

  /** Settles when all that was taken so far can be read from the files, or recording has stopped. */
  async flush(): Promise<void> {
    await this.#opening;
    await Promise.all(this.#all.map((appender) => appender.flush()));
  }

  /** What is kept so far, as the Report names it; flush first. */
  get reference(): CaptureReference {
    return { id: this.id, received: this.#received.written, sent: this.#sent.written, fault: this.#fault };
  }

  /** Writes what is pending and the Report (null: there is none, the capture stays partial), and closes the files. */
  finish(report: Report | null): Promise<void> {
    this.#finished ??= this.#finish(report);
    return this.#finished;
  }

  async #finish(report: Report | null): Promise<void> {
    await Promise.all(this.#all.map((appender) => appender.close().catch(() => undefined)));
    let octets = this.#all.reduce((sum, appender) => sum + appender.written, 0);
    let partial = true;
    if (report !== null) {
      const json = JSON.stringify(report);
      const draft = join(this.#folder, DRAFT);
      try {
        await writeFile(draft, json, { mode: FILE_MODE });
        await rename(draft, join(this.#folder, files.report));
        octets += Buffer.byteLength(json);
        partial = false;
      } catch {
        // A full disk has no room for the Report either: the capture stays partial, and whoever asked has the Report.
        await rm(draft, { force: true }).catch(() => undefined);
      }
    }
    await rm(join(this.#folder, files.writing), { force: true }).catch(() => undefined);
    this.#hooks.finished(octets, partial);
  }

  #room(octets: number): boolean {
    if (this.#fault !== null) return false;
    if (this.#hooks.grow(octets)) return true;
    this.#fault = { code: 'disk-full', message: 'Recording stopped: the store of captures has reached its size.' };
    return false;
  }

  #stop(fault: Fault): void {
    this.#fault ??= fault;
    for (const appender of this.#all) appender.stop();
  }
}

/** An error of the file system while recording, as the Report tells it. */
export function describeWriteError(error: unknown): Fault {
  const { code, message } = Object(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return { code: 'disk-full', message: `Recording stopped: the disk that holds the captures is full (${code}).` };
  }
  const words = typeof code === 'string' ? code : String(message ?? error);
  return { code: 'capture-failed', message: `Recording stopped: the capture could not be written (${words}).` };
}
