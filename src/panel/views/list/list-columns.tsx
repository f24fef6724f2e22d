import type { ListRow } from '../../model/list-rows.ts';
import type { Sort, SortColumn } from '../../model/list-sort.ts';
import { t } from '../../text.ts';
import type { Column, Point } from '../../virtual/virtual-grid.tsx';
import { MoreIcon } from './list-icons.tsx';
import { FindingsCell, MethodCell, NameCell, OutcomeCell, SizeCell, StatusCell, TimeCell } from './list-row-cells.tsx';

interface ColumnProps {
  /** Narrow: only what tells a request from another. */
  room: 'narrow' | 'medium' | 'wide';
  sort: Sort | null;
  onSort: (column: SortColumn) => void;
  onMenu: (index: number, at: Point) => void;
}

export function listColumns({ room, sort, onSort, onMenu }: ColumnProps): Column<ListRow>[] {
  const narrow = room === 'narrow';
  const sortable = (column: SortColumn) => ({
    direction: sort?.column === column ? sort.direction : null,
    press: () => onSort(column),
  });
  const outcome: Column<ListRow> = {
    title: t('list_outcome'),
    class: 'row-outcome',
    ...(narrow && { short: '' }),
    sort: sortable('outcome'),
    cell: (row) => <OutcomeCell row={row} narrow={narrow} />,
  };
  const name: Column<ListRow> = {
    title: t('list_name'),
    class: 'row-named',
    sort: sortable('name'),
    cell: (row) => <NameCell row={row} wide={room === 'wide'} />,
  };
  const status: Column<ListRow> = {
    title: t('list_status'),
    class: 'row-status',
    sort: sortable('status'),
    cell: (row) => <StatusCell row={row} narrow={room !== 'wide'} />,
  };
  const more: Column<ListRow> = {
    title: t('list_actions'),
    class: 'row-actions',
    short: '',
    cell: (_, index) => (
      <button
        type="button"
        class="row-more"
        tabIndex={-1}
        aria-label={t('list_actions')}
        title={t('list_actions_keys')}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          onMenu(index, { x: left, y: bottom });
        }}
      >
        <MoreIcon />
      </button>
    ),
  };
  const findings: Column<ListRow> = {
    title: t('list_findings'),
    class: 'row-found',
    sort: sortable('findings'),
    cell: (row) => <FindingsCell row={row} />,
  };
  const time: Column<ListRow> = {
    title: t('list_time'),
    class: 'amount',
    sort: sortable('time'),
    cell: (row) => <TimeCell row={row} />,
  };
  if (narrow) return [outcome, name, status, more];
  if (room === 'medium') return [outcome, name, status, findings, time, more];
  const method: Column<ListRow> = {
    title: t('list_method'),
    class: 'row-method',
    sort: sortable('method'),
    cell: (row) => <MethodCell row={row} />,
  };
  const size: Column<ListRow> = {
    title: t('list_size'),
    class: 'amount',
    sort: sortable('size'),
    cell: (row) => <SizeCell row={row} />,
  };
  return [outcome, name, method, status, findings, size, time, more];
}
