/**
 * The list: the page's requests and one's own inspections, in the order in which they began. A row is a request of the page
 * with its newest inspection, or an inspection that no listed request stands for.
 */
import type { Outcome, Severity } from '../../report/report.ts';
import { urlName } from './format.ts';
import { type Inspection, isRunning, type ListedRecord, type State } from './state.ts';
import { timeTaken } from './time-taken.ts';

export interface ListRow {
  /** Of the record, or else of the inspection. */
  id: string;
  record: ListedRecord | null;
  inspection: Inspection | null;
}

/** What is known of the wire: an outcome, that it runs or could not be done, or nothing yet. */
export type WireState = Outcome | 'running' | 'failed' | null;

/** The page's requests in order, each as a row without an inspection. */
interface PageRows {
  network: readonly ListedRecord[];
  rows: ListRow[];
  /** When each began, or is taken to have begun. */
  at: number[];
  /** Of the one that was told last. */
  last: number;
}

/** What was last asked for: requests come at the end, mostly in order, and thousands of rows need no second look then. */
let latest: PageRows = { network: [], rows: [], at: [], last: 0 };

function pageRows(network: readonly ListedRecord[]): PageRows {
  if (latest.network === network) return latest;
  const { length } = latest.network;
  const grown = length > 0 && network.length >= length && latest.network[length - 1] === network[length - 1];
  const known = grown && latest.network[0] === network[0] ? latest : { network: [], rows: [], at: [], last: 0 };
  let { last } = known;
  let end = known.at.at(-1) ?? 0;
  let sorted = true;
  const fresh = network.slice(known.network.length).map((record) => {
    const at = record.started ?? last;
    sorted &&= at >= end;
    end = last = at;
    return { at, row: { id: record.id, record, inspection: null } };
  });
  let rows = known.rows.concat(fresh.map(({ row }) => row));
  let at = known.at.concat(fresh.map((one) => one.at));
  if (!sorted) {
    // What takes longer is told later.
    const order = at.map((_, index) => index).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
    rows = order.flatMap((index) => rows[index] ?? []);
    at = order.map((index) => at[index] ?? 0);
  }
  latest = { network, rows, at, last };
  return latest;
}

/**
 * Oldest first; one whose beginning is not known stands by the one told before it. A row stays the same object for as long
 * as nothing of it changes.
 */
export function listRows({ network, inspections }: Pick<State, 'network' | 'inspections'>): ListRow[] {
  const { rows: page, at } = pageRows(network);
  if (inspections.length === 0) return page;
  const newest = new Map<string, Inspection>();
  for (const inspection of inspections) {
    const { origin } = inspection;
    if (origin.kind === 'network' && !newest.has(origin.record)) newest.set(origin.record, inspection);
  }
  const rows = page.slice();
  const listed = new Set<string>();
  for (let index = 0; index < page.length && listed.size < newest.size; index++) {
    const record = page[index]?.record;
    const inspection = record == null ? undefined : newest.get(record.id);
    if (record == null || inspection === undefined) continue;
    listed.add(record.id);
    rows[index] = inspectedRow(record, inspection);
  }
  // From the newest on, so that the places of those before them stay true.
  let place = at.length;
  for (const inspection of inspections) {
    const { origin, started } = inspection;
    if (origin.kind === 'network' && listed.has(origin.record)) continue;
    while (place > 0 && (at[place - 1] ?? 0) > started) place -= 1;
    rows.splice(place, 0, { id: inspection.id, record: null, inspection });
  }
  return rows;
}

const inspectedRows = new WeakMap<Inspection, ListRow>();

function inspectedRow(record: ListedRecord, inspection: Inspection): ListRow {
  const known = inspectedRows.get(inspection);
  if (known?.record === record) return known;
  const row = { id: record.id, record, inspection };
  inspectedRows.set(inspection, row);
  return row;
}

export function urlOf({ record, inspection }: ListRow): string {
  return record?.url ?? inspection?.request.url ?? '';
}

export function methodOf({ record, inspection }: ListRow): string {
  return record?.method ?? inspection?.request.method ?? '';
}

interface Name {
  name: string;
  place: string;
  /** To sort by. */
  key: string;
}

const names = new WeakMap<object, Name>();

/** What the row is called, and where that is; parsed once. */
export function nameOf(row: ListRow): Name {
  const holder = row.record ?? row.inspection?.request ?? row;
  const known = names.get(holder);
  if (known !== undefined) return known;
  const { origin } = row.inspection ?? {};
  const title = row.record === null && origin?.kind === 'zoo' ? origin.title : null;
  const named = title === null ? urlName(urlOf(row)) : { name: title, place: '' };
  const made = { ...named, key: named.name.toLowerCase() };
  names.set(holder, made);
  return made;
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

/** Milliseconds that it took, or takes so far. */
export function timeOf({ record, inspection }: ListRow): number | null {
  if (record !== null) return record.time;
  const { report, progress } = inspection ?? {};
  return (report ? timeTaken(report) : null) ?? progress?.elapsed ?? null;
}

/** How many findings of each severity; null where nothing has been judged. */
export function findingCounts({ inspection }: ListRow): Record<Severity, number> | null {
  if (inspection?.report == null) return null;
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of inspection.report.findings) counts[severity] += 1;
  return counts;
}
