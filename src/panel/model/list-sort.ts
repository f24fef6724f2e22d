/** The list's order: by a column, either way, or as the rows came. */
import {
  errorOf,
  findingCounts,
  type ListRow,
  methodOf,
  nameOf,
  sizeOf,
  statusOf,
  timeOf,
  type WireState,
  wireStateOf,
} from './list-rows.ts';

export const sortColumns = ['outcome', 'name', 'method', 'status', 'findings', 'size', 'time'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  column: SortColumn;
  direction: 'ascending' | 'descending';
}

/** A column pressed once more: ascending, descending, and then the order of coming again. */
export function nextSort(sort: Sort | null, column: SortColumn): Sort | null {
  if (sort?.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

/** Gravest first; what has not been inspected is unknown, and last. */
const gravity: NonNullable<WireState>[] = [
  'malformed',
  'truncated',
  'reset',
  'stalled',
  'no-response',
  'complete-with-error',
  'undelimited',
  'cancelled',
  'failed',
  'running',
  'complete',
];

type Key = string | number | null;

const keys: Record<SortColumn, (row: ListRow) => Key> = {
  outcome(row) {
    const state = wireStateOf(row);
    return state === null ? null : gravity.indexOf(state);
  },
  name: (row) => nameOf(row).key,
  method: methodOf,
  // One that failed without a status stands before all that have one.
  status: (row) => statusOf(row) ?? (errorOf(row) === null ? null : 0),
  findings(row) {
    const counts = findingCounts(row);
    // One graver finding outweighs any number of lesser ones.
    return counts === null ? null : counts.error * 1e8 + counts.warning * 1e4 + counts.info;
  },
  size: sizeOf,
  time: timeOf,
};

/** The rows in that order, equal ones as they came; what has no value is last, either way. */
export function sortedRows(rows: ListRow[], sort: Sort | null): ListRow[] {
  if (sort === null) return rows;
  const keyOf = keys[sort.column];
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => {
      if (a.key === b.key) return 0;
      if (a.key === null) return 1;
      if (b.key === null) return -1;
      return a.key < b.key ? -sign : sign;
    })
    .map(({ row }) => row);
}
