import { useState } from 'preact/hooks';
import type { Report } from '../../../report/report.ts';
import {
  type ClientLine,
  clientVerdictWords,
  explained,
  inOrder,
  versionOf,
  whoNotices,
} from '../../model/client-views.ts';
import { number } from '../../model/format.ts';
import { t } from '../../text.ts';
import { HostText } from '../host-text.tsx';
import { SeverityIcon, SilentIcon, SuccessIcon } from '../icons.tsx';
import { WireText } from '../wire-text.tsx';

/** What named clients make of the same octets: who would notice first of all, each row explained when it is opened. */
export function Clients({ report }: { report: Report }) {
  const [open, setOpen] = useState<string | null>(null);
  const rows = inOrder(report.clients);
  return (
    <>
      <p class="who" data-part="who-notices">
        {whoNotices(report.clients, report.verdict)}
      </p>
      <table class="clients">
        <thead>
          <tr>
            <th scope="col">{t('clients_head_client')}</th>
            <th scope="col">{t('clients_head_gets')}</th>
            <th scope="col" class="amount">
              {t('clients_head_status')}
            </th>
            <th scope="col" class="amount">
              {t('clients_head_body')}
            </th>
            <th scope="col">{t('clients_head_trailers')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <ClientRow
              key={line.view.client}
              line={line}
              open={open === line.view.client}
              onToggle={() => setOpen(open === line.view.client ? null : line.view.client)}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface ClientRowProps {
  line: ClientLine;
  open: boolean;
  onToggle: () => void;
}

function ClientRow({ line: { view, verdict, differs, specification }, open, onToggle }: ClientRowProps) {
  return (
    <>
      <tr class={`client client-${verdict}`} data-client={view.client}>
        <th scope="row">
          <button type="button" class="disclose" aria-expanded={open} onClick={onToggle}>
            <span class="chevron" aria-hidden="true" />
            <span>
              <WireText plain text={view.client} />{' '}
              <span class="quiet">
                <WireText plain text={versionOf(view)} />
              </span>
            </span>
          </button>
        </th>
        <td>
          <span class="client-verdict">
            <span class="client-word">
              {verdict === 'error' ? (
                <SeverityIcon severity="error" silent />
              ) : verdict === 'silent' ? (
                <SilentIcon />
              ) : (
                <SuccessIcon />
              )}
              {clientVerdictWords(verdict)}
            </span>
            {verdict === 'error' && <span class="quiet">{t(`clients_stage_${view.stage}`)}</span>}
            {differs && !specification && verdict !== 'silent' && <span class="tag">{t('clients_differs')}</span>}
            {specification && <span class="tag">{t('clients_specification')}</span>}
          </span>
          {view.error !== null && (
            <span class="client-fault">
              <WireText text={view.error} />
            </span>
          )}
        </td>
        <td class="amount">{view.status ?? '–'}</td>
        <td class="amount">{view.bodyLength === null ? '–' : number(view.bodyLength)}</td>
        <td>{t(view.trailersVisible ? 'clients_trailers_visible' : 'clients_trailers_dropped')}</td>
      </tr>
      {open && (
        <tr class="client-words">
          <td colSpan={5}>
            <p>
              <WireText plain text={explained(view)} />
            </p>
            {view.note !== '' && (
              <p>
                <HostText text={view.note} />
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  );
}
