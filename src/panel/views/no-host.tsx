import { INSTALL_COMMAND, installCommand, UPDATE_COMMAND } from '../model/host-commands.ts';
import type { HostState, ShownFault } from '../model/state.ts';
import { type MessageKey, t } from '../text.ts';
import { CommandLine } from './command-line.tsx';
import { useInspector } from './context.ts';
import { HostText } from './host-text.tsx';
import { PlugIcon } from './icons.tsx';
import { WireText } from './wire-text.tsx';

interface Words {
  title: MessageKey;
  about: MessageKey | null;
  lead: MessageKey;
  command: string;
}

/** There is no host, or none that we can speak with: what it is for, how to get it, and what the browser says. */
export function NoHost({ host: { fault, trying } }: { host: Extract<HostState, { kind: 'missing' }> }) {
  const inspector = useInspector();
  const versions = versionsOf(fault);
  const { title, about, lead, command } = wordsFor(fault, versions);
  return (
    <section class="page no-host" aria-labelledby="no-host-title" data-fault={fault.code}>
      <h1 id="no-host-title">
        <PlugIcon /> {t(title)}
      </h1>
      <p>{t('host_purpose')}</p>
      {versions !== null && (
        <dl class="facts versions">
          <dt>{t('host_row_extension')}</dt>
          <dd>
            <WireText plain text={t('host_version_protocol', versions.client, String(versions.protocol))} />
          </dd>
          <dt>{t('host_row_host')}</dt>
          <dd>
            <WireText plain text={t('host_version_protocol', versions.host, String(versions.hostProtocol))} />
          </dd>
        </dl>
      )}
      {about !== null && <p>{t(about)}</p>}
      <p>{t(lead)}</p>
      <CommandLine command={command} />
      {versions !== null && <p class="hint">{t('host_captures_at')}</p>}
      <div class="actions">
        <button type="button" class="primary" disabled={trying} onClick={() => void inspector.findHost()}>
          {t(trying ? 'host_trying' : 'host_try_again')}
        </button>
      </div>
      <p class="quiet" data-part="fault">
        <HostText text={fault.message} /> <code>{fault.code}</code>
      </p>
    </section>
  );
}

interface Versions {
  client: string;
  protocol: number;
  host: string;
  hostProtocol: number;
}

/** Who speaks what, where that is why the two cannot speak. */
function versionsOf({ code, details }: ShownFault): Versions | null {
  const { client, protocol, host, hostProtocol } = details ?? {};
  if (code !== 'protocol-mismatch' || typeof client !== 'string' || typeof host !== 'string') return null;
  if (typeof protocol !== 'number' || typeof hostProtocol !== 'number') return null;
  return { client, protocol, host, hostProtocol };
}

function wordsFor({ code }: ShownFault, versions: Versions | null): Words {
  if (code === 'host-missing') {
    return { title: 'host_missing_title', about: null, lead: 'host_install', command: INSTALL_COMMAND };
  }
  if (versions === null) {
    return { title: 'host_unusable_title', about: null, lead: 'host_update', command: UPDATE_COMMAND };
  }
  if (versions.hostProtocol < versions.protocol) {
    return { title: 'host_old_title', about: 'host_old_about', lead: 'host_update', command: UPDATE_COMMAND };
  }
  const command = installCommand(versions.client);
  return { title: 'host_new_title', about: 'host_new_about', lead: 'host_new_command', command };
}
