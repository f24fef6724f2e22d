/**
 * A chunked body as one client reads it: its dialect is a table over the chunk-size line, and what it wants after the data.
 * Walked over kept octets, and only where the framing has something odd in it.
 */
import { LF, latin1 } from '../../wire/octets.ts';
import type { Stop } from './profile.ts';

/** One row: a size line (without its line end) that it fits is refused, or read by the row's first group as hexadecimal. */
export interface SizeRow {
  line: RegExp;
  stop?: Stop;
  /** Octets that the size means, where it is not just the number. */
  size?: (digits: string) => number;
}

export interface ChunkDialect {
  /**
   * What ends a size line: `crlf` an exact CRLF (a bare LF is part of the line); `lf` an LF, with the CR before it dropped;
   * `lf-kept` an LF, with any CR before it left to the table; `cr-any` a CR and whatever octet comes next.
   */
  lineEnd: 'crlf' | 'lf' | 'lf-kept' | 'cr-any';
  /** First row that fits. A line that none fits is refused by `otherwise`. */
  sizes: readonly SizeRow[];
  otherwise: Stop;
  /** A line that the close cuts is a line to it. */
  readsCutLine?: boolean;
  /** Lines refused before their end has come, by those who read an octet at a time. */
  early?: RegExp;
  /** A size of more bits than these is refused. */
  tooLarge?: { bits: number; stop: Stop };
  /** The longest size line in octets. */
  longest?: { octets: number; stop: Stop };
  /** After the data: exactly CRLF; an LF with any CR before it; two octets whatever they are; or nothing, empty lines being skipped. */
  dataEnd: 'crlf' | 'crs-lf' | 'crlf-or-lf' | 'any-2' | 'skip-empty';
  dataEndStop: Stop;
}

export interface ChunkWalk {
  /** `ended`: the last-chunk was read; `cut`: more octets were wanted; `stopped`: refused. */
  state: 'ended' | 'cut' | 'stopped';
  stop: Stop | null;
  /** What the refusal is about. */
  line: string;
  /** Octets of data read, and those of chunks that were read to their end. */
  payload: number;
  wholeChunks: number;
  /** Octets of the chunk that was under way. */
  partial: number;
  /** All the data of the chunk under way came, and its line end did not. */
  dataCame: boolean;
  /** After the last-chunk's line, or where it stopped. */
  at: number;
}

/** `closed`: the connection closed after the last of the octets. */
export function walkChunks(octets: Uint8Array, from: number, dialect: ChunkDialect, closed: boolean): ChunkWalk {
  const walk: ChunkWalk = {
    state: 'cut',
    stop: null,
    line: '',
    payload: 0,
    wholeChunks: 0,
    partial: 0,
    dataCame: false,
    at: from,
  };
  for (;;) {
    const cutLine = closed && dialect.readsCutLine === true && walk.at < octets.length;
    const line =
      readLine(octets, walk.at, dialect) ?? (cutLine ? { text: latin1(octets, walk.at), next: octets.length } : null);
    const limit = dialect.longest;
    if (limit !== undefined && (line?.next ?? octets.length) - walk.at > limit.octets)
      return refuse(walk, limit.stop, '');
    if (line === null) {
      const begun = latin1(octets, walk.at, Math.min(octets.length, walk.at + 64));
      return dialect.early?.test(begun) === true ? refuse(walk, dialect.otherwise, begun) : walk;
    }
    if (dialect.dataEnd === 'skip-empty' && line.text === '') {
      walk.at = line.next;
      continue;
    }
    const row = dialect.sizes.find((each) => each.line.test(line.text));
    if (row === undefined) return refuse(walk, dialect.otherwise, line.text);
    if (row.stop !== undefined) return refuse(walk, row.stop, line.text);
    const digits = row.line.exec(line.text)?.[1] ?? '';
    const size = row.size?.(digits) ?? (digits === '' ? 0 : Number.parseInt(digits, 16));
    if (dialect.tooLarge !== undefined && bitsOf(digits) > dialect.tooLarge.bits) {
      return refuse(walk, dialect.tooLarge.stop, line.text);
    }
    walk.at = line.next;
    if (size === 0) {
      walk.state = 'ended';
      return walk;
    }
    walk.partial = Math.min(size, octets.length - walk.at);
    walk.payload += walk.partial;
    walk.at += walk.partial;
    if (walk.partial < size) return walk;
    walk.dataCame = true;
    const end = readDataEnd(octets, walk.at, dialect.dataEnd);
    if (end === 'cut') return walk;
    if (end === 'refused')
      return refuse(walk, dialect.dataEndStop, latin1(octets, walk.at, Math.min(octets.length, walk.at + 2)));
    walk.at = end;
    walk.wholeChunks = walk.payload;
    walk.partial = 0;
    walk.dataCame = false;
  }
}

/** Bits that a hexadecimal number takes: exact, where a double is not. */
function bitsOf(digits: string): number {
  const significant = digits.replace(/^0+/, '');
  return significant === ''
    ? 0
    : (significant.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(significant.slice(0, 1), 16)));
}

function refuse(walk: ChunkWalk, stop: Stop, line: string): ChunkWalk {
  walk.state = 'stopped';
  walk.stop = stop;
  walk.line = line;
  return walk;
}

function readLine(octets: Uint8Array, at: number, { lineEnd }: ChunkDialect): { text: string; next: number } | null {
  if (lineEnd === 'lf' || lineEnd === 'lf-kept') {
    const lf = octets.indexOf(LF, at);
    if (lf === -1) return null;
    const end = lineEnd === 'lf' && lf > at && octets[lf - 1] === 0x0d ? lf - 1 : lf;
    return { text: latin1(octets, at, end), next: lf + 1 };
  }
  for (let cr = octets.indexOf(0x0d, at); cr !== -1 && cr + 1 < octets.length; cr = octets.indexOf(0x0d, cr + 1)) {
    if (lineEnd === 'cr-any' || octets[cr + 1] === LF) return { text: latin1(octets, at, cr), next: cr + 2 };
  }
  return null;
}

function readDataEnd(octets: Uint8Array, at: number, wanted: ChunkDialect['dataEnd']): number | 'cut' | 'refused' {
  if (wanted === 'skip-empty') return at;
  if (wanted === 'any-2') return at + 2 <= octets.length ? at + 2 : 'cut';
  let next = at;
  if (wanted === 'crs-lf') while (octets[next] === 0x0d) next++;
  else if (octets[next] === 0x0d) next++;
  else if (wanted === 'crlf' && next < octets.length) return 'refused';
  if (next >= octets.length) return 'cut';
  return octets[next] === LF ? next + 1 : 'refused';
}
