/** The strip is to scale, breaks where nothing came, and a pixel leads back to its chunk. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Binning } from '../../src/capture/chunk-series.ts';
import { placeOf, rowAt, stripOf } from '../../src/panel/model/strip.ts';

function seriesOf(rows: { size: number; wait: number }[], bins: number) {
  const binning = new Binning(rows.length, bins);
  let offset = 100;
  let time = 5;
  for (const { size, wait } of rows) {
    time += wait;
    binning.add(offset, size, time);
    offset += size;
  }
  return { series: binning.series, end: offset };
}

describe('the strip', () => {
  it('gives chunks room in the proportion of their octets', () => {
    const { series, end } = seriesOf(
      [300, 100, 600].map((size) => ({ size, wait: 1 })),
      10,
    );
    const { blocks, breaks, discrete } = stripOf(series, end, 0, 1_000);
    expect(blocks.map(({ x, width }) => [x, width])).toEqual([
      [0, 300],
      [300, 100],
      [400, 600],
    ]);
    expect([breaks, discrete]).toEqual([[], true]);
  });

  it('keeps room for what is missing of the last chunk', () => {
    const { series } = seriesOf(
      [
        { size: 500, wait: 0 },
        { size: 500, wait: 1 },
      ],
      10,
    );
    const strip = stripOf(series, 850, 250, 1_000);
    expect(strip.end).toBeCloseTo(750);
  });

  it('breaks where nothing came for long, and only there', () => {
    const waits = [0, 1, 2_000, 1, 1, 500, 1];
    const { series, end } = seriesOf(
      waits.map((wait) => ({ size: 100, wait })),
      10,
    );
    const { breaks, blocks } = stripOf(series, end, 0, 1_000);
    expect(breaks.map(({ row, ms }) => [row, ms])).toEqual([
      [2, 2_000],
      [5, 500],
    ]);
    expect(breaks[0]?.width).toBeGreaterThan(breaks[1]?.width ?? 0);
    expect(blocks[2]?.x).toBeCloseTo((breaks[0]?.x ?? 0) + (breaks[0]?.width ?? 0));
  });

  it('is filled from end to end, in order, and leads from a pixel to its row and back', () => {
    const rows = fc.array(
      fc.record({ size: fc.integer({ min: 1, max: 5_000 }), wait: fc.oneof(fc.nat(3), fc.nat(9_000)) }),
      {
        minLength: 1,
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 60, max: 1_500 }), (table, bins, width) => {
        const { series, end } = seriesOf(table, bins);
        const strip = stripOf(series, end, 0, width);
        let at = 0;
        let row = 0;
        for (const block of strip.blocks) {
          const pause = strip.breaks.find((one) => one.row === block.first)?.width ?? 0;
          expect(block.x).toBeCloseTo(at + pause, 4);
          expect(block.first).toBe(row);
          row = block.end;
          at = block.x + block.width;
        }
        expect(row).toBe(table.length);
        expect(at).toBeCloseTo(width, 4);
        for (const wanted of [0, Math.floor(table.length / 2), table.length - 1]) {
          const place = placeOf(strip, wanted);
          expect(place).not.toBeNull();
        }
        if (strip.discrete) {
          for (const block of strip.blocks) expect(rowAt(strip, block.x + block.width / 2)).toBe(block.first);
        }
      }),
    );
  });
});
