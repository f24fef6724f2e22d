/**
 * Messages of an AWS event stream (`application/vnd.amazon.eventstream`): total length, length of the headers, CRC of
 * these; headers; payload; CRC of all before it. Bounded: of a message no more is kept than its headers and the beginning
 * of its payload.
 */
import { latin1 } from '../../wire/octets.ts';
import type { Span } from '../../wire/span.ts';
import { crc32 } from './crc32.ts';

/** The format's own bounds are 16 MiB a message and 128 KiB of headers; less is kept here. */
const MOST = 24 * 1024 * 1024;
const KEPT = 20 * 1024;
const PRELUDE = 12;
const TRAILER = 4;

export interface AwsMessage {
  /** String headers by name, Latin-1. */
  headers: ReadonlyMap<string, string>;
  /** Latin-1, the beginning of it. */
  payload: string;
  span: Span | null;
}

export class AwsEvents {
  /** Whole messages. */
  count = 0;
  /** What is wrong with the octets, in words, once they cannot be followed; then no more is read. */
  fault: { words: string; span: Span | null } | null = null;

  readonly #onMessage: (message: AwsMessage) => void;
  /** Octets of the message under way that are kept, and how many came. */
  readonly #held = new Uint8Array(PRELUDE + KEPT);
  #came = 0;
  #total = 0;
  #headersLength = 0;
  #crc = 0;
  #stated = 0;
  #start: number | null = null;

  constructor(onMessage: (message: AwsMessage) => void) {
    this.#onMessage = onMessage;
  }

  /** True while a message is under way. */
  get open(): boolean {
    return this.#came > 0;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    const shift = offset === null ? null : offset - start;
    for (let at = start; at < end && this.fault === null; ) {
      if (this.#came === 0) this.#start = shift === null ? null : shift + at;
      const until =
        this.#came < PRELUDE ? PRELUDE : this.#came < this.#total - TRAILER ? this.#total - TRAILER : this.#total;
      const take = Math.min(end - at, until - this.#came);
      this.#take(bytes, at, at + take);
      at += take;
      const span: Span | null = this.#start === null || shift === null ? null : [this.#start, shift + at];
      if (this.#came === PRELUDE) this.#readPrelude(span);
      else if (this.#came === this.#total) this.#finish(span);
    }
  }

  #take(bytes: Uint8Array, from: number, to: number): void {
    const room = this.#held.length - this.#came;
    if (room > 0) this.#held.set(bytes.subarray(from, Math.min(to, from + room)), this.#came);
    if (this.#came >= PRELUDE && this.#came >= this.#total - TRAILER) {
      for (let at = from; at < to; at++) this.#stated = ((this.#stated << 8) | (bytes[at] as number)) >>> 0;
    } else this.#crc = crc32(bytes, from, to, this.#crc);
    this.#came += to - from;
  }

  #readPrelude(span: Span | null): void {
    this.#total = uint32(this.#held, 0);
    this.#headersLength = uint32(this.#held, 4);
    if (crc32(this.#held, 0, 8) !== uint32(this.#held, 8)) {
      this.fault = { words: 'the checksum of its first 8 octets does not fit them', span };
    } else if (this.#total < PRELUDE + TRAILER + this.#headersLength || this.#total > MOST) {
      this.fault = { words: 'its lengths contradict each other', span };
    }
  }

  #finish(span: Span | null): void {
    if (this.#crc !== this.#stated) this.fault = { words: 'its checksum does not fit it', span };
    else {
      const body = PRELUDE + this.#headersLength;
      const kept = Math.min(this.#held.length, this.#total - TRAILER);
      this.count++;
      this.#onMessage({
        headers: readHeaders(this.#held, PRELUDE, Math.min(body, kept)),
        payload: body < kept ? latin1(this.#held, body, kept) : '',
        span,
      });
    }
    this.#came = 0;
    this.#total = 0;
    this.#crc = 0;
    this.#stated = 0;
  }
}

function uint32(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

/** Octets of a value by its type; type 6 is octets and 7 a string, each behind its length. */
const sizes = [0, 0, 1, 2, 4, 8, -1, -1, 8, 16];

function readHeaders(bytes: Uint8Array, start: number, end: number): Map<string, string> {
  const headers = new Map<string, string>();
  for (let at = start; at < end; ) {
    const nameEnd = at + 1 + (bytes[at] as number);
    if (nameEnd >= end) break;
    const name = latin1(bytes, at + 1, nameEnd);
    const type = bytes[nameEnd] as number;
    const size = sizes[type];
    if (size === undefined) break;
    let value = nameEnd + 1;
    let length = size;
    if (size === -1) {
      length = ((bytes[value] ?? 0) << 8) | (bytes[value + 1] ?? 0);
      value += 2;
    }
    if (value + length > end) break;
    if (type === 7) headers.set(name, latin1(bytes, value, value + length));
    at = value + length;
  }
  return headers;
}
