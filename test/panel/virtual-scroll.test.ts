import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canvasHeight,
  type Extent,
  isScaled,
  MAX_CANVAS,
  maxOffset,
  offsetAt,
  offsetShowing,
  scrollTopAt,
  visibleRows,
} from '../../src/panel/virtual/virtual-scroll.ts';

const extents = fc.record({
  rows: fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 10_000_000 })),
  rowHeight: fc.integer({ min: 12, max: 40 }),
  viewport: fc.integer({ min: 40, max: 2_000 }),
});

/** An extent, and a place in it from 0 to 1. */
const places = fc.tuple(extents, fc.double({ min: 0, max: 1, noNaN: true }));

/** How far the browser lets the scrollbar go. */
const lastScrollTop = (extent: Extent) => Math.max(0, canvasHeight(extent) - extent.viewport);

describe('virtual scroll', () => {
  it('never asks the browser for an element taller than it can draw', () => {
    fc.assert(fc.property(extents, (extent) => canvasHeight(extent) <= MAX_CANVAS));
  });

  it('shows each row, from whatever place one comes', () => {
    fc.assert(
      fc.property(places, fc.double({ min: 0, max: 1, noNaN: true }), ([extent, from], which) => {
        const row = Math.min(extent.rows - 1, Math.floor(which * extent.rows));
        const seen = visibleRows(extent, offsetShowing(extent, from * maxOffset(extent), row));
        expect(row).toBeGreaterThanOrEqual(seen.first);
        expect(row).toBeLessThan(seen.end);
      }),
    );
  });

  it('shows a row whole where the viewport has room for it', () => {
    fc.assert(
      fc.property(places, fc.double({ min: 0, max: 1, noNaN: true }), ([extent, from], which) => {
        fc.pre(extent.viewport >= extent.rowHeight && extent.rows * extent.rowHeight > extent.viewport);
        const row = Math.min(extent.rows - 1, Math.floor(which * extent.rows));
        const { first, top } = visibleRows(extent, offsetShowing(extent, from * maxOffset(extent), row));
        const y = top + (row - first) * extent.rowHeight;
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + extent.rowHeight).toBeLessThanOrEqual(extent.viewport);
      }),
    );
  });

  it('begins with the first row and ends exactly with the last', () => {
    fc.assert(
      fc.property(extents, (extent) => {
        expect(visibleRows(extent, offsetAt(extent, 0))).toMatchObject({ first: 0, top: 0 });
        const seen = visibleRows(extent, offsetAt(extent, lastScrollTop(extent)));
        expect(seen.end).toBe(extent.rows);
        if (extent.rows * extent.rowHeight <= extent.viewport) return;
        expect(seen.top + (extent.rows - seen.first) * extent.rowHeight).toBe(extent.viewport);
      }),
    );
  });

  it('moves down when the scrollbar does', () => {
    fc.assert(
      fc.property(places, fc.double({ min: 0, max: 1, noNaN: true }), ([extent, a], b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const end = lastScrollTop(extent);
        expect(offsetAt(extent, low * end)).toBeLessThanOrEqual(offsetAt(extent, high * end));
      }),
    );
  });

  it('finds the scrollbar where it put it', () => {
    fc.assert(
      fc.property(places, ([extent, where]) => {
        const offset = where * maxOffset(extent);
        const scrollTop = scrollTopAt(extent, offset);
        expect(scrollTop).toBeLessThanOrEqual(lastScrollTop(extent));
        // A scrollbar a pixel from the end counts as at the end.
        const slack = isScaled(extent) ? (1.001 * maxOffset(extent)) / lastScrollTop(extent) : 1e-9;
        expect(Math.abs(offsetAt(extent, scrollTop) - offset)).toBeLessThanOrEqual(slack);
      }),
    );
  });

  it('leaves a short list to the browser, pixel for pixel', () => {
    const extent = { rows: 1_000, rowHeight: 20, viewport: 300 };
    expect(isScaled(extent)).toBe(false);
    expect(offsetAt(extent, 123)).toBe(123);
    expect(scrollTopAt(extent, 123)).toBe(123);
  });

  it('draws no more rows than the viewport has room for, and two', () => {
    fc.assert(
      fc.property(places, ([extent, where]) => {
        const { first, end } = visibleRows(extent, where * maxOffset(extent));
        expect(end - first).toBeLessThanOrEqual(Math.ceil(extent.viewport / extent.rowHeight) + 1);
      }),
    );
  });
});
