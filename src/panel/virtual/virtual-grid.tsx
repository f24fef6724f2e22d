import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { number } from '../model/format.ts';
import { type ColumnHead, GridHead, headTarget } from './grid-head.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';
import { canvasHeight } from './virtual-scroll.ts';

export interface Column<Row> extends ColumnHead {
  cell: (row: Row, index: number) => ComponentChildren;
}

export interface Point {
  x: number;
  y: number;
}

interface VirtualGridProps<Row> {
  class: string;
  label: string;
  rows: number;
  columns: Column<Row>[];
  /** Undefined until it has come; its place is kept. */
  row: (index: number) => Row | undefined;
  /** Told which rows `[first, end)` are seen. */
  onRange?: (first: number, end: number) => void;
  /** Brings a row into view, once for each `times`; where it is seen already, nothing moves. */
  show?: { row: number; times: number } | null;
  /** Pressed, or Enter on it. */
  onActivate?: (row: number) => void;
  chosen?: number | null;
  /** Pixels; the style sheet's `--row` unless it is told. */
  rowHeight?: number;
  /** Takes the height that it is given, and not that of its rows. */
  fill?: boolean;
  /** Keeps the end in view while rows come, where it was. */
  follow?: boolean;
  /** The row that the keys are on, where it is not the grid's own to keep. */
  active?: { row: number; move: (row: number) => void };
  rowTitle?: (row: Row) => string;
  rowClass?: (row: Row) => string;
  /** A key on a row, before the grid's own: true where it has been dealt with. */
  onKey?: (event: KeyboardEvent, row: number) => boolean;
  /** A row's menu is asked for: there, in the window. */
  onMenu?: (row: number, at: Point) => void;
}

/** Pixels; the style sheet holds rows to it. */
const ROW = 20;

/** A grid that draws only the rows that are seen, of as many as one likes. */
export function VirtualGrid<Row>(props: VirtualGridProps<Row>) {
  const { rows, columns, row, show = null, chosen = null, rowHeight = ROW, onActivate, onMenu } = props;
  const id = useId();
  const { scroller, extent, seen, onScroll, reveal } = useVirtualRows(rows, rowHeight, props.follow ?? false);
  const [own, setOwn] = useState(0);
  const active = props.active?.row ?? own;
  const setActive = props.active?.move ?? setOwn;
  /** The head that the keys are on, while they are not on a row. */
  const [head, setHead] = useState<number | null>(null);
  const pressed = useRef(false);

  useEffect(() => props.onRange?.(seen.first, seen.end), [seen.first, seen.end, rows]);

  const shownTimes = show?.times;
  const { viewport } = extent;
  useEffect(() => {
    if (show === null || viewport === 0) return;
    setActive(show.row);
    reveal(show.row, 'third');
  }, [shownTimes, viewport === 0]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.target !== event.currentTarget) return;
    const headed = headTarget(event.key, columns, head, active <= 0);
    if (headed !== undefined) {
      event.preventDefault();
      if (headed === 'press' && head !== null) columns[head]?.sort?.press();
      else if (headed !== 'press') setHead(headed);
      return;
    }
    if (rows === 0) return;
    if (props.onKey?.(event, active) === true) {
      event.preventDefault();
      return;
    }
    if (isMenuKey(event) && onMenu !== undefined) {
      event.preventDefault();
      onMenu(active, belowRow(active));
      return;
    }
    if (event.key === 'Enter') {
      // What it opens must not be pressed by the same key.
      event.preventDefault();
      onActivate?.(active);
      return;
    }
    const page = Math.max(1, Math.floor(viewport / rowHeight) - 1);
    const targets: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const to = Math.min(Math.max(0, target), rows - 1);
    setActive(to);
    reveal(to);
  };

  /** Below the row's beginning, or at the grid's where the row is out of view. */
  const belowRow = (index: number): Point => {
    const place = document.getElementById(`${id}-${index}`) ?? scroller.current;
    const box = place?.getBoundingClientRect();
    return box === undefined ? { x: 0, y: 0 } : { x: box.left + 24, y: box.top + rowHeight };
  };

  const drawn = Array.from({ length: seen.end - seen.first }, (_, i) => seen.first + i);
  const activeDrawn = active >= seen.first && active < seen.end;
  // One tab stop, and row by row from there: ARIA in HTML allows a table this role.
  const gridRole = {
    role: 'grid',
    tabIndex: 0,
    'aria-activedescendant': head !== null ? `${id}-head-${head}` : activeDrawn ? `${id}-${active}` : undefined,
  } as const;
  return (
    <div
      ref={scroller}
      class={`grid ${props.class}`}
      style={{
        ...(props.fill !== true && { height: `${rows * rowHeight + rowHeight + 2}px` }),
        '--row': `${rowHeight}px`,
        '--rows-width': `${Math.max(5, number(rows).length)}ch`,
      }}
      onScroll={onScroll}
    >
      <div class="grid-canvas" style={{ height: `${canvasHeight(extent) + rowHeight}px` }}>
        <table
          class="grid-layer"
          {...gridRole}
          aria-label={props.label}
          aria-rowcount={rows + 1}
          aria-colcount={columns.length}
          style={{ height: `${viewport + rowHeight}px` }}
          onKeyDown={onKeyDown}
          onMouseDown={(event) => {
            const index = rowUnder(event.target);
            pressed.current = index !== null && event.button === 0;
            setHead(null);
            if (index !== null) setActive(index);
          }}
          onClick={(event) => {
            // The row that was pressed, though rows may have come and moved it since.
            if (pressed.current && !isControl(event.target)) onActivate?.(active);
            pressed.current = false;
          }}
          onContextMenu={(event) => {
            const index = rowUnder(event.target);
            if (onMenu === undefined || index === null) return;
            event.preventDefault();
            onMenu(index, { x: event.clientX, y: event.clientY });
          }}
        >
          <GridHead id={id} columns={columns} active={head} />
          <tbody>
            {drawn.map((index) => {
              const content = row(index);
              const classes = [
                'grid-row',
                index === active && head === null && 'active',
                index % 2 === 1 && 'odd',
                index === chosen && 'chosen',
                content !== undefined && props.rowClass?.(content),
              ];
              return (
                <tr
                  key={index}
                  id={`${id}-${index}`}
                  class={classes.filter(Boolean).join(' ')}
                  title={content === undefined ? undefined : props.rowTitle?.(content)}
                  aria-rowindex={index + 2}
                  aria-busy={content === undefined}
                  aria-selected={onActivate === undefined ? undefined : index === chosen}
                  style={{ transform: `translateY(${seen.top + (index - seen.first) * rowHeight}px)` }}
                >
                  {columns.map((column) => (
                    <td key={column.title} class={column.class}>
                      {content === undefined ? '' : column.cell(content, index)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (shiftKey && key === 'F10');
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input') !== null;
}

/** The index of the row that holds it; null for the header. */
function rowUnder(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest('tr') : null;
  const index = Number(row?.ariaRowIndex ?? 1) - 2;
  return index < 0 ? null : index;
}
