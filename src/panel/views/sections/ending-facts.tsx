import type { Report } from '../../../report/report.ts';
import { duration, number } from '../../model/format.ts';
import { endedAt } from '../../model/time-taken.ts';
import { endingWords } from '../../model/words.ts';
import { type MessageKey, t } from '../../text.ts';
import { useInspector } from '../context.ts';
import { HostText } from '../host-text.tsx';
import { RichText } from '../rich-text.tsx';
import { WireText } from '../wire-text.tsx';

/** Reasons of an ending that nobody asked for: the inspection came to a limit of its own. */
const limits = new Map<string, MessageKey>([
  ['received-limit', 'end_limit_received'],
  ['duration-limit', 'end_limit_duration'],
]);

export function EndingFacts({ report }: { report: Report }) {
  const { ending, connection, capture } = report;
  const inspector = useInspector();
  const limit = limits.get(ending.reason ?? '');
  return (
    <>
      <p data-part="ending-sentence">{sentence(report)}</p>
      <dl class="facts">
        {limit !== undefined && (
          <>
            <dt>{t('end_limit')}</dt>
            <dd>
              {t(limit)}{' '}
              <button type="button" class="link" onClick={() => void inspector.openSettings()}>
                {t('end_limit_settings')}
              </button>
            </dd>
          </>
        )}
        {ending.reason !== undefined && limit === undefined && (
          <>
            <dt>{t('end_reason')}</dt>
            <dd>
              <WireText text={ending.reason} />
            </dd>
          </>
        )}
        {connection !== undefined && (
          <>
            <dt>{t('end_connection')}</dt>
            <dd>
              <RichText
                text="end_address"
                parts={[
                  <WireText key="address" text={connection.address} />,
                  `${connection.port}`,
                  connection.tls === null ? t('end_clear') : t('listed', connection.tls.version, connection.tls.cipher),
                ]}
              />
            </dd>
          </>
        )}
        {connection?.tls?.untrusted != null && (
          <>
            <dt>{t('end_certificate')}</dt>
            <dd>
              <RichText
                text="end_untrusted"
                parts={[
                  <strong key="mark" class="bad">
                    {t('end_not_trusted')}
                  </strong>,
                  <HostText key="reason" text={connection.tls.untrusted} />,
                ]}
              />
            </dd>
          </>
        )}
        {capture?.fault != null && (
          <>
            <dt>{t('end_recording')}</dt>
            <dd>
              <RichText
                text="end_stopped"
                parts={[
                  <strong key="mark" class="bad">
                    {t('end_stopped_early')}
                  </strong>,
                  <HostText key="reason" text={capture.fault.message} />,
                ]}
              />
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

/** One sentence, a clause put to the one before. */
function sentence(report: Report): string {
  const { at, idleMs, graceMs } = report.ending;
  const how = endingWords(report.ending);
  const ended = endedAt(report);
  let said = at === 0 ? t('end_before_first', how) : t('end_after', how, number(at - 1));
  if (ended !== null) said = t('end_when', said, duration(ended));
  if (idleMs !== undefined) said = t('end_silent', said, duration(idleMs));
  if (graceMs !== undefined) said = t('end_waited', said, duration(graceMs));
  return t('end_sentence', said);
}
