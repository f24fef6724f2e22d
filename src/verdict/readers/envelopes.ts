/**
 * Messages framed as gRPC-Web and Connect frame them: a flag octet, a length in four octets, the message. What is not
 * wanted is stepped over without being looked at.
 */
import { latin1 } from '../../wire/octets.ts';
import type { Span } from '../../wire/span.ts';

/** Octets of a message that are kept. */
const KEPT = 16 * 1024;
const PREFIX = 5;

export interface Envelope {
  flag: number;
  /** Octets of its message. */
  length: number;
  /** Latin-1, the first 16 KiB, of a flag that is wanted; otherwise empty. */
  message: string;
  /** With its prefix. */
  span: Span | null;
}

export class Envelopes {
  /** Whole ones. */
  count = 0;
  /** True once a flag came that the format does not have: it is another format. */
  done = false;

  readonly #known: (flag: number) => boolean;
  readonly #wanted: (flag: number) => boolean;
  readonly #onEnvelope: (envelope: Envelope) => void;
  #prefix: number[] = [];
  #left = 0;
  #envelope: Envelope | null = null;

  constructor(
    known: (flag: number) => boolean,
    wanted: (flag: number) => boolean,
    onEnvelope: (envelope: Envelope) => void,
  ) {
    this.#known = known;
    this.#wanted = wanted;
    this.#onEnvelope = onEnvelope;
  }

  /** True while one is under way. */
  get open(): boolean {
    return this.#prefix.length > 0;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    const shift = offset === null ? null : offset - start;
    for (let at = start; at < end && !this.done; ) {
      if (this.#envelope === null) {
        if (this.#prefix.length === 0) this.#begin(bytes[at] as number, at, shift);
        this.#prefix.push(bytes[at++] as number);
        if (this.#prefix.length === PREFIX) this.#measured();
      } else {
        const take = Math.min(end - at, this.#left);
        const room = KEPT - this.#envelope.message.length;
        if (room > 0 && this.#wanted(this.#envelope.flag)) {
          this.#envelope.message += latin1(bytes, at, at + Math.min(take, room));
        }
        at += take;
        this.#left -= take;
      }
      if (this.#envelope !== null && this.#left === 0) this.#finish(at, shift);
    }
  }

  #start: number | null = null;

  #begin(flag: number, at: number, shift: number | null): void {
    this.#start = shift === null ? null : shift + at;
    if (!this.#known(flag)) this.done = true;
  }

  #measured(): void {
    const [flag = 0, a = 0, b = 0, c = 0, d = 0] = this.#prefix;
    this.#left = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    this.#envelope = { flag, length: this.#left, message: '', span: null };
  }

  #finish(at: number, shift: number | null): void {
    const envelope = this.#envelope;
    if (envelope === null) return;
    if (this.#start !== null && shift !== null) envelope.span = [this.#start, shift + at];
    this.#envelope = null;
    this.#prefix = [];
    this.count++;
    this.#onEnvelope(envelope);
  }
}
