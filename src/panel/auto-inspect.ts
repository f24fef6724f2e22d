/** Failed GETs of the page, inspected by themselves: one after another, each URL once. */
import { isFailedGet } from './model/failed-request.ts';
import type { NetworkRecord } from './model/network-record.ts';

/** How many at once: the page's server has enough to do. */
const AT_ONCE = 2;

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
      this.#seen.add(record.url);
      this.#waiting.push(record);
    }
    void this.#work();
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

  async #work(): Promise<void> {
    while (this.#running < AT_ONCE) {
      const record = this.#waiting.shift();
      if (record === undefined) return;
      this.#running += 1;
      void this.#inspect(record).then((possible) => {
        this.#running -= 1;
        if (!possible) this.stop();
        void this.#work();
      });
    }
  }
}
