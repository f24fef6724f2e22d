import { describe, expect, it } from 'vitest';
import { PageCache } from '../../src/panel/virtual/page-cache.ts';

/** A table whose row n is n, and whose answers come when the test says so. */
class Table {
  readonly asked: [start: number, count: number][] = [];
  total: number;
  #waiting: (() => void)[] = [];
  #noted: () => void = () => undefined;

  constructor(total: number) {
    this.total = total;
  }

  readonly fetch = async (start: number, count: number): Promise<number[]> => {
    this.asked.push([start, count]);
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return Array.from({ length: Math.max(0, Math.min(count, this.total - start)) }, (_, i) => start + i);
  };

  readonly changed = () => this.#noted();

  /** Lets the oldest answer come, and waits until the cache says so. */
  async answer(): Promise<void> {
    const noted = new Promise<void>((resolve) => {
      this.#noted = resolve;
    });
    this.#waiting.shift()?.();
    await noted;
  }
}

describe('page cache', () => {
  it('asks for whole pages of what is looked at, one at a time', async () => {
    const table = new Table(1_000);
    const cache = new PageCache(100, table.fetch, table.changed);
    cache.want(150, 250, 1_000);
    expect(table.asked).toEqual([[100, 100]]);
    expect(cache.row(150)).toBeUndefined();
    await table.answer();
    expect(cache.row(150)).toBe(150);
    await table.answer();
    expect(cache.row(249)).toBe(249);
    expect(table.asked).toEqual([
      [100, 100],
      [200, 100],
    ]);
  });

  it('leaves out what was scrolled past while it waited', async () => {
    const table = new Table(10_000_000);
    const cache = new PageCache(100, table.fetch, table.changed);
    cache.want(0, 20, 10_000_000);
    for (let first = 1_000; first <= 9_000_000; first += 1_000_000) cache.want(first, first + 20, 10_000_000);
    await table.answer();
    await table.answer();
    expect(table.asked).toEqual([
      [0, 100],
      [8_001_000, 100],
    ]);
  });

  it('asks again for a page that has grown', async () => {
    const table = new Table(3);
    const cache = new PageCache(100, table.fetch, table.changed);
    cache.want(0, 3, 3);
    await table.answer();
    table.total = 5;
    cache.want(0, 5, 5);
    await table.answer();
    expect(cache.row(4)).toBe(4);
    expect(table.asked).toEqual([
      [0, 3],
      [0, 5],
    ]);
  });

  it('asks once more, when told to, for rows that had not been written yet', async () => {
    const table = new Table(2);
    const cache = new PageCache(100, table.fetch, table.changed);
    cache.want(0, 3, 3);
    await table.answer();
    expect(cache.row(2)).toBeUndefined();
    table.total = 3;
    cache.want(0, 3, 3);
    await table.answer();
    expect(cache.row(2)).toBe(2);
  });

  it('keeps what went wrong until something else is wanted', async () => {
    let told: () => void = () => undefined;
    const noted = new Promise<void>((resolve) => {
      told = resolve;
    });
    const cache = new PageCache<number>(10, () => Promise.reject(new Error('evicted')), told);
    cache.want(0, 10, 10);
    await noted;
    expect(cache.fault).toEqual(new Error('evicted'));
    expect(cache.row(0)).toBeUndefined();
  });

  it('keeps a bounded number of pages', async () => {
    const table = new Table(10_000);
    const cache = new PageCache(10, table.fetch, table.changed, 4);
    for (let page = 0; page < 10; page++) {
      cache.want(page * 10, page * 10 + 10, 10_000);
      await table.answer();
    }
    expect(cache.row(95)).toBe(95);
    expect(cache.row(5)).toBeUndefined();
  });
});
