/** The inspector's actions: each turns a gesture into calls of the backend, and what comes of them into events. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { InspectOptions, RequestSpec, Zoo } from '../protocol/messages.ts';
import type { Backend, Platform } from './backend.ts';
import type { NetworkRecord } from './model/network-record.ts';
import { type PanelEvent, reduce } from './model/reducer.ts';
import { isSafeMethod, requestSpecOf } from './model/request-spec.ts';
import { inspectionSettings, type Settings } from './model/settings.ts';
import {
  initialState,
  inspectionOf,
  type Origin,
  type ShownFault,
  type State,
  selectedInspection,
} from './model/state.ts';
import { typedUrl } from './model/typed-url.ts';
import { PacedProgress } from './paced-progress.ts';
import { PageWatch } from './page-watch.ts';
import { isWithoutHost, shown } from './shown-fault.ts';

export class Inspector {
  readonly backend: Backend;
  readonly #platform: Platform;
  readonly #state = signal<State>(initialState);
  readonly #running = new Map<string, AbortController>();
  readonly #page = new PageWatch({
    state: () => this.#state.value,
    dispatch: (event) => this.dispatch(event),
    inspect: (record) => this.#inspectUnasked(record),
  });

  constructor(backend: Backend, platform: Platform) {
    this.backend = backend;
    this.#platform = platform;
  }

  get state(): ReadonlySignal<State> {
    return this.#state;
  }

  changeSettings(change: Partial<Settings>): Promise<void> {
    return this.#platform.changeSettings(change);
  }

  openSettings(): Promise<void> {
    return this.#platform.openSettings();
  }

  get inDevTools(): boolean {
    return this.#platform.watchNetwork !== null;
  }

  /** Asks for the cookies of a URL; see the Platform. */
  get cookies(): Platform['cookies'] {
    return this.#platform.cookies;
  }

  dispatch(event: PanelEvent): void {
    this.#state.value = reduce(this.#state.value, event);
  }

  /** Begins to listen, and looks for the host. `url`, where given, is what the context menu was used on: it is run. */
  async start(url: string | null = null): Promise<void> {
    this.#page.begin(this.#platform);
    // An inspection obeys them: it does not begin before they are known.
    await this.#platform.watchSettings(({ settings }) => this.dispatch({ type: 'settings-changed', settings }));
    this.#page.settle();
    if (url !== null) {
      this.dispatch({ type: 'draft-changed', change: { url } });
      this.submit('menu');
    } else {
      await this.findHost();
    }
  }

  clearList(): void {
    this.#page.clearList();
  }

  /** Asks for the host, again if need be; an inspection that was waiting for nothing else then runs. */
  async findHost(): Promise<void> {
    this.dispatch({ type: 'host-starting' });
    try {
      this.dispatch({ type: 'host-ready', hello: await this.backend.hello() });
    } catch (thrown) {
      this.dispatch({ type: 'host-missing', fault: shown(thrown) });
      return;
    }
    const waiting = selectedInspection(this.#state.value);
    if (waiting?.fault != null && isWithoutHost(waiting.fault)) this.again(waiting.id);
  }

  /** Sends what the address bar says; what repeats a page's request and is not safe only after a yes. */
  submit(kind: 'typed' | 'menu' = 'typed'): void {
    const { draft } = this.#state.value;
    try {
      const request: RequestSpec = { fields: [], ...draft.carried, method: draft.method, url: typedUrl(draft.url) };
      if (draft.carried === null) void this.#inspect(request, draft.options, { kind });
      else this.#ask(request, { kind });
    } catch (thrown) {
      this.dispatch({ type: 'draft-refused', fault: shown(thrown) });
    }
  }

  /** Opens the composer, from scratch where no request is given. */
  compose(request: RequestSpec = { method: 'GET', url: '', fields: [] }): void {
    this.dispatch({ type: 'compose-opened', request });
  }

  /** Opens the composer on what the address bar says. */
  composeDraft(): void {
    const { method, url, carried } = this.#state.value.draft;
    this.compose({ fields: [], ...carried, method, url });
  }

  /** Sends a request that was written by hand. @throws LastchunkError `url-invalid`, `url-scheme` */
  send(request: RequestSpec): void {
    const url = typedUrl(request.url);
    const { method, fields, body } = request;
    const carried = body === undefined ? { fields } : { fields, body };
    this.dispatch({
      type: 'draft-changed',
      change: { method, url, carried: fields.length > 0 || body ? carried : null },
    });
    void this.#inspect({ ...request, url }, this.#state.value.draft.options, { kind: 'typed' });
  }

  /** Shows what is known of a page's request, or fetches it again. */
  choose(recordId: string): void {
    const known = inspectionOf(this.#state.value, recordId);
    if (known === null) this.refetch(recordId);
    else this.dispatch({ type: 'selected', id: known.id });
  }

  /** Fetches a page's request again as the page had sent it; one that is not safe only after a yes. */
  refetch(recordId: string): void {
    const record = this.#state.value.network.find(({ id }) => id === recordId);
    if (record === undefined) return;
    this.#ask(requestSpecOf(record), { kind: 'network', record: recordId });
  }

  confirmed(): void {
    const { confirm } = this.#state.value;
    this.dispatch({ type: 'confirm-closed' });
    if (confirm !== null) this.#repeat(confirm.request, confirm.options, confirm.origin);
  }

  /** The same request once more; `insecure` goes on although the certificate is not trusted, this once. */
  again(id: string, insecure = false): void {
    const inspection = this.#state.value.inspections.find((one) => one.id === id);
    if (inspection === undefined) return;
    const options = { ...inspection.options, insecure };
    // Nothing reached the server when its certificate was refused, or when there was no host.
    const { fault } = inspection;
    const untouched = fault !== null && (fault.code === 'tls-certificate' || isWithoutHost(fault));
    if (untouched) void this.#inspect(inspection.request, options, inspection.origin);
    else this.#ask(inspection.request, inspection.origin, options);
  }

  /** The same request once more, with a Cookie field. */
  againWithCookies(id: string, cookies: string): void {
    const inspection = this.#state.value.inspections.find((one) => one.id === id);
    if (inspection === undefined) return;
    const { request, origin, options } = inspection;
    this.#ask({ ...request, fields: [...request.fields, ['Cookie', cookies]] }, origin, options);
  }

  /** Shows what a host that is gone had captured: it is on the disk, and a new host judges it. */
  async recover(id: string): Promise<void> {
    const capture = this.#state.value.inspections.find((one) => one.id === id)?.progress?.capture;
    if (capture == null) return;
    try {
      const { report, abridged = false } = await this.backend.report(capture);
      this.dispatch({ type: 'finished', id, report, abridged });
    } catch (thrown) {
      this.dispatch({ type: 'failed', id, fault: shown(thrown) });
    }
  }

  cancel(id: string): void {
    this.dispatch({ type: 'cancelling', id });
    this.#running.get(id)?.abort();
  }

  async startZoo(): Promise<void> {
    this.dispatch({ type: 'zoo-starting' });
    try {
      this.dispatch({ type: 'zoo-ready', zoo: await this.backend.zoo() });
    } catch (thrown) {
      const fault = shown(thrown);
      this.dispatch({ type: 'zoo-failed', fault });
      this.#noteHost(fault);
    }
  }

  inspectSpecies({ url, title }: Zoo['species'][number]): void {
    this.dispatch({ type: 'draft-changed', change: { method: 'GET', url, carried: null } });
    void this.#inspect({ method: 'GET', url, fields: [] }, this.#state.value.draft.options, { kind: 'zoo', title });
  }

  /** A page's request that is sent again stands in the address bar: not before, for a question may be answered with no. */
  #repeat(request: RequestSpec, options: Partial<InspectOptions>, origin: Origin): void {
    const { method, url, ...carried } = request;
    if (origin.kind === 'network') this.dispatch({ type: 'draft-changed', change: { method, url, carried } });
    void this.#inspect(request, options, origin);
  }

  #ask(request: RequestSpec, origin: Origin, options: Partial<InspectOptions> = this.#state.value.draft.options): void {
    if (isSafeMethod(request.method)) this.#repeat(request, options, origin);
    else this.dispatch({ type: 'confirm-asked', confirm: { request, origin, options } });
  }

  /** Stays out of view. */
  #inspectUnasked(record: NetworkRecord): Promise<void> {
    const origin = { kind: 'network', record: record.id, auto: true } as const;
    return this.#inspect(requestSpecOf(record), inspectionSettings(this.#state.value.settings), origin, false);
  }

  async #inspect(request: RequestSpec, options: Partial<InspectOptions>, origin: Origin, select = true): Promise<void> {
    const id = crypto.randomUUID();
    const controller = new AbortController();
    this.#running.set(id, controller);
    this.dispatch({
      type: 'inspection-started',
      select,
      inspection: {
        id,
        started: Date.now(),
        request,
        options,
        origin,
        phase: 'running',
        progress: null,
        report: null,
        abridged: false,
        fault: null,
      },
    });
    const paced = new PacedProgress((progress) => this.dispatch({ type: 'progressed', id, progress }));
    try {
      const { report, abridged } = await this.backend.inspect(request, options, {
        signal: controller.signal,
        onProgress: (progress) => paced.take(progress),
      });
      paced.flush();
      this.dispatch({ type: 'finished', id, report, abridged: abridged === true });
      if (this.#state.value.host.kind !== 'ready') await this.#greet();
    } catch (thrown) {
      const fault = shown(thrown);
      paced.flush();
      this.dispatch({ type: 'failed', id, fault });
      this.#noteHost(fault);
    } finally {
      this.#running.delete(id);
    }
  }

  /** Asks the host that has answered who it is: where it keeps its captures is told with that. */
  async #greet(): Promise<void> {
    const hello = await this.backend.hello().catch(() => null);
    if (hello !== null) this.dispatch({ type: 'host-ready', hello });
  }

  #noteHost(fault: ShownFault): void {
    if (isWithoutHost(fault)) this.dispatch({ type: 'host-missing', fault });
    if (fault.code === 'host-gone') this.dispatch({ type: 'host-gone' });
  }
}
