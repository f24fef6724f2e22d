/** The last octets of streaming content, and where each stood on the wire. Costs a copy, and at most twice what is kept. */
import { latin1 } from '../../wire/octets.ts';
import type { Span } from '../../wire/span.ts';

export class ContentTail {
  /** Octets of content seen. */
  length = 0;

  readonly #keep: number;
  #buffer = new Uint8Array(0);
  #filled = 0;
  /** Content positions at which a run of octets begins that stood together on the wire, and where each run stood. */
  #runs: number[] = [];
  #offsets: (number | null)[] = [];

  /** Keeps the last `keep` octets. */
  constructor(keep: number) {
    this.#keep = keep;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    if (end === start) return;
    const skip = Math.max(0, end - start - this.#keep);
    this.#note(this.length + skip, offset === null ? null : offset + skip, skip > 0);
    this.length += end - start;
    const from = start + skip;
    const size = end - from;
    this.#room(size);
    this.#buffer.set(bytes.subarray(from, end), this.#filled);
    this.#filled += size;
  }

  /** What is kept, Latin-1. */
  get text(): string {
    return latin1(this.#buffer, this.#filled - this.#kept, this.#filled);
  }

  /** The content position of the first octet kept. */
  get from(): number {
    return this.length - this.#kept;
  }

  /** Where `text.slice(from, to)` stood on the wire, from its first octet to its last; null when a coding was undone. */
  span(from: number, to: number): Span | null {
    const first = this.#wire(this.from + from);
    const last = this.#wire(this.from + Math.max(from, to - 1));
    return first === null || last === null ? null : [first, last + 1];
  }

  get #kept(): number {
    return Math.min(this.#filled, this.#keep);
  }

  #wire(position: number): number | null {
    let low = 0;
    let high = this.#runs.length - 1;
    if (high < 0 || position < (this.#runs[0] ?? 0) || position >= this.length) return null;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#runs[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    const offset = this.#offsets[low] ?? null;
    return offset === null ? null : offset + position - (this.#runs[low] ?? 0);
  }

  #note(position: number, offset: number | null, alone: boolean): void {
    if (alone) {
      this.#runs = [];
      this.#offsets = [];
    }
    const last = this.#runs.length - 1;
    const run = this.#runs[last];
    const known = this.#offsets[last];
    if (run !== undefined && (offset === null ? known === null : known === offset - (position - run))) return;
    this.#runs.push(position);
    this.#offsets.push(offset);
    if (this.#runs.length > 2 * this.#keep) this.#forget();
  }

  /** Drops the runs that end before what is kept. */
  #forget(): void {
    const first = this.#runs.findLastIndex((run) => run <= this.length - this.#keep);
    if (first > 0) {
      this.#runs = this.#runs.slice(first);
      this.#offsets = this.#offsets.slice(first);
    }
  }

  #room(size: number): void {
    if (this.#filled + size <= this.#buffer.length) return;
    const most = 2 * this.#keep;
    const wanted = this.#filled + size;
    if (wanted <= most) {
      const grown = new Uint8Array(Math.min(most, Math.max(wanted, 2 * this.#buffer.length, 256)));
      grown.set(this.#buffer.subarray(0, this.#filled));
      this.#buffer = grown;
      return;
    }
    const stay = Math.min(this.#keep, this.#filled);
    if (this.#buffer.length < most) {
      const grown = new Uint8Array(most);
      grown.set(this.#buffer.subarray(this.#filled - stay, this.#filled));
      this.#buffer = grown;
    } else this.#buffer.copyWithin(0, this.#filled - stay, this.#filled);
    this.#filled = stay;
  }
}
