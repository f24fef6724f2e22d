import type { FileHandle } from 'node:fs/promises';

/** What is shorter is copied together before it is written; what is longer is written as it stands. */
const COPY_BELOW = 16 * 1024;
const STAGE = 64 * 1024;

/** Octets that are gathered before they are written, and how long they may wait, so that a killed process loses little. */
const GATHER = 256 * 1024;
const GATHER_MS = 100;

interface Piece {
  octets: Uint8Array;
  release: (() => void) | undefined;
}

/**
 * Appends to one file, in order, one write under way at a time: what comes meanwhile goes out together in the next.
 * After the first failed write it takes nothing more. Whoever reads the file meanwhile calls `flush` first.
 */
export class Appender {
  readonly #handle: Promise<FileHandle>;
  readonly #failed: (error: unknown) => void;
  #pending: Piece[] = [];
  #stage = new Uint8Array(0);
  #staged = 0;
  #pump: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** What is gathered has waited long enough. */
  #due = false;
  /** Calls of `flush` that wait. */
  #flushing = 0;
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

  /** Takes `octets`, which the caller does not change until `release` is called: without it, never. */
  append(octets: Uint8Array, release?: () => void): void {
    if (this.#stopped || octets.length === 0) {
      release?.();
      return;
    }
    this.#backlog += octets.length;
    if (octets.length < COPY_BELOW) {
      if (this.#staged + octets.length > this.#stage.length) {
        this.#seal();
        this.#stage = new Uint8Array(STAGE);
      }
      this.#stage.set(octets, this.#staged);
      this.#staged += octets.length;
      release?.();
    } else {
      this.#seal();
      this.#pending.push({ octets, release });
    }
    if (this.#enough) this.#start();
    else this.#later();
  }

  /** Settles when all that was taken so far is written, or writing has failed. */
  async flush(): Promise<void> {
    this.#flushing += 1;
    while (this.#pump !== null || this.#backlog > 0) {
      this.#start();
      await this.#pump;
    }
    this.#flushing -= 1;
  }

  /** Takes nothing more; what was taken is given up. */
  stop(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const given = this.#pending;
    this.#pending = [];
    this.#staged = 0;
    this.#backlog = 0;
    for (const { release } of given) release?.();
  }

  async close(): Promise<void> {
    await this.flush();
    this.stop();
    await (await this.#handle).close();
  }

  get #enough(): boolean {
    return this.#due || this.#flushing > 0 || this.#backlog >= GATHER;
  }

  #later(): void {
    if (this.#backlog === 0 || this.#stopped) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#due = true;
      this.#start();
    }, GATHER_MS);
  }

  #start(): void {
    if (this.#backlog > 0) this.#pump ??= this.#write();
  }

  #seal(): void {
    if (this.#staged === 0) return;
    this.#pending.push({ octets: this.#stage.subarray(0, this.#staged), release: undefined });
    this.#stage = this.#stage.subarray(this.#staged);
    this.#staged = 0;
  }

  async #write(): Promise<void> {
    try {
      await this.#handle;
      for (;;) {
        this.#seal();
        if (this.#pending.length === 0 || !this.#enough) return this.#later();
        const batch = this.#pending;
        this.#pending = [];
        this.#due = false;
        try {
          await this.#writeAll(batch.map(({ octets }) => octets));
        } finally {
          for (const { release } of batch) release?.();
        }
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
