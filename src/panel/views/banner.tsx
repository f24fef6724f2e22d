import type { Report } from '../../report/report.ts';
import { counted, duration, spanWords } from '../model/format.ts';
import { type Inspection, isRunning } from '../model/state.ts';
import { outcomeTones, outcomeWord, phaseWords } from '../model/words.ts';
import { useInspector } from './context.ts';
import { Elapsed } from './elapsed.tsx';
import { FaultIcon, LiveIcon, OutcomeIcon, SeverityIcon } from './icons.tsx';
import { WireText } from './wire-text.tsx';

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
          <span class="flag" title="The status says success; the bytes say otherwise">
            Broken {report.response?.statusLine.code ?? '2xx'}
          </span>
        )}
      </h1>
      <p>
        <WireText plain text={summary} />
      </p>
      <Deciding report={report} />
      {inspection.abridged && (
        <p class="quiet" data-part="abridged">
          This report is abridged: long texts and lists were cut to fit. The octets are all there.
        </p>
      )}
      <div class="actions">
        <button type="button" onClick={() => inspector.again(inspection.id)}>
          Inspect again
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
    <ul class="deciding" aria-label="What decided it">
      {deciding.map((finding) => (
        <li key={finding.id}>
          <SeverityIcon severity={finding.severity} />
          <button
            type="button"
            class="link"
            title={finding.span === null ? 'Show the finding' : `Show ${spanWords(finding.span)}`}
            onClick={() => {
              if (finding.span !== null) inspector.dispatch({ type: 'focused', span: finding.span });
              else document.getElementById(`finding-${finding.id}`)?.scrollIntoView({ block: 'center' });
            }}
          >
            <WireText plain text={finding.title} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Where nothing is to be explained: how much came, and how long it took. */
function Numbers({ report: { response, capture, timing } }: { report: Report }) {
  return (
    <p class="numbers quiet">
      {capture !== undefined && <span>{counted(capture.received, 'octet')} received</span>}
      {response?.chunks != null && <span>{counted(response.chunks.count, 'chunk')}</span>}
      {timing !== undefined && <span>{duration(timing.ended)}</span>}
    </p>
  );
}

function Live({ inspection }: { inspection: Inspection }) {
  const { progress, phase } = inspection;
  const what = phase === 'cancelling' ? 'Stopping' : progress === null ? 'Starting' : phaseWords(progress.phase);
  return (
    <header class="banner tone-live" data-part="live">
      <LiveIcon />
      <h1>
        {what}
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
        {fault.code === 'host-gone' ? 'The companion host stopped' : 'Could not be inspected'}
        <code class="code">{fault.code}</code>
      </h1>
      <p>
        <WireText plain text={fault.message} /> {fault.remedy}
      </p>
      {progress !== null && progress.received > 0 && (
        <p class="quiet">
          Until then {counted(progress.received, 'octet')} and {counted(progress.chunks, 'chunk')} had come.
        </p>
      )}
      <div class="actions">
        {fault.code === 'tls-certificate' && (
          <button type="button" onClick={() => inspector.again(inspection.id, true)}>
            Inspect anyway <span class="quiet">(this request only)</span>
          </button>
        )}
        {fault.code === 'host-gone' && progress?.capture != null && (
          <button type="button" onClick={() => void inspector.recover(inspection.id)}>
            Show what was captured
          </button>
        )}
        <button type="button" class="primary" onClick={() => inspector.again(inspection.id)}>
          Inspect again
        </button>
      </div>
    </header>
  );
}
