/** Octets that belong to no message: how many came from where on, and how they begin. */
const KEPT = 512;

export class Excerpt {
  readonly offset: number;
  /** Octets seen. */
  length = 0;
  readonly #kept = new Uint8Array(KEPT);

  constructor(offset: number) {
    this.offset = offset;
  }

  /** The first octets, at most 512. */
  get beginning(): Uint8Array {
    return this.#kept.subarray(0, Math.min(this.length, KEPT));
  }

  /** Takes octets; `length` when more came than are handed over. */
  add(bytes: Uint8Array, length = bytes.length): void {
    if (this.length < KEPT) this.#kept.set(bytes.subarray(0, KEPT - this.length), this.length);
    this.length += length;
  }
}
