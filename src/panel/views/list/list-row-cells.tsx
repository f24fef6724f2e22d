/** What the cells of the list show. All text in them is the page's or the server's. */
import type { Severity } from '../../../report/report.ts';
import { number } from '../../model/format.ts';
import {
  errorOf,
  findingCounts,
  type ListRow,
  methodOf,
  nameOf,
  sizeOf,
  statusText,
  timeOf,
  urlOf,
} from '../../model/list-rows.ts';
import { octetSize, roughTime } from '../../model/list-words.ts';
import type { Inspection } from '../../model/state.ts';
import { escaped } from '../../model/wire-characters.ts';
import { outcomeWord, phaseWords } from '../../model/words.ts';
import { plural, t } from '../../text.ts';
import { FaultIcon, LiveIcon, MarkIcon, SeverityIcon } from '../icons.tsx';
import { VerdictIcon } from '../verdict-icon.tsx';

export function OutcomeCell({ row, narrow }: { row: ListRow; narrow: boolean }) {
  const { inspection } = row;
  const word = inspection === null ? t('list_not_inspected') : stateWord(inspection);
  return (
    <>
      <span class="row-icon">{inspection === null ? <span class="dot" /> : <StateIcon inspection={inspection} />}</span>
      <span class={narrow || inspection === null ? 'unseen' : 'row-word'}>{word}</span>
    </>
  );
}

function StateIcon({ inspection: { report, phase } }: { inspection: Inspection }) {
  if (report !== null) return <VerdictIcon report={report} />;
  return phase === 'failed' ? <FaultIcon /> : <LiveIcon />;
}

function stateWord({ report, fault, progress, phase }: Inspection): string {
  if (report !== null) return outcomeWord(report.verdict.outcome);
  if (fault !== null) return fault.code;
  if (phase === 'cancelling') return t('list_stopping');
  return progress === null ? t('list_starting') : phaseWords(progress.phase);
}

export function NameCell({ row, wide }: { row: ListRow; wide: boolean }) {
  const { name, place } = nameOf(row);
  const method = methodOf(row);
  return (
    <>
      {row.record === null && (
        <span class="row-own" title={t('list_own')}>
          <MarkIcon />
          <span class="unseen">{t('list_own')}</span>
        </span>
      )}
      {!wide && method !== 'GET' && <bdi class="row-verb">{escaped(method)}</bdi>}
      <span class="row-called">
        <bdi class="row-name">{escaped(name)}</bdi> {place !== '' && <bdi class="row-place">{escaped(place)}</bdi>}
      </span>
    </>
  );
}

export function MethodCell({ row }: { row: ListRow }) {
  return <bdi>{escaped(methodOf(row))}</bdi>;
}

export function StatusCell({ row, narrow }: { row: ListRow; narrow: boolean }) {
  const status = escaped(statusText(row));
  const error = errorOf(row);
  if (error === null) return <span class={/^[45]/.test(status) ? 'bad' : undefined}>{status}</span>;
  if (!narrow) return <span class="bad">{`${status} ${escaped(error)}`}</span>;
  if (status === '') return <span class="bad">{t('list_failed')}</span>;
  return (
    <>
      <SeverityIcon severity="error" silent />
      <span class="bad">
        {status} <span class="unseen">{t('list_failed')}</span>
      </span>
    </>
  );
}

const severities: Severity[] = ['error', 'warning', 'info'];
const countedSeverity = { error: 'list_errors', warning: 'list_warnings', info: 'list_notes' } as const;

export function FindingsCell({ row }: { row: ListRow }) {
  const counts = findingCounts(row);
  if (counts === null) return null;
  return (
    <>
      {severities.map(
        (severity) =>
          counts[severity] > 0 && (
            <span key={severity} class="row-findings" title={plural(countedSeverity[severity], counts[severity])}>
              <SeverityIcon severity={severity} silent />
              <span aria-hidden="true">{number(counts[severity])}</span>
              <span class="unseen">{plural(countedSeverity[severity], counts[severity])}</span>
            </span>
          ),
      )}
    </>
  );
}

export function SizeCell({ row }: { row: ListRow }) {
  const source = row.record?.response?.source;
  if (source === 'cache') return <span class="quiet">{t('list_cached')}</span>;
  if (source === 'service-worker') return <span class="quiet">{t('list_worker')}</span>;
  const size = sizeOf(row);
  return size === null ? null : <span title={plural('octets', size)}>{octetSize(size)}</span>;
}

export function TimeCell({ row }: { row: ListRow }) {
  const time = timeOf(row);
  return time === null ? null : <span>{roughTime(time)}</span>;
}

/** The whole of what the cells may cut. */
export function rowTitle(row: ListRow): string {
  const error = errorOf(row);
  const { report, fault } = row.inspection ?? {};
  const lines = [
    `${methodOf(row)} ${urlOf(row)}`,
    ...(error === null ? [] : [error]),
    ...(report ? [report.verdict.summary] : fault ? [fault.message] : []),
  ];
  // A data set in a query is a URL too.
  return lines.map((line) => escaped(line.length > 600 ? `${line.slice(0, 600)}…` : line)).join('\n');
}
