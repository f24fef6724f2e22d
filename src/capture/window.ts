/** Windows of a capture's files: only the part that is asked for is read, also while the files grow. */
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { readAt } from './file-octets.ts';
import { CHUNK_ROW, files } from './layout.ts';

/** Rows of the chunk table as columns, an entry a row in each. */
export interface ChunkRows {
  /** Rows there are so far. */
  total: number;
  /** The first row's number, from 0. */
  start: number;
  /** Where the chunk-size line begins, octets from the first octet received. */
  offset: number[];
  /** Declared size, octets. */
  size: number[];
  /** When the size line came, milliseconds since the inspection began. */
  time: number[];
  /** Milliseconds since the chunk before; 0 for the first. */
  gap: number[];
  /** What follows the first `;` of the size line, Latin-1, cut to `EXTENSION_LENGTH`; null where there is none. */
  extension: (string | null)[];
  /** Octets of the chunk-size line with its line end: the data begins at `offset + line`. */
  line: number[];
}

export interface Octets {
  start: number;
  end: number;
  /** Octets there are so far. */
  total: number;
  octets: Uint8Array<ArrayBuffer>;
}

export const EXTENSION_LENGTH = 256;
/** An extension is cut earlier when JSON makes it longer than this, so that a window of 2,000 rows fits a message. */
const EXTENSION_JSON = 384;
/** Of a longer size line, only this much is looked at. */
const LINE_LENGTH = 1024;
/** Lines that lie closer together than this are read at once. */
const SPAN = 64 * 1024;

/** Rows `start` to `start + count`, fewer where the table ends. Rejects with ENOENT when the capture is gone. */
export async function readChunkRows(folder: string, start: number, count: number): Promise<ChunkRows> {
  const index = await open(join(folder, files.chunks), 'r');
  try {
    const total = Math.floor((await index.stat()).size / CHUNK_ROW);
    const first = Math.min(start, total);
    const rows = Math.min(count, total - first);
    // One row before the window, for the first gap.
    const lead = first > 0 ? 1 : 0;
    const table = await readAt(index, (first - lead) * CHUNK_ROW, (rows + lead) * CHUNK_ROW);
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const result: ChunkRows = { total, start: first, offset: [], size: [], time: [], gap: [], extension: [], line: [] };
    const lines: Line[] = [];
    let before = lead === 1 && rows > 0 ? view.getFloat64(16, true) : null;
    for (let at = lead * CHUNK_ROW; at + CHUNK_ROW <= table.length; at += CHUNK_ROW) {
      const offset = view.getFloat64(at, true);
      const time = view.getFloat64(at + 16, true);
      result.offset.push(offset);
      result.size.push(view.getFloat64(at + 8, true));
      result.time.push(time);
      result.gap.push(before === null ? 0 : Math.round((time - before) * 1000) / 1000);
      const line = view.getUint32(at + 24, true);
      result.line.push(line);
      lines.push({ offset, length: line });
      before = time;
    }
    result.extension = await readExtensions(folder, lines);
    return result;
  } finally {
    await index.close();
  }
}

/**
 * The rows of the chunks that octets `[start, end)` belong to, at most `count`; none where the first chunk begins at or
 * after `end`. What follows the last chunk is counted to its row. Rejects with ENOENT when the capture is gone.
 */
export async function readRowsHolding(folder: string, start: number, end: number, count: number): Promise<ChunkRows> {
  const index = await open(join(folder, files.chunks), 'r');
  let first = 0;
  let after = 0;
  try {
    const total = Math.floor((await index.stat()).size / CHUNK_ROW);
    first = Math.max(0, (await rowsBefore(index, total, start + 1)) - 1);
    after = await rowsBefore(index, total, end);
  } finally {
    await index.close();
  }
  return readChunkRows(folder, first, Math.min(count, Math.max(0, after - first)));
}

/** How many rows begin before `offset`. */
async function rowsBefore(index: FileHandle, total: number, offset: number): Promise<number> {
  let low = 0;
  let high = total;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await readAt(index, middle * CHUNK_ROW, 8);
    if (row.length < 8) return low;
    if (new DataView(row.buffer).getFloat64(0, true) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Octets `[start, end)` of one direction, cut to what there is. Rejects with ENOENT when the capture is gone. */
export async function readOctets(
  folder: string,
  side: 'received' | 'sent',
  start: number,
  end: number,
): Promise<Octets> {
  const file = await open(join(folder, files[side]), 'r');
  try {
    const total = (await file.stat()).size;
    const from = Math.min(start, total);
    const octets = await readAt(file, from, Math.max(0, Math.min(end, total) - from));
    return { start: from, end: from + octets.length, total, octets };
  } finally {
    await file.close();
  }
}

interface Line {
  offset: number;
  length: number;
}

async function readExtensions(folder: string, lines: Line[]): Promise<(string | null)[]> {
  const extensions: (string | null)[] = [];
  if (lines.length === 0) return extensions;
  const received = await open(join(folder, files.received), 'r');
  try {
    let from = 0;
    let span = new Uint8Array(0);
    for (const [row, line] of lines.entries()) {
      const length = Math.min(line.length, LINE_LENGTH);
      if (line.offset < from || line.offset + length > from + span.length) {
        from = line.offset;
        span = await readAt(received, from, reach(lines, row) - from);
      }
      const octets = span.subarray(line.offset - from, line.offset - from + length);
      extensions.push(extensionOf(octets, length === line.length));
    }
  } finally {
    await received.close();
  }
  return extensions;
}

/** The end of the furthest line that still lies within one span of line `row`. */
function reach(lines: Line[], row: number): number {
  const from = lines[row]?.offset ?? 0;
  let end = from;
  for (let next = row; next < lines.length; next += 1) {
    const line = lines[next];
    const lineEnd = line === undefined ? 0 : line.offset + Math.min(line.length, LINE_LENGTH);
    if (next > row && lineEnd - from > SPAN) break;
    end = lineEnd;
  }
  return end;
}

/** RFC 9112 §7.1.1: chunk-ext begins with the first semicolon after the chunk-size. */
function extensionOf(line: Uint8Array, whole: boolean): string | null {
  const semicolon = line.indexOf(0x3b);
  if (semicolon < 0) return null;
  let end = line.length;
  if (whole && line[end - 1] === 0x0a) end -= line[end - 2] === 0x0d ? 2 : 1;
  let text = '';
  let cost = 0;
  for (const octet of line.subarray(semicolon + 1, Math.min(end, semicolon + 1 + EXTENSION_LENGTH))) {
    cost += jsonCost(octet);
    if (cost > EXTENSION_JSON) break;
    text += String.fromCharCode(octet);
  }
  return text;
}

/** Octets that a Latin-1 character takes in JSON, as UTF-8. */
function jsonCost(octet: number): number {
  if (octet < 0x20) return 6;
  return octet === 0x22 || octet === 0x5c || octet > 0x7f ? 2 : 1;
}
