/**
 * Finds lines in a stream of reads. A line that lies whole in one read is seen there, without a copy; one that is split
 * is put together here. Either way the reader gets the same octets, so that no fact depends on the split.
 */
import { CR, LF } from '../octets.ts';

export type LineEnd = 'crlf' | 'lf';

export class LineBuffer {
  /** After `find` found one: the line stands at `bytes[start..end)`, without its line end. */
  bytes: Uint8Array = empty;
  start = 0;
  end = 0;
  lineEnd: LineEnd = 'crlf';
  /** Octets of the line and its line end on the wire, those dropped beyond the limit included. */
  wireLength = 0;
  /** True when the line came in several reads: `bytes` is then no read. */
  putTogether = false;
  /** True when the line was longer than the limit: only its first octets are kept. */
  overlong = false;
  #pending: Uint8Array = empty;
  #kept = 0;
  #seen = 0;
  /** The last octet of the unfinished line, kept or not: a CR there makes the coming LF a CRLF. */
  #last = -1;

  /** Octets of the unfinished line that are held. */
  get held(): number {
    return this.#seen;
  }

  /** The unfinished line as far as it came (and was kept). */
  get partial(): Uint8Array {
    return this.#pending.subarray(0, this.#kept);
  }

  /**
   * Looks for the end of a line in `read` from `at`. Found: the line is in the fields above, and the answer is where
   * reading goes on. Not found: the rest of the read has been kept for later, and the answer is -1.
   */
  find(read: Uint8Array, at: number, limit: number): number {
    const lf = read.indexOf(LF, at);
    if (lf === -1) {
      this.#keep(read, at, read.length, limit);
      return -1;
    }
    const last = this.#last;
    this.putTogether = this.#seen > 0 || lf - at > limit;
    if (!this.putTogether) {
      this.bytes = read;
      this.start = at;
      this.end = lf;
      this.wireLength = lf + 1 - at;
      this.overlong = false;
    } else {
      this.#keep(read, at, lf, limit);
      this.bytes = this.#pending;
      this.start = 0;
      this.end = this.#kept;
      this.wireLength = this.#seen + 1;
      this.overlong = this.#seen > this.#kept;
    }
    this.lineEnd = 'lf';
    const lastOctet = lf > at ? read[lf - 1] : last;
    if (lastOctet === CR) {
      this.lineEnd = 'crlf';
      if (!this.overlong) this.end--;
    }
    this.clear();
    return lf + 1;
  }

  /** Forgets an unfinished line. */
  clear(): void {
    this.#kept = 0;
    this.#seen = 0;
    this.#last = -1;
  }

  #keep(read: Uint8Array, from: number, to: number, limit: number): void {
    const take = Math.min(to - from, limit - this.#kept);
    this.#seen += to - from;
    if (to > from) this.#last = read[to - 1] ?? -1;
    if (take <= 0) return;
    if (this.#pending.length < this.#kept + take) {
      const grown = new Uint8Array(Math.max(this.#kept + take, this.#pending.length * 2, 256));
      grown.set(this.#pending.subarray(0, this.#kept));
      this.#pending = grown;
    }
    this.#pending.set(read.subarray(from, from + take), this.#kept);
    this.#kept += take;
  }
}

const empty = new Uint8Array(0);
