/** Reads requests off a socket, one after another, within limits: the head, then the content, which is thrown away. */
import { Buffer } from 'node:buffer';
import type { Socket } from 'node:net';
import { readRequestHead, type ZooRequest } from './request.ts';

const headLimit = 64 * 1024;
const contentLimit = 16 * 1024 * 1024;

/** A request that is answered with its reason and a close. */
export interface Refusal {
  refusal: 'unreadable' | 'head-too-large' | 'content-too-large';
}

/**
 * Takes everything the peer sends, also while a response is being written (else its leaving would go unseen).
 * What comes ahead of its turn is held up to 64 KiB; beyond that it is dropped, and the connection is `overrun`.
 */
export class Intake {
  #held: Buffer = Buffer.alloc(0);
  #wanted = false;
  #over = false;
  #wake: (() => void) | null = null;
  /** True once octets were dropped: no further request can be read here. */
  overrun = false;

  constructor(socket: Socket) {
    socket.on('data', (octets: Buffer) => this.#take(octets));
    for (const event of ['end', 'close'] as const) {
      socket.on(event, () => {
        this.#over = true;
        this.#wake?.();
      });
    }
  }

  /** The next request, a refusal, or null when the peer has left. */
  async next(): Promise<ZooRequest | Refusal | null> {
    const head = await this.#head();
    if (head === null) return null;
    if (head === 'too-large') return { refusal: 'head-too-large' };
    const read = readRequestHead(head);
    if (read === null) return { refusal: 'unreadable' };
    if (read.content === 'chunked') {
      const drained = await this.#drainChunked();
      if (drained !== 'drained') return drained === 'left' ? null : { refusal: drained };
    } else {
      if (read.content > contentLimit) return { refusal: 'content-too-large' };
      if (!(await this.#skip(read.content))) return null;
    }
    return read.request;
  }

  #take(octets: Buffer): void {
    if (this.overrun) return;
    if (!this.#wanted && this.#held.length + octets.length > headLimit) {
      this.overrun = true;
      return;
    }
    this.#held = this.#held.length === 0 ? octets : Buffer.concat([this.#held, octets]);
    this.#wake?.();
  }

  /** Waits until more has come; false when nothing more will. */
  async #more(): Promise<boolean> {
    const before = this.#held.length;
    if (this.#over) return false;
    this.#wanted = true;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = null;
    this.#wanted = false;
    return this.#held.length > before;
  }

  async #head(): Promise<string | 'too-large' | null> {
    for (;;) {
      // RFC 9112 §2.2: empty lines before a request line are skipped.
      while (this.#held[0] === 0x0d || this.#held[0] === 0x0a) this.#held = this.#held.subarray(1);
      const text = this.#held.subarray(0, headLimit).toString('latin1');
      const end = /\r?\n\r?\n/.exec(text);
      if (end !== null) {
        this.#held = this.#held.subarray(end.index + end[0].length);
        return text.slice(0, end.index);
      }
      if (this.#held.length >= headLimit) return 'too-large';
      if (!(await this.#more())) return null;
    }
  }

  /** Drops `count` octets; false when the peer left before they came. */
  async #skip(count: number): Promise<boolean> {
    let left = count;
    for (;;) {
      const taken = Math.min(left, this.#held.length);
      this.#held = this.#held.subarray(taken);
      left -= taken;
      if (left === 0) return true;
      if (!(await this.#more())) return false;
    }
  }

  async #line(): Promise<string | null> {
    for (;;) {
      const end = this.#held.indexOf(0x0a);
      if (end >= 0) {
        const line = this.#held.subarray(0, end).toString('latin1').trim();
        this.#held = this.#held.subarray(end + 1);
        return line;
      }
      if (this.#held.length > headLimit || !(await this.#more())) return null;
    }
  }

  async #drainChunked(): Promise<'drained' | 'left' | Refusal['refusal']> {
    let drained = 0;
    for (;;) {
      const sizeLine = await this.#line();
      if (sizeLine === null) return 'left';
      const size = /^([0-9a-f]{1,8})\s*(;|$)/i.exec(sizeLine)?.[1];
      if (size === undefined) return 'unreadable';
      const count = Number.parseInt(size, 16);
      if (count === 0) return (await this.#skipTrailers()) ? 'drained' : 'left';
      drained += count;
      if (drained > contentLimit) return 'content-too-large';
      if (!(await this.#skip(count)) || (await this.#line()) === null) return 'left';
    }
  }

  async #skipTrailers(): Promise<boolean> {
    for (;;) {
      const line = await this.#line();
      if (line === null) return false;
      if (line === '') return true;
    }
  }
}
