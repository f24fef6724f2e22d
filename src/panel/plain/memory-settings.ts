/** Settings of the plain page: kept while it is open, and told to whoever watches. */
import type { Platform, StoredSettings } from '../backend.ts';
import { readSettings, type Settings } from '../model/settings.ts';

export class MemorySettings implements Pick<Platform, 'watchSettings' | 'changeSettings' | 'openSettings'> {
  /** How often the page of settings was asked for. */
  opened = 0;
  /** Plays a browser that does not sync; its words. */
  unsynced: string | null = null;
  #stored: Record<string, unknown>;
  readonly #listeners = new Set<(stored: StoredSettings) => void>();

  /** `stored` may be anything, as what a browser has stored may be. */
  constructor(stored: unknown) {
    this.#stored = { ...Object(stored) };
  }

  async watchSettings(listener: (stored: StoredSettings) => void): Promise<void> {
    this.#listeners.add(listener);
    listener(this.#read());
  }

  async changeSettings(change: Partial<Settings>): Promise<void> {
    this.#stored = { ...this.#stored, ...change };
    for (const listener of this.#listeners) listener(this.#read());
  }

  async openSettings(): Promise<void> {
    this.opened += 1;
  }

  #read(): StoredSettings {
    return { ...readSettings(this.#stored), unsynced: this.unsynced };
  }
}
