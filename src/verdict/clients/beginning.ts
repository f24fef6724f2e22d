/**
 * The first octets of an exchange, as they came. Most of what clients disagree about stands in them: a client that takes an
 * odd line differently than the decoder is followed on these octets, and no further.
 */
export const KEPT = 128 * 1024;

export class Beginning {
  #octets: Uint8Array = new Uint8Array(1024);
  /** Octets kept; as many as came, up to `KEPT`. */
  length = 0;

  add(read: Uint8Array): void {
    const take = Math.min(read.length, KEPT - this.length);
    if (take <= 0) return;
    if (this.#octets.length < this.length + take) {
      const grown = new Uint8Array(Math.min(KEPT, Math.max(this.length + take, this.#octets.length * 4)));
      grown.set(this.#octets.subarray(0, this.length));
      this.#octets = grown;
    }
    this.#octets.set(read.subarray(0, take), this.length);
    this.length += take;
  }

  get octets(): Uint8Array {
    return this.#octets.subarray(0, this.length);
  }
}
