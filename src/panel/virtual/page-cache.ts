/**
 * Rows of a long table, kept a page at a time: whoever looks says which rows, and is told when they have come. One page is
 * asked for at a time, always for what is looked at now: a scrollbar dragged across ten million rows costs a few windows.
 */

export class PageCache<Row> {
  readonly #pageRows: number;
  readonly #fetch: (start: number, count: number) => Promise<Row[]>;
  readonly #changed: () => void;
  readonly #pages = new Map<number, Row[]>();
  readonly #capacity: number;
  #wanted: { first: number; end: number; total: number } = { first: 0, end: 0, total: 0 };
  #busy = false;
  #fault: unknown = null;

  /** `fetch` gives up to `count` rows from `start`; fewer when the table is still growing. `changed`: look again. */
  constructor(
    pageRows: number,
    fetch: (start: number, count: number) => Promise<Row[]>,
    changed: () => void,
    capacity = 32,
  ) {
    this.#pageRows = pageRows;
    this.#fetch = fetch;
    this.#changed = changed;
    this.#capacity = capacity;
  }

  /** What went wrong with the last page, until it is wanted again. */
  get fault(): unknown {
    return this.#fault;
  }

  /** The row, or undefined until it has come. */
  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.#pageRows))?.[index % this.#pageRows];
  }

  /** Rows `[first, end)` of `total` are looked at: those that have not come are asked for, once more where they failed. */
  want(first: number, end: number, total: number): void {
    this.#wanted = { first, end, total };
    this.#fault = null;
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let page = this.#missing(); page !== null; page = this.#missing()) {
        const wanted = this.#wanted;
        const start = page * this.#pageRows;
        const before = this.#pages.get(page)?.length ?? 0;
        const rows = await this.#fetch(start, Math.min(this.#pageRows, wanted.total - start));
        this.#keep(page, rows);
        this.#changed();
        // The table has not grown as far as was said: wait to be asked again.
        if (rows.length <= before && this.#wanted === wanted) break;
      }
    } catch (thrown) {
      this.#fault = thrown;
      this.#changed();
    } finally {
      this.#busy = false;
    }
  }

  /** The first page looked at that has not come, or that has grown since. */
  #missing(): number | null {
    const { first, end, total } = this.#wanted;
    for (let page = Math.floor(first / this.#pageRows); page * this.#pageRows < Math.min(end, total); page++) {
      const have = this.#pages.get(page)?.length ?? 0;
      const need = Math.min(end, total, (page + 1) * this.#pageRows) - page * this.#pageRows;
      if (have < need) return page;
    }
    return null;
  }

  #keep(page: number, rows: Row[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= this.#capacity) break;
      this.#pages.delete(oldest);
    }
  }
}
