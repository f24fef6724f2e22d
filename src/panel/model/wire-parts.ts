/**
 * What each octet of a capture is, by the grammar (RFC 9112): the Report's spans laid end to end. The data chunks are one
 * part here, however many they are; `partsWithin` divides what is looked at of it by rows of the chunk table.
 */
import type { ChunkWindow } from '../../protocol/messages.ts';
import type { Field, Message, Report } from '../../report/report.ts';

/** How a part is coloured. */
export type PartGroup = 'status' | 'name' | 'value' | 'framing' | 'data' | 'trailer' | 'excess' | 'rest';

export interface Part {
  group: PartGroup;
  /** What it is, for people: `Field value of Content-Type`, `Chunk 3, data`. */
  label: string;
  /** `[start, end)`, never empty. */
  span: [number, number];
  /** The data chunks as one. */
  chunks?: true;
}

/** Where the data chunks stand: from the first chunk-size line to the last chunk's line end. */
export interface ChunkArea {
  start: number;
  end: number;
}

type Row = Pick<ChunkWindow, 'start' | 'offset' | 'size' | 'line'>;

/** The area, from the rows of the first and of the last data chunk. */
export function chunkArea(first: Row, last: Row): ChunkArea | null {
  const start = first.offset[0];
  const [offset, size, line] = [last.offset[0], last.size[0], last.line[0]];
  if (start === undefined || offset === undefined || size === undefined || line === undefined) return null;
  return { start, end: offset + line + size + 2 };
}

/** Parts of all octets received, in order and without a gap; `area` is needed where the body is chunked. */
export function partsOf(report: Report, area: ChunkArea | null): Part[] {
  const received = report.capture?.received ?? report.ending.at;
  const parts = new Parts(received);
  for (const message of report.interim) addHead(parts, message, `Interim response ${message.statusLine.codeRaw}: `);
  const { response } = report;
  if (response === null) {
    parts.to(received, 'rest', report.interim.length > 0 ? 'Not read as a response' : 'Not read');
    return parts.list;
  }
  const excess = report.findings.find(({ id, span }) => id === 'excess-octets' && span !== null)?.span?.[0] ?? received;
  addHead(parts, response, '');
  const { framing, length } = response.body;
  const bodyAt = framing === 'chunked' ? area?.start : framing === 'none' ? excess : excess - length;
  parts.to(Math.max(parts.end, bodyAt ?? parts.end + 4), 'framing', 'End of the header section');
  if (framing === 'chunked') {
    if (area !== null) parts.add('data', 'Chunks', [area.start, area.end], true);
    addTrailerSection(parts, response, excess);
  } else if (framing !== 'none') {
    parts.to(excess, 'data', 'Content');
  }
  parts.to(received, 'excess', 'After the end of the message');
  return parts.list;
}

class Parts {
  readonly list: Part[] = [];
  readonly #total: number;
  end = 0;

  constructor(total: number) {
    this.#total = total;
  }

  /** A part; what lies before it and is not named yet is the line's own. Overlaps are cut, empty parts left out. */
  add(group: PartGroup, label: string, [start, end]: readonly [number, number], chunks = false): void {
    this.to(start, 'framing', 'Line end');
    this.to(end, group, label, chunks);
  }

  /** Everything up to `end`. */
  to(end: number, group: PartGroup, label: string, chunks = false): void {
    const stop = Math.min(end, this.#total);
    if (stop <= this.end) return;
    this.list.push({ group, label, span: [this.end, stop], ...(chunks ? { chunks: true } : {}) });
    this.end = stop;
  }
}

function addHead(parts: Parts, { statusLine, fields }: Message, whose: string): void {
  parts.to(statusLine.span[0], 'framing', parts.end === 0 ? 'Before the status line' : 'End of the header section');
  const named = { version: 'HTTP-version', code: 'Status code', reason: 'Reason phrase' };
  for (const part of ['version', 'code', 'reason'] as const) {
    const span = statusLine.parts[part];
    if (span === null) continue;
    parts.to(span[0], 'status', `${whose}Status line, space`);
    parts.to(span[1], 'status', `${whose}${named[part]}`);
  }
  parts.to(statusLine.span[1], 'status', `${whose}Status line`);
  for (const field of fields) addField(parts, field, `${whose}Field`, 'name', 'value');
}

/** Name, colon and blanks, value. Of a field whose text was abridged, all after the name is its value. */
function addField(parts: Parts, field: Omit<Field, 'value'>, what: string, name: PartGroup, value: PartGroup): void {
  const [start, end] = field.span;
  const colon = field.raw.indexOf(':');
  const nameEnd = Math.min(end, start + (colon < 0 ? field.raw.length : colon));
  const blanks = colon < 0 ? 0 : (/^:[ \t]*/.exec(field.raw.slice(colon))?.[0].length ?? 0);
  parts.add(name, `${what} name`, [start, nameEnd]);
  parts.to(Math.min(end, nameEnd + blanks), 'framing', `${what}, colon`);
  parts.to(end, value, `${what} value of ${field.name.slice(0, 60)}`);
}

function addTrailerSection(parts: Parts, { trailers, chunks }: Message, end: number): void {
  const first = trailers[0];
  const lastChunk = chunks?.lastChunk === true;
  const word = lastChunk ? 'Last-chunk' : 'A chunk-size line that was not finished';
  parts.to(
    first?.span[0] ?? end,
    'framing',
    lastChunk && first === undefined ? `${word}, and the end of the message` : word,
  );
  for (const trailer of trailers) addField(parts, trailer, 'Trailer', 'trailer', 'trailer');
  parts.to(end, 'framing', 'End of the trailer section');
}

/** The parts of octets `[start, end)`, with data chunks divided by the rows that hold them. */
export function partsWithin(parts: readonly Part[], rows: Row | null, start: number, end: number): Part[] {
  const out: Part[] = [];
  for (let i = indexAt(parts, start); i < parts.length; i++) {
    const part = parts[i];
    if (part === undefined || part.span[0] >= end) break;
    if (part.chunks !== true || rows === null) out.push(part);
    else out.push(...chunkParts(rows, part.span).filter(({ span }) => span[1] > start && span[0] < end));
  }
  return out;
}

/** The size line, the data and the line end of each row, cut to `area`. */
function chunkParts(rows: Row, area: readonly [number, number]): Part[] {
  const out: Part[] = [];
  for (const [i, offset] of rows.offset.entries()) {
    const number = (rows.start + i + 1).toLocaleString('en-US');
    const data = offset + (rows.line[i] ?? 0);
    const dataEnd = data + (rows.size[i] ?? 0);
    const end = Math.min(area[1], rows.offset[i + 1] ?? dataEnd + 2);
    const pieces: [PartGroup, string, number, number][] = [
      ['framing', `Chunk ${number}, size line`, offset, data],
      ['data', `Chunk ${number}, data`, data, dataEnd],
      ['framing', `Chunk ${number}, line end`, dataEnd, end],
    ];
    for (const [group, label, from, to] of pieces) {
      const span: [number, number] = [Math.max(from, area[0]), Math.min(to, end)];
      if (span[1] > span[0]) out.push({ group, label, span });
    }
  }
  return out;
}

/** The part that holds the octet, by halving. */
export function partAt(parts: readonly Part[], offset: number): Part | null {
  const part = parts[indexAt(parts, offset)];
  return part !== undefined && offset >= part.span[0] && offset < part.span[1] ? part : null;
}

/** Index of the first part that ends after `offset`. */
function indexAt(parts: readonly Part[], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.span[1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
