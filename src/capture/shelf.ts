/**
 * The stores of one host. New captures go into the current one; one that was current before is read on, for whoever
 * still looks at what it holds.
 */
import { LastchunkError } from '../report/fault.ts';
import { makeFolder, refused } from './chosen-folder.ts';
import { inTime } from './in-time.ts';
import type { Recorder } from './recorder.ts';
import { CaptureStore } from './store.ts';

export interface ChosenCaptures {
  /** Absolute; null: where the host keeps captures by itself. */
  folder: string | null;
  /** Octets; null: the host's own limit. */
  capacity: number | null;
}

/** Milliseconds that a disk has to answer: one of the network, or with errors, may never do so. */
const PATIENCE = 5_000;

export class CaptureShelf {
  readonly #own: CaptureStore;
  readonly #ownCapacity: number;
  readonly #stores: CaptureStore[];
  readonly #patience: number;
  /** Chosen folders that have not answered yet: each that is asked takes a thread, and Node has four. */
  readonly #opening = new Map<string, Promise<CaptureStore>>();
  #current: CaptureStore;
  #fault: LastchunkError | null = null;
  #turn: Promise<void> = Promise.resolve();

  /** `own` is used while nothing else is chosen; closing it stays with whoever opened it. */
  constructor(own: CaptureStore, patience = PATIENCE) {
    this.#own = own;
    this.#patience = patience;
    this.#ownCapacity = own.capacity;
    this.#stores = [own];
    this.#current = own;
  }

  get current(): CaptureStore {
    return this.#current;
  }

  /** Why the chosen folder is not the one in use. */
  get fault(): LastchunkError | null {
    return this.#fault;
  }

  /**
   * Takes what a user chose. A folder that cannot be used is no error here: the one in use stays as it is, and `fault`
   * says why. A smaller capacity evicts the oldest captures at once.
   */
  configure(chosen: ChosenCaptures): Promise<void> {
    const done = this.#turn.then(() => this.#configure(chosen));
    // One that fails must not keep the next from being heard.
    this.#turn = done.catch(() => undefined);
    return done;
  }

  record(): Recorder {
    return this.#current.record();
  }

  /** The store that has this capture; the current one where none has. */
  async holding(id: string): Promise<CaptureStore> {
    for (const store of [this.#current, ...this.#stores]) if (await store.has(id)) return store;
    return this.#current;
  }

  /** Closes the stores that were opened here. */
  async close(): Promise<void> {
    await this.#turn;
    await Promise.all(this.#stores.filter((store) => store !== this.#own).map((store) => store.close()));
  }

  /** What other processes have added or evicted; what is known stays where the disk does not say it in time. */
  async refresh(): Promise<void> {
    await inTime(this.#current.refresh(), this.#patience, () => undefined).catch(() => undefined);
  }

  async #configure({ folder, capacity }: ChosenCaptures): Promise<void> {
    try {
      this.#fault = null;
      this.#current = folder === null ? this.#own : await this.#storeIn(folder);
    } catch (thrown) {
      if (!(thrown instanceof LastchunkError)) throw thrown;
      // The capacity was chosen for that folder: it must not cost captures in another.
      this.#fault = thrown;
      return;
    }
    this.#current.resize(capacity ?? this.#ownCapacity);
    await this.refresh();
  }

  #storeIn(chosen: string): Promise<CaptureStore> {
    const opening = this.#opening.get(chosen) ?? this.#open(chosen).finally(() => this.#opening.delete(chosen));
    this.#opening.set(chosen, opening);
    return inTime(opening, this.#patience, () => {
      throw refused(chosen, `its disk did not answer within ${this.#patience} ms`);
    });
  }

  async #open(chosen: string): Promise<CaptureStore> {
    const folder = await makeFolder(chosen);
    const known = this.#stores.find((store) => store.folder === folder);
    if (known !== undefined) return known;
    const opened = await CaptureStore.open({ folder });
    this.#stores.push(opened);
    return opened;
  }
}
