import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { defaultSettings, type SettingName, type Settings } from '../../model/settings.ts';
import type { ShownFault } from '../../model/state.ts';
import type { SettingsDesk } from '../../settings-desk.ts';
import { t } from '../../text.ts';
import { HostText } from '../host-text.tsx';

/** How long typing rests before what is typed is stored, in milliseconds. */
const REST = 400;

export interface Saving {
  /** Stores a change at once. */
  save: (change: Partial<Settings>) => void;
  /** Stores it when nothing else is typed for a moment; null drops what waits. */
  saveSoon: (change: Partial<Settings> | null) => void;
}

interface SettingsGroupProps {
  title: string;
  about: string;
  desk: SettingsDesk;
  settings: Settings;
  names: readonly SettingName[];
  children: (saving: Saving) => ComponentChildren;
}

/** Settings that belong together: a heading, why they are there, the fields, and what became of the last change. */
export function SettingsGroup({ title, about, desk, settings, names, children }: SettingsGroupProps) {
  const id = useId();
  const [outcome, setOutcome] = useState<'saved' | ShownFault | null>(null);
  const [resetting, setResetting] = useState(false);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; change: Partial<Settings> } | null>(null);
  const drop = () => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
  };
  const done = (fault: ShownFault | null) => setOutcome(fault ?? 'saved');
  const save = (change: Partial<Settings>) => {
    drop();
    setResetting(false);
    void desk.change(change).then(done);
  };
  const saveSoon = (change: Partial<Settings> | null) => {
    drop();
    setOutcome(null);
    if (change !== null) waiting.current = { timer: setTimeout(() => save(change), REST), change };
  };
  // A tab that is closed while something waits still stores it.
  useEffect(() => {
    const flush = () => {
      if (waiting.current !== null) save(waiting.current.change);
    };
    addEventListener('pagehide', flush);
    return () => removeEventListener('pagehide', flush);
  }, []);
  const changed = names.some((name) => settings[name] !== defaultSettings[name]);
  return (
    <section class="settings-group" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <p class="hint">{about}</p>
        <p class="settings-outcome">
          {/* Once pressed it stays where the focus is, until something else is changed. */}
          {(changed || resetting) && (
            <button
              type="button"
              class="link"
              aria-disabled={!changed}
              aria-label={t('settings_defaults_of', title)}
              onClick={() => {
                drop();
                setResetting(true);
                if (changed) void desk.reset(names).then(done);
              }}
            >
              {t('settings_defaults')}
            </button>
          )}
          <span role="status">{outcome === 'saved' && <span class="saved">{t('settings_saved')}</span>}</span>
        </p>
      </header>
      <div class="settings-card">
        {children({ save, saveSoon })}
        {outcome !== null && typeof outcome === 'object' && (
          <p class="fault" role="alert">
            <HostText text={outcome.message} /> {outcome.remedy}
          </p>
        )}
      </div>
    </section>
  );
}
