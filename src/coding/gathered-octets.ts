/** A few octets before or after compressed data, gathered over however many reads. */
export class GatheredOctets {
  readonly #octets: Uint8Array;
  #length = 0;

  constructor(size: number) {
    this.#octets = new Uint8Array(size);
  }

  /** Octets that came. */
  get length(): number {
    return this.#length;
  }

  get full(): boolean {
    return this.#length === this.#octets.length;
  }

  /** Takes what it needs of `bytes[from..]`, and answers where it stopped. */
  take(bytes: Uint8Array, from: number): number {
    const end = Math.min(bytes.length, from + this.#octets.length - this.#length);
    this.#octets.set(bytes.subarray(from, end), this.#length);
    this.#length += end - from;
    return end;
  }

  /** What came so far. */
  get octets(): Uint8Array {
    return this.#octets.subarray(0, this.#length);
  }

  octet(at: number): number {
    return this.#octets[at] ?? 0;
  }

  /** The number in the four octets from `at` on, the lowest first unless told. */
  uint32(at: number, lowestFirst = true): number {
    return new DataView(this.#octets.buffer).getUint32(at, lowestFirst);
  }
}

/** A checksum as people write it. */
export function hex32(value: number): string {
  return value.toString(16).padStart(8, '0');
}
