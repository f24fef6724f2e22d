import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { number } from '../model/format.ts';
import {
  canvasHeight,
  clampOffset,
  type Extent,
  isScaled,
  offsetAt,
  offsetShowing,
  scrollTopAt,
  visibleRows,
} from './virtual-scroll.ts';

export interface Column<Row> {
  title: string;
  class: string;
  cell: (row: Row, index: number) => ComponentChildren;
}

interface VirtualGridProps<Row> {
  class: string;
  label: string;
  rows: number;
  columns: Column<Row>[];
  /** Undefined until it has come; its place is kept. */
  row: (index: number) => Row | undefined;
  /** Told which rows `[first, end)` are seen. */
  onRange: (first: number, end: number) => void;
  /** Brings a row into view, once for each `times`; where it is seen already, nothing moves. */
  show?: { row: number; times: number } | null;
  /** Pressed, or Enter on it. */
  onActivate?: (row: number) => void;
  chosen?: number | null;
}

/** Pixels; the style sheet holds rows to it. */
const ROW = 20;

/** A grid that draws only the rows that are seen, of as many as one likes. */
export function VirtualGrid<Row>({
  rows,
  columns,
  row,
  onRange,
  show = null,
  onActivate,
  chosen = null,
  label,
  ...props
}: VirtualGridProps<Row>) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState(0);
  const [offset, setOffset] = useState(0);
  const [active, setActive] = useState(0);
  const extent: Extent = { rows, rowHeight: ROW, viewport };
  const latest = useRef({ extent, offset });
  latest.current = { extent, offset: clampOffset(extent, offset) };

  /** Puts the list where it is to stand, and the scrollbar with it. */
  const moveTo = (to: number) => {
    const at = clampOffset(latest.current.extent, to);
    latest.current.offset = at;
    setOffset(at);
    if (scroller.current !== null) scroller.current.scrollTop = scrollTopAt(latest.current.extent, at);
  };

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setViewport(Math.max(0, element.clientHeight - ROW));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // In a scaled list a notch of the wheel on the scrollbar would leap over many rows: the wheel moves rows instead.
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      const { extent, offset } = latest.current;
      if (!isScaled(extent) || event.ctrlKey || event.deltaY === 0) return;
      const unit = event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? ROW : extent.viewport;
      const to = clampOffset(extent, offset + event.deltaY * unit);
      if (to === offset) return;
      event.preventDefault();
      moveTo(to);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  });

  const seen = visibleRows(extent, latest.current.offset);
  useEffect(() => onRange(seen.first, seen.end), [seen.first, seen.end, rows]);

  const shownTimes = show?.times;
  useEffect(() => {
    if (show === null || viewport === 0) return;
    setActive(show.row);
    const at = latest.current.offset;
    const top = show.row * ROW;
    if (top < at || top + ROW > at + viewport) moveTo(top - Math.floor(viewport / 3));
  }, [shownTimes, viewport === 0]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onActivate?.(active);
    const page = Math.max(1, Math.floor(viewport / ROW) - 1);
    const targets: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: rows - 1,
    };
    const target = targets[event.key];
    if (target === undefined || event.altKey || event.metaKey) return;
    event.preventDefault();
    const to = Math.min(Math.max(0, target), rows - 1);
    setActive(to);
    moveTo(offsetShowing(extent, latest.current.offset, to));
  };

  const drawn = Array.from({ length: seen.end - seen.first }, (_, i) => seen.first + i);
  const activeDrawn = active >= seen.first && active < seen.end;
  // One tab stop, and row by row from there: ARIA in HTML allows a table this role.
  const gridRole = {
    role: 'grid',
    tabIndex: 0,
    'aria-activedescendant': activeDrawn ? `${id}-${active}` : undefined,
  } as const;
  return (
    <div
      ref={scroller}
      class={`grid ${props.class}`}
      style={{ height: `${rows * ROW + ROW + 2}px`, '--rows-width': `${Math.max(5, number(rows).length)}ch` }}
      onScroll={(event) => {
        // Where we put it ourselves, the offset is known more finely than the scrollbar can say.
        const { scrollTop } = event.currentTarget;
        const { extent, offset } = latest.current;
        if (Math.abs(scrollTop - scrollTopAt(extent, offset)) < 1) return;
        const at = offsetAt(extent, scrollTop);
        latest.current.offset = at;
        setOffset(at);
      }}
    >
      <div class="grid-canvas" style={{ height: `${canvasHeight(extent) + ROW}px` }}>
        <table
          class="grid-layer"
          {...gridRole}
          aria-label={label}
          aria-rowcount={rows + 1}
          aria-colcount={columns.length}
          style={{ height: `${viewport + ROW}px` }}
          onKeyDown={onKeyDown}
          onMouseDown={(event) => {
            const pressed = event.target instanceof Element ? event.target.closest('tr') : null;
            const index = Number(pressed?.ariaRowIndex ?? 1) - 2;
            if (index < 0) return;
            setActive(index);
            onActivate?.(index);
          }}
        >
          <thead>
            <tr class="grid-row grid-head" aria-rowindex={1}>
              {columns.map((column) => (
                <th key={column.title} scope="col" class={column.class}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map((index) => {
              const content = row(index);
              return (
                <tr
                  key={index}
                  id={`${id}-${index}`}
                  class={`grid-row${index === active ? ' active' : ''}${index % 2 === 1 ? ' odd' : ''}${index === chosen ? ' chosen' : ''}`}
                  aria-rowindex={index + 2}
                  aria-busy={content === undefined}
                  style={{ transform: `translateY(${seen.top + (index - seen.first) * ROW}px)` }}
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
