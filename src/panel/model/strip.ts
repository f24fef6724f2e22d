/**
 * The body drawn to scale: octets along one axis, broken where nothing came for long. Pure arithmetic, so that a drawing, a
 * click and an arrow key agree about where a chunk is.
 */
import type { ChunkSeries } from '../../protocol/messages.ts';

/** A silence that breaks the strip: before which row, how long, and where it stands. */
export interface Break {
  row: number;
  ms: number;
  x: number;
  width: number;
}

export interface Block {
  x: number;
  width: number;
  /** Rows `[first, end)` that it stands for. */
  first: number;
  end: number;
  /** 0 to 1: its largest chunk beside the largest of all, on a square-root scale. */
  height: number;
}

export interface Strip {
  blocks: Block[];
  breaks: Break[];
  /** True when each block is one chunk, wide enough to be seen as one. */
  discrete: boolean;
  /** Pixels of what is there; what is missing of the last chunk begins here. */
  end: number;
  /** Pixels an octet takes. */
  scale: number;
}

/** Milliseconds: no silence shorter than this breaks a strip. */
const SHORTEST = 80;
const MOST_BREAKS = 6;

/**
 * @param end where the data chunks end, octets from the first received; @param missing octets that the last chunk declared
 * and that never came; @param width pixels to draw in.
 */
export function stripOf(series: ChunkSeries, end: number, missing: number, width: number): Strip {
  const start = series.offset[0] ?? 0;
  const octets = Math.max(1, end + missing - start);
  const breaks = breaksOf(series, width);
  const taken = breaks.reduce((sum, { width: each }) => sum + each, 0);
  const scale = Math.max(0, width - taken) / octets;
  const largest = Math.max(1, ...series.max);
  const blocks: Block[] = [];
  let shift = 0;
  let next = 0;
  const aggregated = series.count.some((count) => count > 1);
  for (const [bin, first] of series.first.entries()) {
    const rowsEnd = first + (series.count[bin] ?? 0);
    const from = series.offset[bin] ?? 0;
    const to = series.offset[bin + 1] ?? end;
    const height = Math.sqrt((series.max[bin] ?? 0) / largest);
    let row = first;
    let at = from;
    for (let cut = breaks[next]; cut !== undefined && cut.row < rowsEnd; cut = breaks[next]) {
      const place = from + ((to - from) * (cut.row - first)) / Math.max(1, rowsEnd - first);
      if (cut.row > row) {
        blocks.push({ x: (at - start) * scale + shift, width: (place - at) * scale, first: row, end: cut.row, height });
      }
      cut.x = (place - start) * scale + shift;
      shift += cut.width;
      row = cut.row;
      at = place;
      next += 1;
    }
    blocks.push({ x: (at - start) * scale + shift, width: (to - at) * scale, first: row, end: rowsEnd, height });
  }
  const narrowest = (width - taken) / Math.max(1, blocks.length);
  return { blocks, breaks, discrete: !aggregated && narrowest >= 3, end: (end - start) * scale + shift, scale };
}

/** The longest silences, in order of rows; together at most a third of the strip. */
function breaksOf({ gap, gapRow, time, last }: ChunkSeries, width: number): Break[] {
  const span = Math.max(1, (last.at(-1) ?? 0) - (time[0] ?? 0));
  const least = Math.max(SHORTEST, span * 0.06);
  const found: Break[] = [];
  for (const [bin, ms] of gap.entries()) {
    const row = gapRow[bin] ?? 0;
    if (ms >= least && row > 0) found.push({ row, ms, x: 0, width: 0 });
  }
  const longest = found.toSorted((a, b) => b.ms - a.ms).slice(0, MOST_BREAKS);
  const most = longest[0]?.ms ?? 1;
  const room = width / 3 / Math.max(1, longest.length);
  for (const one of longest) one.width = Math.min(room, 16 + 40 * (one.ms / most));
  return longest.toSorted((a, b) => a.row - b.row);
}

/** The block at `x` pixels, or the nearest one. */
export function blockAt(strip: Strip, x: number): Block | null {
  let nearest: Block | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const block of strip.blocks) {
    const away = x < block.x ? block.x - x : Math.max(0, x - block.x - block.width);
    if (away < distance) {
      nearest = block;
      distance = away;
    }
  }
  return nearest;
}

/** The row at `x` pixels. */
export function rowAt(strip: Strip, x: number): number {
  const block = blockAt(strip, x);
  if (block === null) return 0;
  const share = Math.min(Math.max(0, (x - block.x) / Math.max(block.width, 0.001)), 1);
  return Math.min(block.end - 1, block.first + Math.floor(share * (block.end - block.first)));
}

/** Where a row stands: its block's part of the strip. */
export function placeOf(strip: Strip, row: number): { x: number; width: number } | null {
  const block = strip.blocks.find(({ first, end }) => row >= first && row < end);
  if (block === undefined) return null;
  const each = block.width / (block.end - block.first);
  return { x: block.x + each * (row - block.first), width: Math.max(each, 1) };
}
