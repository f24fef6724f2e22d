/** What is kept of the chunk table without its rows: bounded, whatever the number of chunks. */
import type { ChunkColumns } from '../wire/http1/chunk-columns.ts';

/** Sizes of the first chunks that are kept. */
const FIRST = 1_000;

export interface ChunkAt {
  /** Data chunks are counted from 0. */
  index: number;
  size: number;
}

export interface ChunkPlace {
  /** Where its size line begins. */
  offset: number;
  size: number;
}

export class ChunkStatistics {
  count = 0;
  readonly sizes: number[] = [];
  smallest: ChunkAt | null = null;
  largest: ChunkAt | null = null;
  /** The longest time between two chunk-size lines, and the index of the later one. */
  longestGap: { index: number; ms: number } | null = null;
  #lastTime = Number.NaN;
  /** The last chunk and the one before. */
  readonly #ends: [ChunkPlace | null, ChunkPlace | null] = [null, null];

  /** The last chunk for 0, the one before for 1; null when there were not that many. */
  fromTheEnd(index: 0 | 1): ChunkPlace | null {
    return this.#ends[index];
  }

  /** Takes a batch of rows. */
  add({ count, offset, size, time }: ChunkColumns): void {
    for (const row of count > 1 ? [count - 2, count - 1] : count === 1 ? [0] : []) {
      this.#ends[1] = this.#ends[0];
      this.#ends[0] = { offset: offset[row] as number, size: size[row] as number };
    }
    for (let row = 0; row < count; row++) {
      const octets = size[row] as number;
      const index = this.count++;
      if (index < FIRST) this.sizes.push(octets);
      if (this.smallest === null || octets < this.smallest.size) this.smallest = { index, size: octets };
      if (this.largest === null || octets > this.largest.size) this.largest = { index, size: octets };
      const at = time[row] as number;
      if (at !== this.#lastTime) this.#noteGap(index, at);
    }
  }

  #noteGap(index: number, at: number): void {
    const ms = at - this.#lastTime;
    this.#lastTime = at;
    if (ms > (this.longestGap?.ms ?? 0)) this.longestGap = { index, ms };
  }
}
