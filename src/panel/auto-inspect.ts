/** Failed GETs of the page, inspected by themselves: one after another, each URL once. */
import { isFailedGet } from './model/failed-request.ts';
import type { NetworkRecord } from './model/network-record.ts';

/** How many at once: the page's server has enough to do. */
const AT_ONCE = 2;
/** How many may wait for their turn, and how many URLs are remembered: a page may go on failing for days. */
const WAITING = 100;
const REMEMBERED = 1_000;

export class AutoInspector {
  readonly #inspect: (record: NetworkRecord) => Promise<boolean>;
  readonly #seen = new Set<string>();
  #waiting: NetworkRecord[] = [];
  #running = 0;

  /** `inspect` settles when that inspection is over: false when none could be done, so that there is no point in another. */
  constructor(inspect: (record: NetworkRecord) => Promise<boolean>) {
    this.#inspect = inspect;
  }

  offer(records: readonly NetworkRecord[]): void {
    for (const record of records) {
      if (!isFailedGet(record) || this.#seen.has(record.url)) continue;
      if (this.#waiting.length >= WAITING) break;
      this.#seen.add(record.url);
      this.#waiting.push(record);
      const [oldest] = this.#seen;
      if (oldest !== undefined && this.#seen.size > REMEMBERED) this.#seen.delete(oldest);
      this.#work();
    }
  }

  /** What waits is let go. */
  stop(): void {
    this.#waiting = [];
  }

  /** Every URL may be inspected again. */
  forget(): void {
    this.stop();
    this.#seen.clear();
  }

  #work(): void {
    while (this.#running < AT_ONCE) {
      const record = this.#waiting.shift();
      if (record === undefined) return;
      this.#running += 1;
      const over = (possible: boolean) => {
        this.#running -= 1;
        if (!possible) this.stop();
        this.#work();
      };
      // One that could not be made says nothing of the next.
      void this.#inspect(record).then(over, () => over(true));
    }
  }
}
