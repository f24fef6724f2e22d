/** The chunk table in so many bins: what a chart or a drawing needs of ten million rows, in a few kilobytes. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { readAt } from './file-octets.ts';
import { CHUNK_ROW, files } from './layout.ts';

/** Bins of consecutive rows as columns, an entry a bin in each. */
export interface ChunkSeries {
  /** Rows there are so far. */
  total: number;
  /** The bin's first row, from 0, and how many rows it has. */
  first: number[];
  count: number[];
  /** Where the first row's chunk-size line begins. */
  offset: number[];
  /** Declared sizes: their sum, the smallest and the largest. */
  octets: number[];
  min: number[];
  max: number[];
  /** When the first and the last row's size lines came, milliseconds since the inspection began. */
  time: number[];
  last: number[];
  /** The longest silence before one of its rows, and that row. */
  gap: number[];
  gapRow: number[];
}

/** Rows read at once: 1 MiB. */
const BLOCK = 32 * 1024;

/**
 * The table in at most `bins` bins of equal numbers of rows; a bin a row where there are no more than that. Reads the
 * index once, a block at a time. Rejects with ENOENT when the capture is gone, with the signal's reason when aborted.
 */
export async function readChunkSeries(folder: string, bins: number, signal?: AbortSignal): Promise<ChunkSeries> {
  const index = await open(join(folder, files.chunks), 'r');
  try {
    const total = Math.floor((await index.stat()).size / CHUNK_ROW);
    const binning = new Binning(total, bins);
    for (let row = 0; row < total; row += BLOCK) {
      signal?.throwIfAborted();
      const table = await readAt(index, row * CHUNK_ROW, Math.min(BLOCK, total - row) * CHUNK_ROW);
      const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
      for (let at = 0; at + CHUNK_ROW <= table.length; at += CHUNK_ROW) {
        binning.add(view.getFloat64(at, true), view.getFloat64(at + 8, true), view.getFloat64(at + 16, true));
      }
    }
    return binning.series;
  } finally {
    await index.close();
  }
}

/** Rows that are added in order, counted into bins. */
export class Binning {
  readonly series: ChunkSeries;
  readonly #total: number;
  readonly #bins: number;
  #row = 0;
  #bin = -1;
  #binEnd = 0;
  #before = Number.NaN;

  constructor(total: number, bins: number) {
    this.#total = total;
    this.#bins = Math.min(Math.max(1, bins), total);
    this.series = {
      total,
      first: [],
      count: [],
      offset: [],
      octets: [],
      min: [],
      max: [],
      time: [],
      last: [],
      gap: [],
      gapRow: [],
    };
  }

  add(offset: number, size: number, time: number): void {
    const { series } = this;
    const row = this.#row++;
    const gap = row === 0 ? 0 : Math.round((time - this.#before) * 1000) / 1000;
    this.#before = time;
    if (row >= this.#binEnd) {
      this.#bin += 1;
      this.#binEnd = Math.ceil(((this.#bin + 1) * this.#total) / this.#bins);
      series.first.push(row);
      series.count.push(0);
      series.offset.push(offset);
      series.octets.push(0);
      series.min.push(size);
      series.max.push(size);
      series.time.push(time);
      series.last.push(time);
      series.gap.push(gap);
      series.gapRow.push(row);
    }
    const bin = this.#bin;
    series.count[bin] = (series.count[bin] ?? 0) + 1;
    series.octets[bin] = (series.octets[bin] ?? 0) + size;
    if (size < (series.min[bin] ?? size)) series.min[bin] = size;
    if (size > (series.max[bin] ?? size)) series.max[bin] = size;
    series.last[bin] = time;
    if (gap > (series.gap[bin] ?? gap)) {
      series.gap[bin] = gap;
      series.gapRow[bin] = row;
    }
  }
}
