import type { ChunkSeries } from '../../protocol/messages.ts';

/** Rows `[from, to)` of the bins that have a chunk between two times, milliseconds; null where none has. */
export function timeRows({ first, count, time, last }: ChunkSeries, from: number, to: number): [number, number] | null {
  let start: number | null = null;
  let end = 0;
  for (const [bin, row] of first.entries()) {
    if ((last[bin] ?? 0) < from || (time[bin] ?? 0) > to) continue;
    start ??= row;
    end = row + (count[bin] ?? 0);
  }
  return start === null ? null : [start, end];
}
