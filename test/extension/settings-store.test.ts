import { beforeEach, describe, expect, it } from 'vitest';
import { concernsCaptures, type StorageAreaLike, settingsStore } from '../../src/extension/settings-store.ts';
import type { StoredSettings } from '../../src/panel/backend.ts';
import { defaultSettings } from '../../src/panel/model/settings.ts';

type Listener = (changes: object, area: string) => void;

/** A storage area as browsers have it: it tells of changes after it has taken them, and may refuse. */
class Area implements StorageAreaLike {
  readonly items = new Map<string, unknown>();
  refusal: string | null = null;
  readonly #name: string;
  readonly #listeners: Set<Listener>;

  constructor(name: string, listeners: Set<Listener>) {
    this.#name = name;
    this.#listeners = listeners;
  }

  async get(keys: string[]) {
    this.#mayRefuse();
    return Object.fromEntries(keys.filter((key) => this.items.has(key)).map((key) => [key, this.items.get(key)]));
  }

  async set(items: Record<string, unknown>) {
    this.#mayRefuse();
    for (const [key, value] of Object.entries(items)) this.items.set(key, value);
    this.#tell(Object.keys(items));
  }

  async remove(keys: string[]) {
    this.#mayRefuse();
    const gone = keys.filter((key) => this.items.delete(key));
    if (gone.length > 0) this.#tell(gone);
  }

  #tell(keys: string[]) {
    const changes = Object.fromEntries(keys.map((key) => [key, {}]));
    for (const listener of this.#listeners) listener(changes, this.#name);
  }

  #mayRefuse() {
    if (this.refusal !== null) throw new Error(this.refusal);
  }
}

let sync: Area;
let local: Area;
let listeners: Set<Listener>;
beforeEach(() => {
  listeners = new Set();
  sync = new Area('sync', listeners);
  local = new Area('local', listeners);
});

const open = () =>
  settingsStore({ sync, local, onChanged: { addListener: (listener) => listeners.add(listener as Listener) } });

/** What a window is told, one after another. */
async function watched() {
  const told: StoredSettings[] = [];
  let wake: () => void = () => undefined;
  await open().watch((stored) => {
    told.push(stored);
    wake();
  });
  const next = async (count: number) => {
    while (told.length < count)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    return told.at(-1);
  };
  return { told, next };
}

describe('stored settings', () => {
  it('are told at once, and again in every window when one changes them', async () => {
    const one = await watched();
    const other = await watched();
    expect(one.told).toEqual([{ settings: defaultSettings, refused: [], unsynced: null }]);
    await open().change({ idleTimeoutMs: 5_000, redact: false });
    for (const window of [one, other]) {
      expect((await window.next(2))?.settings).toEqual({ ...defaultSettings, idleTimeoutMs: 5_000, redact: false });
    }
    expect(sync.items.size).toBe(2);
    expect(local.items.size).toBe(0);
  });

  it('of this machine are not synced', async () => {
    const store = open();
    await store.change({ capturesFolder: '/captures', graceMs: 10 });
    expect(await store.read()).toMatchObject({
      settings: { capturesFolder: '/captures', graceMs: 10 },
      unsynced: null,
    });
    expect([...sync.items.keys()]).toEqual(['settings.graceMs']);
    expect([...local.items.keys()]).toEqual(['settings.capturesFolder']);
  });

  it('stay on this machine where the browser does not sync them, and say why', async () => {
    const store = open();
    sync.refusal = 'QUOTA_BYTES_PER_ITEM quota exceeded';
    await store.change({ idleTimeoutMs: 5_000 });
    expect(await store.read()).toMatchObject({
      settings: { idleTimeoutMs: 5_000 },
      unsynced: 'QUOTA_BYTES_PER_ITEM quota exceeded',
    });
    // Sync works again: what is changed from now on is synced, and holds.
    sync.refusal = null;
    expect((await store.read()).unsynced).toBe('QUOTA_BYTES_PER_ITEM quota exceeded');
    await store.change({ idleTimeoutMs: 6_000 });
    expect(await store.read()).toMatchObject({ settings: { idleTimeoutMs: 6_000 }, unsynced: null });
    expect(local.items.size).toBe(0);
  });

  it('that could be stored nowhere say so', async () => {
    sync.refusal = 'off';
    local.refusal = 'The disk is full.';
    const store = open();
    await expect(store.change({ graceMs: 1 })).rejects.toMatchObject({
      code: 'settings-unsaved',
      message: expect.stringContaining('The disk is full.'),
    });
    expect(await store.read()).toEqual({ settings: defaultSettings, refused: [], unsynced: 'off' });
  });

  it('of another shape are refused one by one', async () => {
    sync.items.set('settings.redact', 'no').set('settings.graceMs', 20).set('elsewhere', 1);
    expect(await open().read()).toMatchObject({ settings: { redact: true, graceMs: 20 }, refused: ['redact'] });
  });

  it('concern the host where they speak of captures', () => {
    expect(concernsCaptures({ 'settings.capturesFolder': {} })).toBe(true);
    expect(concernsCaptures({ 'settings.graceMs': {}, capturesFolder: {} })).toBe(false);
  });
});
