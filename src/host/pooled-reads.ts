import type { OnReadOpts, Socket } from 'node:net';

/** One buffer: a read of the kernel's may fill it. */
const SIZE = 256 * 1024;
/** Buffers of one connection at most: what may wait for the disk. Made when first needed. */
const MOST = 16;

/** Takes one read. The octets are the taker's until it calls `release`, once: then their buffer is used again. */
export type OnOctets = (octets: Uint8Array, release: () => void) => void;

/**
 * Reads of a TCP socket into buffers that are used again, which costs half of what a buffer for each read does. While all
 * are taken, the socket is not read.
 */
export class PooledReads {
  readonly #free: Uint8Array[] = [];
  #made = 0;
  #socket: Socket | null = null;
  #take: OnOctets | null = null;
  /** What came before there was a taker. */
  #early: { octets: Uint8Array; release: () => void }[] = [];
  #starved = false;

  /** For `connect`. */
  readonly onread: OnReadOpts = {
    buffer: () => this.#next(),
    callback: (length, buffer) => this.#read(buffer.subarray(0, length), buffer),
  };

  /** True while reading waits for a buffer. */
  get starved(): boolean {
    return this.#starved;
  }

  /** Gives what comes, and what has come, to `take`. */
  start(socket: Socket, take: OnOctets): void {
    this.#socket = socket;
    this.#take = take;
    for (const { octets, release } of this.#early.splice(0)) take(octets, release);
  }

  #read(octets: Uint8Array, buffer: Uint8Array): boolean {
    const release = () => {
      this.#free.push(buffer);
      if (!this.#starved) return;
      this.#starved = false;
      if (this.#socket?.isPaused() === false) this.#socket.resume();
    };
    // The next read goes into the last free buffer: without another one after it, reading stops.
    if (this.#free.length <= 1 && this.#made >= MOST) this.#starved = true;
    if (this.#take === null) this.#early.push({ octets, release });
    else this.#take(octets, release);
    return !this.#starved;
  }

  #next(): Uint8Array {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    this.#made++;
    return new Uint8Array(SIZE);
  }
}
