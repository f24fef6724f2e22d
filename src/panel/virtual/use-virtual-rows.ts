import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  clampOffset,
  type Extent,
  isScaled,
  maxOffset,
  offsetAt,
  offsetShowing,
  scrollTopAt,
  visibleRows,
} from './virtual-scroll.ts';

export interface VirtualRows {
  scroller: RefObject<HTMLDivElement | null>;
  extent: Extent;
  /** Rows `[first, end)`, and how far the first one's top stands from the viewport's. */
  seen: { first: number; end: number; top: number };
  onScroll: (event: { currentTarget: HTMLElement }) => void;
  /** Brings a row into view, and moves nothing where it is seen already; `third`: to a third of the height. */
  reveal: (row: number, where?: 'nearest' | 'third') => void;
}

/**
 * Which rows of a long list are seen in an element that scrolls, below a header as high as a row.
 * @param follow where the last row is in view and more come, those are brought into view
 */
export function useVirtualRows(rows: number, rowHeight: number, follow: boolean): VirtualRows {
  const scroller = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState(0);
  const [offset, setOffset] = useState(0);
  const extent: Extent = { rows, rowHeight, viewport };
  const latest = useRef({ extent, offset });
  const before = latest.current.extent;
  const atEnd = before.rows > 0 && latest.current.offset >= maxOffset(before) - 1 && maxOffset(before) > 0;
  latest.current = { extent, offset: clampOffset(extent, offset) };

  /** Puts the list where it is to stand, and the scrollbar with it. */
  const moveTo = (to: number) => {
    const at = clampOffset(latest.current.extent, to);
    latest.current.offset = at;
    setOffset(at);
    if (scroller.current !== null) scroller.current.scrollTop = scrollTopAt(latest.current.extent, at);
  };

  useLayoutEffect(() => {
    if (follow && atEnd && rows > before.rows) moveTo(maxOffset(extent));
    // Fewer rows left nothing there: where more come back, the list stands where the scrollbar does.
    else if (viewport > 0 && latest.current.offset !== offset) moveTo(latest.current.offset);
  }, [rows, viewport]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setViewport(Math.max(0, element.clientHeight - rowHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [rowHeight]);

  // In a scaled list a notch of the wheel on the scrollbar would leap over many rows: the wheel moves rows instead.
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      const { extent, offset } = latest.current;
      if (!isScaled(extent) || event.ctrlKey || event.deltaY === 0) return;
      const unit = event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? extent.rowHeight : extent.viewport;
      const to = clampOffset(extent, offset + event.deltaY * unit);
      if (to === offset) return;
      event.preventDefault();
      moveTo(to);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  });

  return {
    scroller,
    extent,
    seen: visibleRows(extent, latest.current.offset),
    onScroll({ currentTarget: { scrollTop } }) {
      // Where we put it ourselves, the offset is known more finely than the scrollbar can say.
      const { extent, offset } = latest.current;
      if (Math.abs(scrollTop - scrollTopAt(extent, offset)) < 1) return;
      const at = offsetAt(extent, scrollTop);
      latest.current.offset = at;
      setOffset(at);
    },
    reveal(row, where = 'nearest') {
      const { extent, offset } = latest.current;
      const top = row * rowHeight;
      if (where === 'nearest') moveTo(offsetShowing(extent, offset, row));
      else if (top < offset || top + rowHeight > offset + extent.viewport)
        moveTo(top - Math.floor(extent.viewport / 3));
    },
  };
}
