/**
 * The list: the page's requests and one's own inspections, in the order in which they began. A row is a request of the page
 * with its newest inspection, or an inspection that no listed request stands for.
 */
import type { Outcome, Severity } from '../../report/report.ts';
import { urlName } from './format.ts';
import { type Inspection, isRunning, type ListedRecord, type State } from './state.ts';

export interface ListRow {
  /** Of the record, or else of the inspection. */
  id: string;
  record: ListedRecord | null;
  inspection: Inspection | null;
}

/** What is known of the wire: an outcome, that it runs or could not be done, or nothing yet. */
export type WireState = Outcome | 'running' | 'failed' | null;

const rowsOfRecords = new WeakMap<ListedRecord, ListRow>();

/** Oldest first; one whose beginning is not known stands by the one told before it. A row stays the same object for as long as nothing of it changes. */
export function listRows({ network, inspections }: Pick<State, 'network' | 'inspections'>): ListRow[] {
  const listed = new Set<string>();
  const newest = new Map<string, Inspection>();
  for (const inspection of inspections) {
    const { origin } = inspection;
    if (origin.kind === 'network' && !newest.has(origin.record)) newest.set(origin.record, inspection);
  }
  for (const { id } of newest.size === 0 ? [] : network) if (newest.has(id)) listed.add(id);
  const placed: { at: number; row: ListRow }[] = [];
  let last = 0;
  for (const record of network) {
    last = record.started ?? last;
    placed.push({ at: last, row: rowOfRecord(record, newest.get(record.id) ?? null) });
  }
  for (let index = inspections.length - 1; index >= 0; index--) {
    const inspection = inspections[index];
    if (inspection === undefined) continue;
    const { origin } = inspection;
    if (origin.kind === 'network' && listed.has(origin.record)) continue;
    placed.push({ at: inspection.started, row: { id: inspection.id, record: null, inspection } });
  }
  // Nearly sorted already: what takes longer is told later.
  return placed.sort((a, b) => a.at - b.at).map(({ row }) => row);
}

function rowOfRecord(record: ListedRecord, inspection: Inspection | null): ListRow {
  const known = rowsOfRecords.get(record);
  if (known?.inspection === inspection) return known;
  const row = { id: record.id, record, inspection };
  rowsOfRecords.set(record, row);
  return row;
}

export function urlOf({ record, inspection }: ListRow): string {
  return record?.url ?? inspection?.request.url ?? '';
}

export function methodOf({ record, inspection }: ListRow): string {
  return record?.method ?? inspection?.request.method ?? '';
}

const names = new WeakMap<object, ReturnType<typeof urlName>>();

/** What the row is called, and where that is; parsed once. */
export function nameOf(row: ListRow): { name: string; place: string } {
  const { origin } = row.inspection ?? {};
  if (row.record === null && origin?.kind === 'zoo') return { name: origin.title, place: '' };
  const key = row.record ?? row.inspection?.request;
  if (key === undefined) return { name: '', place: '' };
  const known = names.get(key) ?? urlName(urlOf(row));
  names.set(key, known);
  return known;
}

export function wireStateOf({ inspection }: ListRow): WireState {
  if (inspection === null) return null;
  if (inspection.report !== null) return inspection.report.verdict.outcome;
  return isRunning(inspection) ? 'running' : 'failed';
}

/** The browser's status of its request, the wire's of one's own; null where there is none. */
export function statusOf({ record, inspection }: ListRow): number | null {
  if (record !== null) return record.status === 0 ? null : record.status;
  return inspection?.report?.response?.statusLine.code ?? null;
}

/** As it is written: `F00` of the wire is no number. */
export function statusText(row: ListRow): string {
  if (row.record !== null) return row.record.status === 0 ? '' : String(row.record.status);
  const { report, progress } = row.inspection ?? {};
  if (report) return report.response?.statusLine.codeRaw ?? '';
  return /^\S+ +(\S{1,8})/.exec(progress?.statusLine ?? '')?.[1] ?? '';
}

/** The browser's word for its failure, without the prefix that every one of Chromium's has. */
export function errorOf({ record }: ListRow): string | null {
  return record?.error?.replace(/^net::/, '') ?? null;
}

/** Octets of the body: as the browser counted them, or as they came over the wire. */
export function sizeOf({ record, inspection }: ListRow): number | null {
  if (record !== null) return record.size;
  if (inspection === null) return null;
  return inspection.report === null
    ? (inspection.progress?.received ?? null)
    : (inspection.report.response?.body.length ?? null);
}

/** Milliseconds from start to end, or so far. */
export function timeOf({ record, inspection }: ListRow): number | null {
  if (record !== null) return record.time;
  return inspection?.report?.timing?.ended ?? inspection?.progress?.elapsed ?? null;
}

/** How many findings of each severity; null where nothing has been judged. */
export function findingCounts({ inspection }: ListRow): Record<Severity, number> | null {
  if (inspection?.report == null) return null;
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of inspection.report.findings) counts[severity] += 1;
  return counts;
}
