import { useState } from 'preact/hooks';
import type { FaultCode } from '../../../report/fault.ts';
import { INSTALL_COMMAND, UPDATE_COMMAND } from '../../model/host-commands.ts';
import type { ShownFault } from '../../model/state.ts';
import type { CapturesShown, SettingsDesk } from '../../settings-desk.ts';
import { type MessageKey, plural, t } from '../../text.ts';
import { CommandLine } from '../command-line.tsx';
import { HostText } from '../host-text.tsx';
import { PlugIcon } from '../icons.tsx';
import { WireText } from '../wire-text.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { amount } from './setting-words.ts';

interface CapturesFactsProps {
  desk: SettingsDesk;
  captures: CapturesShown;
}

/** What keeps the host from saying it, where that is not its absence. */
const headings = new Map<FaultCode, MessageKey>([
  ['method-unknown', 'settings_old_host'],
  ['protocol-mismatch', 'host_unusable_title'],
]);

/** What the host says of its captures; or that there is none to say it. */
export function CapturesFacts({ desk, captures }: CapturesFactsProps) {
  const [asking, setAsking] = useState(false);
  const [trying, setTrying] = useState(false);
  const [gone, setGone] = useState<{ deleted: number; octets: number } | ShownFault | null>(null);
  if (captures.kind === 'asking') return <p class="hint settings-card">{t('settings_asking')}</p>;
  if (captures.kind === 'unknown') {
    const look = async () => {
      setTrying(true);
      await desk.look();
      setTrying(false);
    };
    return (
      <div class="settings-card no-captures" data-part="no-captures">
        <h3>
          <PlugIcon /> {t(headings.get(captures.fault.code) ?? 'settings_no_host')}
        </h3>
        <p>{t('settings_no_host_about')}</p>
        <CommandLine command={captures.fault.code === 'host-missing' ? INSTALL_COMMAND : UPDATE_COMMAND} />
        <div class="actions">
          <button type="button" disabled={trying} onClick={() => void look()}>
            {t(trying ? 'host_trying' : 'host_try_again')}
          </button>
        </div>
        <p class="quiet" data-part="fault">
          <HostText text={captures.fault.message} /> <code>{captures.fault.code}</code>
        </p>
      </div>
    );
  }
  const { hello, state } = captures;
  const remove = async () => {
    setAsking(false);
    setGone(await desk.deleteCaptures());
  };
  const spare = state.captures - state.recording;
  return (
    <div class="settings-card" data-part="captures">
      <dl class="facts">
        <dt>{t('settings_host')}</dt>
        <dd>
          <WireText plain text={t('settings_host_is', hello.host.name, hello.host.version, hello.node)} />
        </dd>
        <dt>{t('settings_in_use')}</dt>
        <dd data-part="folder">
          <WireText text={state.folder} />
        </dd>
        <dt>{t('settings_kept_label')}</dt>
        <dd data-part="kept">
          {plural('settings_kept', state.captures, amount(state.octets), amount(state.capacity))}
          {state.recording > 0 && <span class="quiet"> {plural('settings_recording', state.recording)}</span>}
          <meter
            aria-label={t('settings_meter')}
            min={0}
            max={state.capacity}
            high={state.capacity * 0.9}
            value={Math.min(state.octets, state.capacity)}
          />
        </dd>
      </dl>
      <footer>
        <button type="button" class="danger" disabled={spare <= 0} onClick={() => setAsking(true)}>
          {t('settings_delete')}
        </button>
        <span class="settings-outcome aside" role="status">
          {gone !== null && 'deleted' in gone && plural('settings_deleted', gone.deleted, amount(gone.octets))}
        </span>
      </footer>
      {gone !== null && 'code' in gone && (
        <p class="fault" role="alert">
          <HostText text={gone.message} /> {gone.remedy}
        </p>
      )}
      {asking && (
        <DeleteDialog count={spare} folder={state.folder} onYes={() => void remove()} onNo={() => setAsking(false)} />
      )}
    </div>
  );
}
