/** What the page of settings does: reads and stores them, and asks the host what it keeps. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { CapturesState, Hello } from '../protocol/messages.ts';
import type { Backend, Platform, StoredSettings } from './backend.ts';
import { defaultSettings, type SettingName, type Settings } from './model/settings.ts';
import type { ShownFault } from './model/state.ts';
import { shown } from './shown-fault.ts';

export type CapturesShown =
  | { kind: 'asking' }
  | { kind: 'known'; hello: Hello; state: CapturesState }
  | { kind: 'unknown'; fault: ShownFault };

export class SettingsDesk {
  readonly #backend: Backend;
  readonly #platform: Platform;
  readonly #stored = signal<StoredSettings | null>(null);
  #looks = 0;
  readonly #captures = signal<CapturesShown>({ kind: 'asking' });

  constructor(backend: Backend, platform: Platform) {
    this.#backend = backend;
    this.#platform = platform;
  }

  /** Null until they have been read. */
  get stored(): ReadonlySignal<StoredSettings | null> {
    return this.#stored;
  }

  get captures(): ReadonlySignal<CapturesShown> {
    return this.#captures;
  }

  async start(): Promise<void> {
    await this.#platform.watchSettings((stored) => {
      this.#stored.value = stored;
    });
    await this.look();
  }

  /** Stores members; what went wrong, or null. */
  async change(change: Partial<Settings>): Promise<ShownFault | null> {
    try {
      await this.#platform.changeSettings(change);
      return null;
    } catch (thrown) {
      return shown(thrown);
    }
  }

  /** Stores the defaults of these; what went wrong, or null. */
  reset(names: readonly SettingName[]): Promise<ShownFault | null> {
    return this.change(Object.fromEntries(names.map((name) => [name, defaultSettings[name]])));
  }

  /** Asks the host what it keeps, where the settings have it keep it. */
  async look(): Promise<void> {
    this.#looks += 1;
    const look = this.#looks;
    const seen = await this.#ask();
    // One that was begun later knows better.
    if (look === this.#looks) this.#captures.value = seen;
  }

  async #ask(): Promise<CapturesShown> {
    try {
      const hello = await this.#backend.hello();
      return { kind: 'known', hello, state: await this.#backend.captures() };
    } catch (thrown) {
      return { kind: 'unknown', fault: shown(thrown) };
    }
  }

  /** Deletes all captures; how many, and the octets they took. */
  async deleteCaptures(): Promise<{ deleted: number; octets: number } | ShownFault> {
    try {
      const gone = await this.#backend.deleteCaptures();
      await this.look();
      return gone;
    } catch (thrown) {
      return shown(thrown);
    }
  }
}
