/**
 * What each octet of a capture is, by the grammar (RFC 9112): the Report's spans laid end to end. The data chunks are one
 * part here, however many they are; `partsWithin` divides what is looked at of it by rows of the chunk table.
 */
import type { ChunkWindow, HeadSoFar } from '../../protocol/messages.ts';
import type { Field, Message, Report } from '../../report/report.ts';
import { t } from '../text.ts';
import { number } from './format.ts';

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
  /** What others look for, where the label alone would say it. */
  role?: 'content' | 'last-chunk';
}

type Marks = Pick<Part, 'chunks' | 'role'>;

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
  for (const message of report.interim) {
    const { codeRaw } = message.statusLine;
    addHead(parts, message, (label) => t('part_interim', codeRaw, label));
  }
  const { response } = report;
  if (response === null) {
    parts.to(received, 'rest', t(report.interim.length > 0 ? 'part_unread_response' : 'part_unread'));
    return parts.list;
  }
  const excess = report.findings.find(({ id, span }) => id === 'excess-octets' && span !== null)?.span?.[0] ?? received;
  addHead(parts, response, (label) => label);
  const { framing, length } = response.body;
  const bodyAt = framing === 'chunked' ? area?.start : framing === 'none' ? excess : excess - length;
  parts.to(Math.max(parts.end, bodyAt ?? parts.end + 4), 'framing', t('part_header_end'));
  if (framing === 'chunked') {
    if (area !== null) parts.add('data', t('part_chunks'), [area.start, area.end], { chunks: true });
    addTrailerSection(parts, response, excess);
  } else if (framing !== 'none') {
    parts.to(excess, 'data', t('part_content'), { role: 'content' });
  }
  parts.to(received, 'excess', t('part_excess'));
  return parts.list;
}

/** The same while a response streams: its head, and the body as far as it has come. */
export function partsSoFar(head: HeadSoFar, received: number): Part[] {
  const parts = new Parts(received);
  for (const [i, { raw, span }] of head.interim.entries()) {
    const [, code = ''] = /^\S+\s+(\S+)/.exec(raw) ?? [];
    parts.to(span[0], 'framing', t('part_before'));
    parts.to(span[1], 'status', t('part_interim', code, t('part_status_line')));
    // Its fields are told with the Report.
    const next = head.interim[i + 1]?.span ?? head.statusLine.span;
    parts.to(next[0], 'value', t('part_interim', code, t('section_header')));
  }
  addHead(parts, head, (label) => label);
  parts.to(head.end, 'framing', t('part_header_end'));
  if (head.framing === 'chunked') parts.to(received, 'data', t('part_chunks'), { chunks: true });
  else if (head.framing !== 'none') parts.to(received, 'data', t('part_content'), { role: 'content' });
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
  add(group: PartGroup, label: string, [start, end]: readonly [number, number], marks: Marks = {}): void {
    this.to(start, 'framing', t('part_line_end'));
    this.to(end, group, label, marks);
  }

  /** Everything up to `end`. */
  to(end: number, group: PartGroup, label: string, marks: Marks = {}): void {
    const stop = Math.min(end, this.#total);
    if (stop <= this.end) return;
    this.list.push({ group, label, span: [this.end, stop], ...marks });
    this.end = stop;
  }
}

const statusParts = { version: 'part_version', code: 'part_code', reason: 'part_reason' } as const;

/** `whose` says of which message a part is. */
function addHead(
  parts: Parts,
  { statusLine, fields }: Pick<Message, 'statusLine' | 'fields'>,
  whose: (label: string) => string,
): void {
  parts.to(statusLine.span[0], 'framing', t(parts.end === 0 ? 'part_before' : 'part_header_end'));
  for (const part of ['version', 'code', 'reason'] as const) {
    const span = statusLine.parts[part];
    if (span === null) continue;
    parts.to(span[0], 'status', whose(t('part_status_space')));
    parts.to(span[1], 'status', whose(t(statusParts[part])));
  }
  parts.to(statusLine.span[1], 'status', whose(t('part_status_line')));
  for (const field of fields) addField(parts, field, 'field', whose);
}

const fieldGroups: Record<'field' | 'trailer', [PartGroup, PartGroup]> = {
  field: ['name', 'value'],
  trailer: ['trailer', 'trailer'],
};

/** Name, colon and blanks, value. Of a field whose text was abridged, all after the name is its value. */
function addField(
  parts: Parts,
  field: Omit<Field, 'value'>,
  what: 'field' | 'trailer',
  whose: (label: string) => string,
): void {
  const [start, end] = field.span;
  const colon = field.raw.indexOf(':');
  const nameEnd = Math.min(end, start + (colon < 0 ? field.raw.length : colon));
  const blanks = colon < 0 ? 0 : (/^:[ \t]*/.exec(field.raw.slice(colon))?.[0].length ?? 0);
  const [name, value] = fieldGroups[what];
  parts.add(name, whose(t(`part_${what}_name`)), [start, nameEnd]);
  parts.to(Math.min(end, nameEnd + blanks), 'framing', whose(t(`part_${what}_colon`)));
  parts.to(end, value, whose(t(`part_${what}_value`, field.name.slice(0, 60))));
}

function addTrailerSection(parts: Parts, { trailers, chunks }: Message, end: number): void {
  const first = trailers[0];
  if (chunks?.lastChunk === true) {
    const label = t(first === undefined ? 'part_last_chunk_end' : 'part_last_chunk');
    parts.to(first?.span[0] ?? end, 'framing', label, { role: 'last-chunk' });
  } else {
    parts.to(first?.span[0] ?? end, 'framing', t('part_last_chunk_cut'));
  }
  for (const trailer of trailers) addField(parts, trailer, 'trailer', (label) => label);
  parts.to(end, 'framing', t('part_trailer_end'));
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
    const chunk = number(rows.start + i + 1);
    const data = offset + (rows.line[i] ?? 0);
    const dataEnd = data + (rows.size[i] ?? 0);
    const end = Math.min(area[1], rows.offset[i + 1] ?? dataEnd + 2);
    const pieces: [PartGroup, string, number, number][] = [
      ['framing', t('part_chunk_line', chunk), offset, data],
      ['data', t('part_chunk_data', chunk), data, dataEnd],
      ['framing', t('part_chunk_end', chunk), dataEnd, end],
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
