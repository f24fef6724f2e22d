import { list } from '../../model/format.ts';
import type { Scale } from '../../model/quantity.ts';
import type { SettingName } from '../../model/settings.ts';
import type { SettingsDesk } from '../../settings-desk.ts';
import { plural, t } from '../../text.ts';
import { MarkIcon } from '../icons.tsx';
import { WireText } from '../wire-text.tsx';
import { type AmountName, AmountSetting } from './amount-setting.tsx';
import { CapturesGroup } from './captures-group.tsx';
import { labelOf } from './setting-words.ts';
import { type Saving, SettingsGroup } from './settings-group.tsx';
import { ToggleSetting } from './toggle-setting.tsx';

const timeouts = ['connectTimeoutMs', 'headTimeoutMs', 'idleTimeoutMs', 'graceMs'] as const;
const limits = ['maxReceived', 'maxDurationMs'] as const;
const ofTheList = ['autoInspect', 'preserveLog'] as const;

/** All settings, stored as they are changed. */
export function SettingsPage({ desk }: { desk: SettingsDesk }) {
  const stored = desk.stored.value;
  if (stored === null) return <main class="settings" aria-busy="true" />;
  const { settings, refused, unsynced } = stored;
  const amount = (name: AmountName, scale: Scale, { save, saveSoon }: Saving) => (
    <AmountSetting
      key={name}
      name={name}
      scale={scale}
      value={settings[name]}
      {...(name === 'maxReceived' ? { off: 'settings_no_limit', first: 1024 ** 3 } : {})}
      {...(name === 'maxDurationMs' ? { off: 'settings_no_limit', first: 300_000 } : {})}
      onValue={(value, settled) => {
        const change = value === null ? null : { [name]: value.amount };
        if (change !== null && settled) save(change);
        else saveSoon(change);
      }}
    />
  );
  const group = { desk, settings };
  return (
    <main class="settings">
      <header class="settings-head">
        <h1>
          <MarkIcon /> {t('settings_title')}
        </h1>
        <p class="hint" data-part="sync">
          {t(unsynced === null ? 'settings_synced' : 'settings_unsynced')}
          {unsynced !== null && unsynced !== '' && (
            <>
              {' '}
              <WireText plain text={t('settings_browser_says', unsynced)} />
            </>
          )}
        </p>
        {refused.length > 0 && (
          <p class="caution" data-part="refused">
            {plural('settings_refused', refused.length, labels(refused))}
          </p>
        )}
      </header>
      <SettingsGroup {...group} title={t('settings_timeouts')} about={t('settings_timeouts_about')} names={timeouts}>
        {(saving) => timeouts.map((name) => amount(name, name === 'graceMs' ? 'milliseconds' : 'seconds', saving))}
      </SettingsGroup>
      <SettingsGroup {...group} title={t('settings_limits')} about={t('settings_limits_about')} names={limits}>
        {(saving) => limits.map((name) => amount(name, name === 'maxReceived' ? 'octets' : 'seconds', saving))}
      </SettingsGroup>
      <SettingsGroup {...group} title={t('settings_list')} about={t('settings_list_about')} names={ofTheList}>
        {({ save }) =>
          ofTheList.map((name) => (
            <ToggleSetting key={name} name={name} value={settings[name]} onValue={(on) => save({ [name]: on })} />
          ))
        }
      </SettingsGroup>
      <SettingsGroup {...group} title={t('settings_copying')} about={t('settings_copying_about')} names={['redact']}>
        {({ save }) => <ToggleSetting name="redact" value={settings.redact} onValue={(redact) => save({ redact })} />}
      </SettingsGroup>
      <CapturesGroup {...group} />
    </main>
  );
}

function labels(names: readonly SettingName[]): string {
  return list(names.map(labelOf));
}
