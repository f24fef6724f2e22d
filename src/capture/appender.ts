import type { FileHandle } from 'node:fs/promises';

/** What is shorter is copied together before it is written; what is longer is written as it stands. */
const COPY_BELOW = 16 * 1024;
const STAGE = 64 * 1024;

/**
 * Appends to one file, in order, one write under way at a time: what comes meanwhile goes out together in the next.
 * After the first failed write it takes nothing more.
 */
export class Appender {
  readonly #handle: Promise<FileHandle>;
  readonly #failed: (error: unknown) => void;
  #pending: Uint8Array[] = [];
  #stage = new Uint8Array(0);
  #staged = 0;
  #pump: Promise<void> | null = null;
  #stopped = false;
  #backlog = 0;
  #written = 0;

  /** `handle` may still be opening; `failed` is told once why it could not be opened or written. */
  constructor(handle: Promise<FileHandle>, failed: (error: unknown) => void) {
    this.#handle = handle;
    this.#failed = failed;
  }

  /** Octets taken and not yet written. */
  get backlog(): number {
    return this.#backlog;
  }

  /** Octets in the file. */
  get written(): number {
    return this.#written;
  }

  /** Takes `octets`, which the caller no longer changes. */
  append(octets: Uint8Array): void {
    if (this.#stopped || octets.length === 0) return;
    this.#backlog += octets.length;
    if (octets.length < COPY_BELOW) {
      if (this.#staged + octets.length > this.#stage.length) {
        this.#seal();
        this.#stage = new Uint8Array(STAGE);
      }
      this.#stage.set(octets, this.#staged);
      this.#staged += octets.length;
    } else {
      this.#seal();
      this.#pending.push(octets);
    }
    this.#pump ??= this.#write();
  }

  /** Settles when all that was taken so far is written, or writing has failed. */
  async flush(): Promise<void> {
    while (this.#pump !== null) await this.#pump;
  }

  /** Takes nothing more; what was taken is given up. */
  stop(): void {
    this.#stopped = true;
    this.#pending = [];
    this.#staged = 0;
    this.#backlog = 0;
  }

  async close(): Promise<void> {
    await this.flush();
    this.stop();
    await (await this.#handle).close();
  }

  #seal(): void {
    if (this.#staged === 0) return;
    this.#pending.push(this.#stage.subarray(0, this.#staged));
    this.#stage = this.#stage.subarray(this.#staged);
    this.#staged = 0;
  }

  async #write(): Promise<void> {
    try {
      await this.#handle;
      for (;;) {
        this.#seal();
        if (this.#pending.length === 0) return;
        const batch = this.#pending;
        this.#pending = [];
        await this.#writeAll(batch);
      }
    } catch (error) {
      this.stop();
      this.#failed(error);
    } finally {
      this.#pump = null;
    }
  }

  /** A full disk takes a part of a batch, and refuses only the next write. */
  async #writeAll(batch: Uint8Array[]): Promise<void> {
    const handle = await this.#handle;
    let rest = batch;
    while (rest.length > 0) {
      const { bytesWritten } = await handle.writev(rest);
      this.#written += bytesWritten;
      this.#backlog = Math.max(0, this.#backlog - bytesWritten);
      rest = after(rest, bytesWritten);
    }
  }
}

function after(batch: Uint8Array[], count: number): Uint8Array[] {
  let skip = count;
  for (const [index, piece] of batch.entries()) {
    if (skip < piece.length) return [piece.subarray(skip), ...batch.slice(index + 1)];
    skip -= piece.length;
  }
  return [];
}
