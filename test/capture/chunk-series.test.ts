import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Binning } from '../../src/capture/chunk-series.ts';
import type { Recorder } from '../../src/capture/recorder.ts';
import { CaptureStore } from '../../src/capture/store.ts';
import { recordChunks, report, temporaryFolder } from './recording.ts';

let folder: string;
let store: CaptureStore;
let recorder: Recorder;
beforeEach(async () => {
  folder = await temporaryFolder();
  store = await CaptureStore.open({ folder });
  recorder = store.record();
});
afterEach(async () => {
  await recorder.finish(report);
  await rm(folder, { recursive: true, force: true });
});

test('five rows in two bins', async () => {
  recordChunks(recorder, [
    { line: '1\r\n', data: 'a', time: 10 },
    { line: '3\r\n', data: 'abc', time: 11 },
    { line: '2\r\n', data: 'ab', time: 40 },
    { line: '5\r\n', data: 'abcde', time: 41 },
    { line: '1\r\n', data: 'a', time: 41.5 },
  ]);
  expect(await store.chunkSeries(recorder.id, 2)).toEqual({
    total: 5,
    first: [0, 3],
    count: [3, 2],
    offset: [0, 21],
    octets: [6, 6],
    min: [1, 1],
    max: [3, 5],
    time: [10, 41],
    last: [40, 41.5],
    gap: [29, 1],
    gapRow: [2, 3],
  });
  expect((await store.chunkSeries(recorder.id, 100)).count).toEqual([1, 1, 1, 1, 1]);
});

test('no rows are no bins', async () => {
  expect(await store.chunkSeries(recorder.id, 10)).toMatchObject({ total: 0, first: [], octets: [] });
});

test('bins part the rows: none is lost, none counted twice, and they are as even as can be', () => {
  const rows = fc.array(fc.record({ size: fc.nat(1_000), wait: fc.nat(50) }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 40 }), (table, bins) => {
      const binning = new Binning(table.length, bins);
      let offset = 0;
      let time = 0;
      for (const { size, wait } of table) {
        time += wait;
        binning.add(offset, size, time);
        offset += size + 10;
      }
      const { first, count, octets, min, max, gap, gapRow } = binning.series;
      expect(first).toHaveLength(Math.min(bins, table.length));
      for (const [bin, start] of first.entries()) {
        const sizes = table.slice(start, start + (count[bin] ?? 0)).map(({ size }) => size);
        expect(start + (count[bin] ?? 0)).toBe(first[bin + 1] ?? table.length);
        expect(octets[bin]).toBe(sizes.reduce((sum, size) => sum + size, 0));
        expect([min[bin], max[bin]]).toEqual([Math.min(...sizes), Math.max(...sizes)]);
        expect(gap[bin]).toBe(gapRow[bin] === 0 ? 0 : table[gapRow[bin] ?? 0]?.wait);
      }
      expect(Math.max(...count) - Math.min(...count)).toBeLessThanOrEqual(1);
    }),
  );
});

test('the rows that hold some octets', async () => {
  recordChunks(
    recorder,
    Array.from({ length: 50 }, (_, row) => ({ line: '4\r\n', data: 'data', time: row })),
    100,
  );
  const rows = async (start: number, end: number, count = 2_000) => {
    const window = await store.rowsHolding(recorder.id, start, end, count);
    return [window.start, window.offset.length];
  };
  expect(await rows(0, 100)).toEqual([0, 0]);
  expect(await rows(0, 101)).toEqual([0, 1]);
  expect(await rows(108, 109)).toEqual([0, 1]);
  expect(await rows(109, 110)).toEqual([1, 1]);
  expect(await rows(108, 110)).toEqual([0, 2]);
  expect(await rows(0, 10_000)).toEqual([0, 50]);
  expect(await rows(0, 10_000, 7)).toEqual([0, 7]);
  expect(await rows(9_000, 10_000)).toEqual([49, 1]);
});
