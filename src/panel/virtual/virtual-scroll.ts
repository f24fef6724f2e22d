/**
 * Arithmetic of a list too long for a browser. Engines cap an element's height (Chromium near 33 million CSS pixels,
 * Firefox near 17), so beyond `MAX_CANVAS` the scrollbar is a scaled picture of the list: `offset` is where the list
 * truly stands, in pixels of rows from its top, `scrollTop` where the scrollbar stands. Up to that they are one.
 */
export const MAX_CANVAS = 8_000_000;

export interface Extent {
  rows: number;
  /** Pixels. */
  rowHeight: number;
  /** Pixels of rows that can be seen at once. */
  viewport: number;
}

/** Pixels that all rows would take. */
function fullHeight({ rows, rowHeight }: Extent): number {
  return rows * rowHeight;
}

/** Pixels of the element that is scrolled. */
export function canvasHeight(extent: Extent): number {
  return Math.min(fullHeight(extent), MAX_CANVAS);
}

export function isScaled(extent: Extent): boolean {
  return fullHeight(extent) > MAX_CANVAS;
}

/** The greatest offset: there the last row ends at the viewport's lower edge. */
export function maxOffset(extent: Extent): number {
  return Math.max(0, fullHeight(extent) - extent.viewport);
}

function maxScrollTop(extent: Extent): number {
  return Math.max(0, canvasHeight(extent) - extent.viewport);
}

export function clampOffset(extent: Extent, offset: number): number {
  return Math.min(Math.max(0, offset), maxOffset(extent));
}

/** Where the list stands when the scrollbar stands at `scrollTop`. */
export function offsetAt(extent: Extent, scrollTop: number): number {
  if (!isScaled(extent)) return clampOffset(extent, scrollTop);
  const end = maxScrollTop(extent);
  // Scroll positions are rounded to device pixels: within one of the end is the end.
  if (scrollTop >= end - 1) return maxOffset(extent);
  return clampOffset(extent, (scrollTop / end) * maxOffset(extent));
}

/** Where the scrollbar stands when the list stands at `offset`. */
export function scrollTopAt(extent: Extent, offset: number): number {
  const clamped = clampOffset(extent, offset);
  if (!isScaled(extent)) return clamped;
  return (clamped / maxOffset(extent)) * maxScrollTop(extent);
}

/** Rows seen at `offset`: `[first, end)`, and how far the first one's top stands from the viewport's (0 or less). */
export function visibleRows(extent: Extent, offset: number): { first: number; end: number; top: number } {
  const clamped = clampOffset(extent, offset);
  const first = Math.min(Math.floor(clamped / extent.rowHeight), Math.max(0, extent.rows - 1));
  const end = Math.min(extent.rows, Math.ceil((clamped + extent.viewport) / extent.rowHeight));
  return { first, end: Math.max(first, end), top: first * extent.rowHeight - clamped };
}

/** The offset nearest to `offset` at which `row` is wholly seen. */
export function offsetShowing(extent: Extent, offset: number, row: number): number {
  const top = row * extent.rowHeight;
  const lowest = top + extent.rowHeight - extent.viewport;
  return clampOffset(extent, Math.min(Math.max(offset, lowest), top));
}
