import { useComputed } from '@preact/signals';
import { urlName } from '../model/format.ts';
import type { NetworkRecord } from '../model/network-record.ts';
import { type Inspection, inspectionOf, isRunning } from '../model/state.ts';
import { escaped } from '../model/wire-characters.ts';
import { outcomeWord, phaseWords } from '../model/words.ts';
import { useInspector } from './context.ts';
import { FaultIcon, LiveIcon, OutcomeIcon } from './icons.tsx';

/** Your own inspections, and the page's requests. */
export function RequestList() {
  const inspector = useInspector();
  const own = useComputed(() => {
    const { inspections, network } = inspector.state.value;
    const listed = new Set(network.map(({ id }) => id));
    return inspections.filter(({ origin }) => origin.kind !== 'network' || !listed.has(origin.record));
  }).value;
  const { network } = inspector.state.value;
  if (own.length === 0 && !inspector.inDevTools) return null;
  return (
    <nav class="list" aria-label="Requests">
      {own.length > 0 && (
        <section aria-label="Your inspections">
          <h2>Inspections</h2>
          <ul>
            {own.map((inspection) => (
              <li key={inspection.id}>
                <OwnRow inspection={inspection} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {inspector.inDevTools && (
        <section aria-label="The page's requests">
          <h2>
            Page requests
            {network.length > 0 && (
              <button
                type="button"
                class="link"
                title="Clear the list of the page's requests"
                onClick={() => inspector.clearList()}
              >
                Clear
              </button>
            )}
          </h2>
          {network.length === 0 ? (
            <p class="hint">Requests of this page appear here as they finish. Reload it to see them all.</p>
          ) : (
            <ul>
              {network.map((record) => (
                <li key={record.id}>
                  <PageRow record={record} />
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </nav>
  );
}

function OwnRow({ inspection }: { inspection: Inspection }) {
  const inspector = useInspector();
  const { request, origin } = inspection;
  return (
    <Row
      current={inspector.state.value.selected === inspection.id}
      method={request.method}
      url={request.url}
      title={origin.kind === 'zoo' ? origin.title : null}
      status={inspection.report?.response?.statusLine.codeRaw ?? ''}
      inspection={inspection}
      onChoose={() => inspector.dispatch({ type: 'selected', id: inspection.id })}
    />
  );
}

function PageRow({ record }: { record: NetworkRecord }) {
  const inspector = useInspector();
  const state = inspector.state.value;
  const inspection = inspectionOf(state, record.id);
  return (
    <Row
      current={inspection !== null && state.selected === inspection.id}
      method={record.method}
      url={record.url}
      title={null}
      status={record.status === 0 ? '' : String(record.status)}
      error={record.error}
      inspection={inspection}
      onChoose={() => inspector.choose(record.id)}
    />
  );
}

interface RowProps {
  current: boolean;
  method: string;
  url: string;
  title: string | null;
  status: string;
  error?: string | null;
  inspection: Inspection | null;
  onChoose: () => void;
}

function Row({ current, method, url, title, status, error = null, inspection, onChoose }: RowProps) {
  const { name, place } = urlName(url);
  return (
    <button
      type="button"
      class="row"
      aria-current={current ? 'true' : undefined}
      title={`${escaped(method)} ${escaped(url)}${error === null ? '' : `\n${escaped(error)}`}`}
      onClick={onChoose}
    >
      <span class="row-icon">{inspection === null ? <span class="dot" /> : <StateIcon inspection={inspection} />}</span>
      <span class="row-name">
        {method !== 'GET' && <span class="row-method">{escaped(method)} </span>}
        {title ?? escaped(name)} {title === null && <span class="row-place">{escaped(place)}</span>}
      </span>
      <span class={error === null ? 'row-status' : 'row-status bad'}>{escaped(status) || (error && 'failed')}</span>
      <span class="row-state">{inspection === null ? (error ?? '').replace(/^net::/, '') : stateWord(inspection)}</span>
    </button>
  );
}

function StateIcon({ inspection }: { inspection: Inspection }) {
  if (inspection.report !== null) return <OutcomeIcon outcome={inspection.report.verdict.outcome} silent />;
  return isRunning(inspection) ? <LiveIcon /> : <FaultIcon />;
}

function stateWord({ report, fault, progress, phase }: Inspection): string {
  if (report !== null) return outcomeWord(report.verdict.outcome);
  if (fault !== null) return fault.code;
  if (phase === 'cancelling') return 'Stopping';
  return progress === null ? 'Starting' : phaseWords(progress.phase);
}
