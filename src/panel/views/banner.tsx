import type { Report } from '../../report/report.ts';
import { counted, duration, spanWords } from '../model/format.ts';
import { type Inspection, isRunning } from '../model/state.ts';
import { timeTaken } from '../model/time-taken.ts';
import { outcomeTones, outcomeWord, phaseWords } from '../model/words.ts';
import { plural, t } from '../text.ts';
import { bringIntoView } from './bring-into-view.ts';
import { useInspector } from './context.ts';
import { Elapsed } from './elapsed.tsx';
import { HostText } from './host-text.tsx';
import { FaultIcon, LiveIcon, OutcomeIcon, SeverityIcon } from './icons.tsx';
import { RichText } from './rich-text.tsx';

/** The first thing to read. It has one shape, live and judged, so that nothing moves when the verdict comes. */
export function Banner({ inspection }: { inspection: Inspection }) {
  const { report, fault } = inspection;
  if (report !== null) return <Judged inspection={inspection} report={report} />;
  if (fault !== null) return <Faulted inspection={inspection} fault={fault} />;
  return <Live inspection={inspection} />;
}

function Judged({ inspection, report }: { inspection: Inspection; report: NonNullable<Inspection['report']> }) {
  const inspector = useInspector();
  // The report counts a cancelled 200 among the broken ones; whoever cancelled it knows better.
  const { outcome, summary, brokenSuccess } = report.verdict;
  const broken = brokenSuccess && outcome !== 'cancelled';
  return (
    <header class={`banner tone-${broken ? 'bad' : outcomeTones[outcome]}`} data-part="verdict">
      <OutcomeIcon outcome={outcome} silent />
      <h1>
        {outcomeWord(outcome)}
        {broken && (
          <span class="flag" title={t('verdict_broken_title')}>
            {t('verdict_broken', `${report.response?.statusLine.code ?? '2xx'}`)}
          </span>
        )}
        {isRunning(inspection) && <span class="settling">{t('verdict_settling')}</span>}
      </h1>
      <p>
        <HostText text={summary} />
      </p>
      <Deciding report={report} />
      {inspection.abridged && (
        <p class="quiet" data-part="abridged">
          {t('verdict_abridged')}
        </p>
      )}
      <div class="actions">
        <button type="button" onClick={() => inspector.again(inspection.id)}>
          {t('verdict_again')}
        </button>
      </div>
    </header>
  );
}

/** The findings that decided the verdict, three at most; each leads to its octets, or to its words where it has none. */
function Deciding({ report }: { report: Report }) {
  const inspector = useInspector();
  const deciding = report.verdict.because
    .map((id) => report.findings.find((finding) => finding.id === id))
    .filter((finding) => finding !== undefined)
    .slice(0, 3);
  if (deciding.length === 0) return <Numbers report={report} />;
  return (
    <ul class="deciding" aria-label={t('verdict_decided')}>
      {deciding.map((finding) => (
        <li key={finding.id}>
          <SeverityIcon severity={finding.severity} />
          <button
            type="button"
            class="link"
            title={finding.span === null ? t('verdict_show_finding') : t('verdict_show_span', spanWords(finding.span))}
            onClick={() => {
              if (finding.span !== null) inspector.dispatch({ type: 'focused', span: finding.span });
              else bringIntoView(document.getElementById(`finding-${finding.id}`), 'center');
            }}
          >
            <HostText text={finding.title} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Where nothing is to be explained: how much came, and how long it took. */
function Numbers({ report }: { report: Report }) {
  const { response, capture } = report;
  const time = timeTaken(report);
  return (
    <p class="numbers quiet">
      {capture !== undefined && <span>{plural('verdict_received', capture.received)}</span>}
      {response?.chunks != null && <span>{counted(response.chunks.count, 'chunk')}</span>}
      {time !== null && <span>{duration(time)}</span>}
    </p>
  );
}

function Live({ inspection }: { inspection: Inspection }) {
  const { progress, phase } = inspection;
  const begun = progress === null ? t('live_starting') : phaseWords(progress.phase);
  return (
    <header class="banner tone-live" data-part="live">
      <LiveIcon />
      <h1>
        {phase === 'cancelling' ? t('live_stopping') : begun}
        <Elapsed known={progress?.elapsed ?? 0} running={isRunning(inspection)} />
      </h1>
      <p class="numbers">
        <span data-part="received">{counted(progress?.received ?? 0, 'octet')}</span>
        <span data-part="chunk-count">{counted(progress?.chunks ?? 0, 'chunk')}</span>
      </p>
    </header>
  );
}

function Faulted({ inspection, fault }: { inspection: Inspection; fault: NonNullable<Inspection['fault']> }) {
  const inspector = useInspector();
  const { progress } = inspection;
  return (
    <header class="banner tone-warn" data-part="fault">
      <FaultIcon />
      <h1>
        {t(fault.code === 'host-gone' ? 'failed_host_gone' : 'failed_title')}
        <code class="code">{fault.code}</code>
      </h1>
      <p>
        <HostText text={fault.message} /> {fault.remedy}
      </p>
      {progress !== null && progress.received > 0 && (
        <p class="quiet">
          {t('failed_until_then', counted(progress.received, 'octet'), counted(progress.chunks, 'chunk'))}
        </p>
      )}
      <div class="actions">
        {fault.code === 'tls-certificate' && (
          <button type="button" onClick={() => inspector.again(inspection.id, true)}>
            <RichText
              text="failed_anyway"
              parts={[
                <span key="once" class="quiet">
                  {t('failed_anyway_once')}
                </span>,
              ]}
            />
          </button>
        )}
        {fault.code === 'host-gone' && progress?.capture != null && (
          <button type="button" onClick={() => void inspector.recover(inspection.id)}>
            {t('failed_recover')}
          </button>
        )}
        <button type="button" class="primary" onClick={() => inspector.again(inspection.id)}>
          {t('verdict_again')}
        </button>
      </div>
    </header>
  );
}
