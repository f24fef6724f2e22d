import { useEffect, useId, useState } from 'preact/hooks';
import * as v from 'valibot';
import { HOST_CAPACITY, type Settings, settingSchemas } from '../../model/settings.ts';
import type { ShownFault } from '../../model/state.ts';
import type { SettingsDesk } from '../../settings-desk.ts';
import { t } from '../../text.ts';
import { HostText } from '../host-text.tsx';
import { AmountSetting } from './amount-setting.tsx';
import { CapturesFacts } from './captures-facts.tsx';
import { amount, hintOf, labelOf } from './setting-words.ts';

/**
 * Where captures are kept, and how much of them. These are applied by a button, and not as they are typed: half a path is
 * a path too, and a smaller limit deletes captures at once.
 */
export function CapturesGroup({ desk, settings }: { desk: SettingsDesk; settings: Settings }) {
  const id = useId();
  const { capturesFolder, capturesCapacity } = settings;
  const [folder, setFolder] = useState(capturesFolder ?? '');
  const [capacity, setCapacity] = useState<{ amount: number | null } | null>({ amount: capturesCapacity });
  const [outcome, setOutcome] = useState<'applied' | ShownFault | null>(null);
  useEffect(() => setFolder(capturesFolder ?? ''), [capturesFolder]);
  useEffect(() => setCapacity({ amount: capturesCapacity }), [capturesCapacity]);
  // Inspections elsewhere have added captures since.
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === 'visible') void desk.look();
    };
    window.addEventListener('focus', back);
    document.addEventListener('visibilitychange', back);
    return () => {
      window.removeEventListener('focus', back);
      document.removeEventListener('visibilitychange', back);
    };
  }, [desk]);
  const [resetting, setResetting] = useState(false);
  const changed = capturesFolder !== null || capturesCapacity !== null;
  const captures = desk.captures.value;
  const wanted = folder.trim() === '' ? null : folder.trim();
  const folderWrong = !v.is(settingSchemas.capturesFolder, wanted);
  const same = wanted === capturesFolder && capacity?.amount === capturesCapacity;
  const kept = captures.kind === 'known' ? captures.state.octets : 0;
  const evicts = captures.kind === 'known' && wanted === capturesFolder && (capacity?.amount ?? HOST_CAPACITY) < kept;
  const store = async (change: Pick<Settings, 'capturesFolder' | 'capturesCapacity'>) => {
    const fault = await desk.change(change);
    await desk.look();
    setOutcome(fault ?? 'applied');
  };
  const silent = captures.kind === 'unknown' && captures.fault.code === 'host-silent';
  const refusal = captures.kind === 'known' && capturesFolder !== null ? captures.state.fault : null;
  return (
    <section class="settings-group" aria-labelledby={`${id}-title`}>
      <header>
        <h2 id={`${id}-title`}>{t('settings_captures')}</h2>
        <p class="hint">{t('settings_captures_about')}</p>
      </header>
      <form
        class="settings-card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (folderWrong || capacity === null) return;
          setResetting(false);
          void store({ capturesFolder: wanted, capturesCapacity: capacity.amount });
        }}
      >
        <div class="setting wide" data-setting="capturesFolder">
          <div class="setting-name">
            <label for={id}>{labelOf('capturesFolder')}</label>
          </div>
          <div class="setting-value">
            <input
              id={id}
              type="text"
              name="capturesFolder"
              class="path"
              autocomplete="off"
              spellcheck={false}
              placeholder={captures.kind === 'known' && capturesFolder === null ? captures.state.folder : ''}
              aria-invalid={folderWrong || refusal !== null}
              aria-describedby={`${id}-hint ${id}-wrong`}
              value={folder}
              onInput={(event) => {
                setFolder(event.currentTarget.value);
                setOutcome(null);
              }}
            />
          </div>
          <div class="setting-notes">
            <p id={`${id}-hint`} class="hint">
              {hintOf('capturesFolder')}
            </p>
            <p id={`${id}-wrong`} class="fault" aria-live="polite">
              {folderWrong ? t('settings_range_folder') : refusal !== null && <HostText text={refusal.message} />}
            </p>
          </div>
        </div>
        <AmountSetting
          name="capturesCapacity"
          scale="octets"
          value={capacity === null ? (capturesCapacity ?? HOST_CAPACITY) : capacity.amount}
          off="settings_own_limit"
          first={HOST_CAPACITY}
          onValue={(value) => {
            setCapacity(value);
            setOutcome(null);
          }}
          note={evicts && capacity !== null ? t('settings_capacity_evicts', amount(kept)) : null}
        />
        <footer>
          <button type="submit" class="primary" disabled={same || folderWrong || capacity === null}>
            {t('settings_apply')}
          </button>
          {(changed || resetting) && (
            <button
              type="button"
              class="link"
              aria-disabled={!changed}
              aria-label={t('settings_defaults_of', t('settings_captures'))}
              onClick={() => {
                setResetting(true);
                if (changed) void store({ capturesFolder: null, capturesCapacity: null });
              }}
            >
              {t('settings_defaults')}
            </button>
          )}
          <span class="settings-outcome aside" role="status">
            {outcome === 'applied' && refusal === null && !silent && <span class="saved">{t('settings_applied')}</span>}
          </span>
        </footer>
        {outcome !== null && outcome !== 'applied' && (
          <p class="fault" role="alert">
            <HostText text={outcome.message} /> {outcome.remedy}
          </p>
        )}
      </form>
      <CapturesFacts desk={desk} captures={captures} />
    </section>
  );
}
