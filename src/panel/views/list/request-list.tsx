import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { copyText } from '../../clipboard.ts';
import { number } from '../../model/format.ts';
import { parseFilter } from '../../model/list-filter.ts';
import type { ListRow } from '../../model/list-rows.ts';
import { nextSort, type Sort, sortedRows } from '../../model/list-sort.ts';
import { isRunning, selectedInspection } from '../../model/state.ts';
import { plural, t } from '../../text.ts';
import { type Point, VirtualGrid } from '../../virtual/virtual-grid.tsx';
import { useWidth } from '../anatomy/use-width.ts';
import { useInspector } from '../context.ts';
import { useEscape } from '../use-escape.ts';
import { listColumns } from './list-columns.tsx';
import { rowTitle } from './list-row-cells.tsx';
import { ListTools } from './list-tools.tsx';
import { inspectRow, inspectRowAgain, type RowAction, rowActions } from './row-actions.ts';
import { RowMenu } from './row-menu.tsx';
import { Splitter } from './splitter.tsx';
import { useNotice } from './use-notice.ts';

/** Pixels: a target of WCAG's size (2.5.8), and one row of a log. */
const ROW = 24;

interface RequestListProps {
  /** Oldest first. */
  rows: ListRow[];
  /** Something is looked at beside it. */
  beside: boolean;
  /** Pixels that it has then. */
  width: number;
  onWidth: (width: number) => void;
}

/** Pixels that all columns need to be read, and those that the most important need. */
const WIDE = 600;
const MEDIUM = 400;

/** The page's requests and one's own inspections: to look over, to sort and filter, and to inspect. */
export function RequestList({ rows, beside, width, onWidth }: RequestListProps) {
  const inspector = useInspector();
  const [text, setText] = useState('');
  const [sort, setSort] = useState<Sort | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ row: ListRow; at: Point } | null>(null);
  const [focused, setFocused] = useState(false);
  const [notice, say] = useNotice();
  const box = useRef<HTMLElement>(null);
  const [measured, pixels] = useWidth<HTMLDivElement>();
  const field = useRef<HTMLInputElement>(null);
  const room = pixels < MEDIUM ? 'narrow' : pixels < WIDE ? 'medium' : 'wide';
  const filter = useMemo(() => parseFilter(text), [text]);
  const shown = useMemo(
    () => sortedRows(filter.terms === 0 ? rows : rows.filter(filter.matches), sort),
    [rows, filter, sort],
  );

  const selected = selectedInspection(inspector.state.value);
  const chosen = selected === null ? -1 : shown.findIndex((row) => isOf(row, selected.id, selected.origin));
  // The row of what has come into view is the row that the keys go on from.
  const times = useRef({ id: selected?.id, count: 0 });
  if (times.current.id !== selected?.id) times.current = { id: selected?.id, count: times.current.count + 1 };
  const active = Math.max(
    0,
    shown.findIndex(({ id }) => id === activeId),
  );

  const focusGrid = () => box.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  const openMenu = (index: number, at: Point) => {
    const row = shown[index];
    if (row === undefined) return;
    setActiveId(row.id);
    setMenu({ row, at });
  };
  const choose = async ({ run }: RowAction) => {
    setMenu(null);
    focusGrid();
    const copied = run();
    if (copied === undefined) return;
    say((await copyText(copied.text, document.activeElement as HTMLElement | null)) ? copied.said : t('copy_failed'));
  };
  const columns = useMemo(
    () => listColumns({ room, sort, onSort: (column) => setSort((was) => nextSort(was, column)), onMenu: openMenu }),
    [room, sort, shown],
  );

  const running = shown[active]?.inspection;
  const stop = focused && running != null && isRunning(running) ? () => inspector.cancel(running.id) : null;
  useEscape('row', stop);

  // As it is typed, a reader is told how many are left: once it rests, and not for every request that comes.
  const count = useRef('');
  count.current = plural('list_some', rows.length, number(shown.length));
  const [counted, setCounted] = useState('');
  useEffect(() => {
    if (text === '') return setCounted('');
    const timer = setTimeout(() => setCounted(count.current), 700);
    return () => clearTimeout(timer);
  }, [text]);

  if (rows.length === 0 && !inspector.inDevTools) return null;
  return (
    <section ref={box} class="requests" aria-label={t('list_requests')}>
      <ListTools
        field={field}
        text={text}
        filter={filter}
        shown={shown.length}
        total={rows.length}
        notice={notice}
        onFilter={setText}
        onLeave={focusGrid}
        onNotice={say}
      />
      {rows.length > 0 && (
        <div
          ref={measured}
          class={`list ${room}`}
          onFocusIn={() => setFocused(true)}
          onFocusOut={() => setFocused(false)}
        >
          <VirtualGrid<ListRow>
            class="request-grid"
            label={t('list_requests')}
            fill
            follow={sort === null}
            rowHeight={ROW}
            rows={shown.length}
            columns={columns}
            row={(index) => shown[index]}
            rowTitle={rowTitle}
            rowClass={({ record }) => (record?.error == null ? '' : 'failed')}
            chosen={chosen < 0 ? null : chosen}
            active={{ row: active, move: (index) => setActiveId(shown[index]?.id ?? null) }}
            show={chosen < 0 ? null : { row: chosen, times: times.current.count }}
            onActivate={(index) => {
              const row = shown[index];
              if (row !== undefined) inspectRow(inspector, row);
            }}
            onKey={(event, index) => {
              const row = shown[index];
              if (row === undefined || event.key !== 'Enter' || !event.shiftKey) return false;
              inspectRowAgain(inspector, row);
              return true;
            }}
            onMenu={openMenu}
          />
          {shown.length === 0 && <p class="list-none">{t('list_none')}</p>}
        </div>
      )}
      {beside && rows.length > 0 && <Splitter width={width} onWidth={onWidth} />}
      {menu !== null && (
        <RowMenu
          key={menu.row.id}
          at={menu.at}
          actions={rowActions(inspector, shown.find(({ id }) => id === menu.row.id) ?? menu.row)}
          onChoose={(action) => void choose(action)}
          onClose={(back) => {
            setMenu(null);
            if (back) focusGrid();
          }}
        />
      )}
      <p class="unseen" role="status">
        {counted}
      </p>
    </section>
  );
}

/** Whether the row is the inspection's, or of the request that it was made of. */
function isOf(row: ListRow, inspection: string, origin: { kind: string; record?: string }): boolean {
  return row.inspection?.id === inspection || (row.record !== null && origin.record === row.record.id);
}
