import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CAPACITY } from '../../src/capture/store.ts';
import { reduce } from '../../src/panel/model/reducer.ts';
import { defaultSettings, HOST_CAPACITY, readSettings, settingNames } from '../../src/panel/model/settings.ts';
import { initialState } from '../../src/panel/model/state.ts';

describe('settings as they are read', () => {
  it('know what a host keeps by itself', () => expect(HOST_CAPACITY).toBe(DEFAULT_CAPACITY));

  it('are the defaults where nothing is stored', () => {
    for (const nothing of [undefined, null, {}, [], 'x', 7]) {
      expect(readSettings(nothing)).toEqual({ settings: defaultSettings, refused: [] });
    }
  });

  it('keep each valid member, and refuse the others one by one', () => {
    const { settings, refused } = readSettings({ idleTimeoutMs: 5_000, graceMs: -1, redact: 'yes', autoInspect: true });
    expect(settings).toEqual({ ...defaultSettings, idleTimeoutMs: 5_000, autoInspect: true });
    expect(refused).toEqual(['graceMs', 'redact']);
  });

  it('pass over what another version stored', () => {
    expect(readSettings({ theme: 'dark', __proto__: { redact: false } })).toEqual({
      settings: defaultSettings,
      refused: [],
    });
  });

  it.each([
    ['/var/captures', true],
    ['C:\\captures', true],
    ['\\\\server\\share', true],
    ['captures', false],
    ['~/captures', false],
    ['/with\0nul', false],
    ['', false],
  ])('take %j for the folder of captures: %s', (capturesFolder, taken) => {
    expect(readSettings({ capturesFolder }).refused).toEqual(taken ? [] : ['capturesFolder']);
  });

  it('are whole whatever is stored, and stable when read again', () => {
    const anything = fc.record(Object.fromEntries(settingNames.map((name) => [name, fc.anything()])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(anything, (stored) => {
        const { settings, refused } = readSettings(stored);
        expect(Object.keys(settings).sort()).toEqual([...settingNames].sort());
        expect(readSettings(settings)).toEqual({ settings, refused: [] });
        for (const name of refused) expect(settings[name]).toEqual(defaultSettings[name]);
      }),
    );
  });
});

describe('settings that change', () => {
  const changed = { ...defaultSettings, idleTimeoutMs: 5_000, connectTimeoutMs: 2_000 };

  it('reach the draft, but where it says otherwise itself', () => {
    const options = { ...initialState.draft.options, idleTimeoutMs: 60_000 };
    const draft = { ...initialState.draft, options };
    const state = reduce({ ...initialState, draft }, { type: 'settings-changed', settings: changed });
    expect(state.settings).toEqual(changed);
    expect(state.draft.options).toEqual({ ...options, connectTimeoutMs: 2_000 });
  });
});
