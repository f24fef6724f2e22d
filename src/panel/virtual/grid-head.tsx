import type { ComponentChildren } from 'preact';

export interface ColumnHead {
  /** Its name, and what tells it apart. */
  title: string;
  class: string;
  /** Where it can be sorted by: how it stands, and what a press does. */
  sort?: { direction: 'ascending' | 'descending' | null; press: () => void };
  /** What is drawn for the title where that takes too much room. */
  short?: ComponentChildren;
}

/** The header row of a grid. Its cells are no tab stops: the grid's keys come to them. */
export function GridHead({ id, columns, active }: { id: string; columns: ColumnHead[]; active: number | null }) {
  return (
    <thead>
      <tr class="grid-row grid-head" aria-rowindex={1}>
        {columns.map(({ title, short, sort, ...column }, index) => (
          <th
            key={title}
            id={`${id}-head-${index}`}
            scope="col"
            class={`${column.class}${sort === undefined ? '' : ' sortable'}${index === active ? ' active' : ''}`}
            aria-sort={sort === undefined ? undefined : (sort.direction ?? 'none')}
            title={sort === undefined ? undefined : title}
            onClick={sort?.press}
          >
            {short === undefined ? (
              title
            ) : (
              <>
                <span class="unseen">{title}</span>
                <span aria-hidden="true">{short}</span>
              </>
            )}
            {sort?.direction != null && <SortMark up={sort.direction === 'ascending'} />}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortMark({ up }: { up: boolean }) {
  return (
    <svg class="sort-mark" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
      <path d={up ? 'M4 1.5L7.2 6.5H.8z' : 'M4 6.5L.8 1.5h6.4z'} />
    </svg>
  );
}

/**
 * What a key does about the header: the column to go to, null for back to the rows, `press` for the one that it is on;
 * undefined where it is no matter of the header.
 */
export function headTarget(
  key: string,
  columns: readonly ColumnHead[],
  head: number | null,
  onFirstRow: boolean,
): number | null | 'press' | undefined {
  const sortable = columns.flatMap(({ sort }, index) => (sort === undefined ? [] : [index]));
  if (sortable.length === 0) return undefined;
  if (head === null) return key === 'ArrowUp' && onFirstRow ? (sortable[0] ?? null) : undefined;
  const at = sortable.indexOf(head);
  switch (key) {
    case 'ArrowLeft':
      return sortable[Math.max(0, at - 1)] ?? head;
    case 'ArrowRight':
      return sortable[at + 1] ?? head;
    case 'ArrowDown':
      return null;
    case 'Enter':
    case ' ':
      return 'press';
    default:
      return ['ArrowUp', 'Home', 'End', 'PageUp', 'PageDown'].includes(key) ? head : undefined;
  }
}
