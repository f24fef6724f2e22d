/**
 * Settings in the browser's storage, a key a setting. Those of a user are synced; those of this machine, and whatever
 * the browser will not sync (its quota is spent, sync storage is switched off), stay in `storage.local`.
 */
import type { StoredSettings } from '../panel/backend.ts';
import {
  machineSettings,
  readSettings,
  type SettingName,
  type Settings,
  settingNames,
} from '../panel/model/settings.ts';
import { LastchunkError } from '../report/fault.ts';

/** What is used of a `storage.StorageArea`. */
export interface StorageAreaLike {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

export interface SettingsAreas {
  sync: StorageAreaLike;
  local: StorageAreaLike;
  onChanged: { addListener(listener: (changes: object, area: string) => void): void };
}

export interface SettingsStore {
  read(): Promise<StoredSettings>;
  watch(listener: (stored: StoredSettings) => void): Promise<void>;
  /** @throws LastchunkError `settings-unsaved` */
  change(change: Partial<Settings>): Promise<void>;
}

const PREFIX = 'settings.';
const keyOf = (name: SettingName) => PREFIX + name;
const keys = settingNames.map(keyOf);

export function settingsStore({ sync, local, onChanged }: SettingsAreas): SettingsStore {
  /** Why the last write did not go to sync. */
  let refusal: string | null = null;

  async function read(): Promise<StoredSettings> {
    const [synced, own] = await Promise.all([attempt(sync.get(keys)), attempt(local.get(keys))]);
    // Where a setting is in both, the browser did not take the later one for sync.
    const stored = { ...synced.value, ...own.value };
    const members = settingNames.map((name) => [name, stored[keyOf(name)]]);
    const kept = settingNames.some((name) => !machineSettings.has(name) && own.value?.[keyOf(name)] !== undefined);
    const unsynced = synced.fault ?? (kept ? (refusal ?? '') : null);
    return { ...readSettings(Object.fromEntries(members)), unsynced };
  }

  return {
    read,
    async watch(listener) {
      let latest = 0;
      const tell = async () => {
        const turn = ++latest;
        const stored = await read();
        // Of several changes at once, the last one read tells them all.
        if (turn === latest) listener(stored);
      };
      onChanged.addListener((changes) => {
        if (Object.keys(changes).some((key) => key.startsWith(PREFIX))) void tell();
      });
      await tell();
    },
    async change(change) {
      const ours: Record<string, unknown> = {};
      const users: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(change)) {
        (machineSettings.has(name as SettingName) ? ours : users)[PREFIX + name] = value;
      }
      if (Object.keys(users).length > 0) {
        const written = await attempt(sync.set(users));
        refusal = written.fault;
        if (written.fault === null) await attempt(local.remove(Object.keys(users)));
        else Object.assign(ours, users);
      }
      if (Object.keys(ours).length === 0) return;
      const written = await attempt(local.set(ours));
      if (written.fault === null) return;
      throw new LastchunkError('settings-unsaved', `The browser did not store the settings: ${written.fault}`);
    },
  };
}

/** Whether among changed keys is one that the host must hear of. */
export function concernsCaptures(changes: object): boolean {
  return [...machineSettings].some((name) => Object.hasOwn(changes, keyOf(name)));
}

async function attempt<T>(work: Promise<T>): Promise<{ value: T | null; fault: string | null }> {
  try {
    return { value: await work, fault: null };
  } catch (thrown) {
    return { value: null, fault: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
