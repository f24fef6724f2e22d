/** The inspected page: its requests come into the list, its navigations clear it, its failures are inspected unasked. */
import { AutoInspector } from './auto-inspect.ts';
import type { Navigation, Platform } from './backend.ts';
import { Batch } from './batch.ts';
import type { NetworkRecord } from './model/network-record.ts';
import type { PanelEvent } from './model/reducer.ts';
import { inspectionOf, type State } from './model/state.ts';

export interface PageWatchDoor {
  state(): State;
  dispatch(event: PanelEvent): void;
  /** Inspects a request, out of view; settles when that is over. */
  inspect(record: NetworkRecord): Promise<void>;
}

export class PageWatch {
  readonly #door: PageWatchDoor;
  readonly #listed = new Batch<NetworkRecord>((records) => this.#list(records));
  readonly #auto = new AutoInspector((record) => this.#inspectUnasked(record));

  constructor(door: PageWatchDoor) {
    this.#door = door;
  }

  begin({ watchNetwork, watchNavigation }: Platform): void {
    watchNetwork?.((records) => this.#listed.add(records));
    watchNavigation?.((navigation) => void this.#navigated(navigation));
  }

  /** The settings are known: what failed before they were is inspected by them. */
  settle(): void {
    this.#offer(this.#door.state().network);
  }

  clearList(): void {
    this.#listed.flush();
    this.#auto.forget();
    this.#door.dispatch({ type: 'list-cleared' });
  }

  #list(records: NetworkRecord[]): void {
    this.#door.dispatch({ type: 'network-added', records });
    this.#offer(records);
  }

  #offer(records: readonly NetworkRecord[]): void {
    if (this.#door.state().settings.autoInspect) this.#auto.offer(records);
  }

  async #navigated({ url, newDocument }: Navigation): Promise<void> {
    this.#listed.flush();
    const before = this.#door.state().arrivals;
    if (!(await newDocument)) return;
    this.#door.dispatch({ type: 'navigated', url, before });
    const { settings, network } = this.#door.state();
    if (settings.preserveLog) return;
    this.#auto.forget();
    // What waited may have been the new document's.
    this.#offer(network.filter(({ arrival }) => arrival >= before));
  }

  /** False where there is no host to do it. */
  async #inspectUnasked(record: NetworkRecord): Promise<boolean> {
    if (this.#hostIsMissing()) return false;
    // Asked for by the user, or gone from the list, while it waited.
    const state = this.#door.state();
    if (inspectionOf(state, record.id) !== null || !state.network.some(({ id }) => id === record.id)) return true;
    await this.#door.inspect(record);
    return !this.#hostIsMissing();
  }

  #hostIsMissing(): boolean {
    return this.#door.state().host.kind === 'missing';
  }
}
