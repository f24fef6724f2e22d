/** An exchange that might have been: its octets, its chunk table, and the part of a Report that follows from them. */
import type { Chunks, Field, Message, Trailer } from '../../report/report.ts';

export interface CannedChunk {
  size: number;
  /** Milliseconds since the chunk before. */
  wait: number;
  extension?: string;
}

interface Exchange {
  interim?: { line: string; fields: string[] }[];
  line: string;
  fields: string[];
  /** Chunks by number; `content` where the body is not chunked. */
  chunks?: { count: number; at: (index: number) => CannedChunk };
  content?: { text: string; declared: number | null };
  lastChunk?: boolean;
  trailers?: [name: string, value: string, kind: Trailer['class']][];
  /** Octets cut from the end, and octets that come after it. */
  cut?: number;
  excess?: string;
}

export interface CannedExchange {
  response: Message;
  interim: Message[];
  /** Octets received. */
  total: number;
  rows: Rows;
  /** Where the trailers, and the excess, begin. */
  trailersAt: number;
  excessAt: number;
  text(start: number, end: number): string;
}

/** The chunk table. Sizes repeat every `PERIOD` chunks, so that ten million take no room. */
export interface Rows {
  count: number;
  row(index: number): {
    offset: number;
    size: number;
    time: number;
    gap: number;
    extension: string | null;
    line: number;
  };
  /** How many rows begin before `offset`. */
  before(offset: number): number;
}

const PERIOD = 1_000;
const FIRST_OCTET = 84.3;

const sentence = '{"id":4711,"name":"Ada","state":"ready","note":"the quick brown fox jumps over the lazy dog"},\n';

/** The content, whatever its length, repeats itself. */
function contentText(start: number, end: number): string {
  const from = start % sentence.length;
  return sentence.repeat(Math.ceil((end - start + from) / sentence.length)).slice(from, from + end - start);
}

function lineOf({ size, extension }: CannedChunk): string {
  return `${size.toString(16)}${extension === undefined ? '' : `;${extension}`}\r\n`;
}

function rowsOf(count: number, at: (index: number) => CannedChunk, start: number): Rows & { end: number } {
  const offsets = [0];
  const times = [0];
  for (let i = 0; i < Math.min(PERIOD, count); i++) {
    const chunk = at(i);
    offsets.push((offsets[i] ?? 0) + lineOf(chunk).length + chunk.size + 2);
    times.push((times[i] ?? 0) + chunk.wait);
  }
  const length = Math.max(1, Math.min(PERIOD, count));
  const span = offsets[length] ?? 0;
  const took = times[length] ?? 0;
  const offset = (index: number) => start + Math.floor(index / length) * span + (offsets[index % length] ?? 0);
  const before = (place: number) => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (offset(middle) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    count,
    before,
    end: offset(count),
    row(index) {
      const chunk = at(index % length);
      const time = Math.floor(index / length) * took + (times[(index % length) + 1] ?? 0) - (times[1] ?? 0);
      return {
        offset: offset(index),
        size: chunk.size,
        time: Math.round((FIRST_OCTET + time) * 1000) / 1000,
        gap: index === 0 ? 0 : chunk.wait,
        extension: chunk.extension ?? null,
        line: lineOf(chunk).length,
      };
    },
  };
}

export function exchange(given: Exchange): CannedExchange {
  const interim: Message[] = [];
  let head = '';
  for (const { line, fields } of given.interim ?? []) {
    interim.push(messageOf(line, fields, head.length));
    head += `${[line, ...fields].join('\r\n')}\r\n\r\n`;
  }
  const response = messageOf(given.line, given.fields, head.length);
  head += `${[given.line, ...given.fields].join('\r\n')}\r\n\r\n`;
  const { chunks, content, lastChunk = true, trailers = [], cut = 0, excess = '' } = given;
  const rows = rowsOf(chunks?.count ?? 0, chunks?.at ?? (() => ({ size: 0, wait: 0 })), head.length);
  const bodyEnd = chunks === undefined ? head.length + (content?.text.length ?? 0) : rows.end;
  const trailersAt = bodyEnd + (chunks !== undefined && lastChunk ? 3 : 0);
  const trailerLines = trailers.map(([name, value]) => `${name}: ${value}\r\n`);
  const tail = chunks !== undefined && lastChunk ? `0\r\n${trailerLines.join('')}\r\n` : '';
  const total = bodyEnd + tail.length + excess.length - cut;
  if (chunks !== undefined) {
    response.chunks = statistics(rows, lastChunk);
    response.body.framing = 'chunked';
    response.body.complete = lastChunk;
    for (let i = 0; i < Math.min(rows.count, PERIOD); i++) response.body.length += rows.row(i).size;
    response.body.length = Math.max(
      0,
      Math.round((response.body.length * rows.count) / Math.min(rows.count, PERIOD)) - Math.max(0, cut - 2),
    );
  } else if (content !== undefined) {
    response.body.framing = content.declared === null ? 'close' : 'content-length';
    response.body.declaredLength = content.declared;
    response.body.length = content.text.length;
    response.body.complete = content.declared === content.text.length;
  }
  let at = trailersAt;
  response.trailers = trailers.map(([name, value, kind]) => {
    const raw = `${name}: ${value}`;
    const span: [number, number] = [at, at + raw.length];
    at = span[1] + 2;
    return { name, value, raw, class: kind, span };
  });
  const place = (start: number, end: number): string => {
    let out = head.slice(start, end);
    for (let index = Math.max(0, rows.before(start + 1) - 1); index < rows.count; index++) {
      const { offset, size } = rows.row(index);
      if (offset >= end) break;
      const whole = `${lineOf(chunks?.at(index % PERIOD) ?? { size, wait: 0 })}${contentText(0, size)}\r\n`;
      out += whole.slice(Math.max(0, start - offset), Math.max(0, end - offset));
    }
    const rest = (chunks === undefined ? (content?.text ?? '') : '') + tail + excess;
    const restAt = chunks === undefined ? head.length : bodyEnd;
    return out + rest.slice(Math.max(0, start - restAt), Math.max(0, end - restAt));
  };
  return {
    response,
    interim,
    total,
    rows,
    trailersAt,
    excessAt: bodyEnd + tail.length,
    text: (start, end) => place(start, Math.min(end, total)),
  };
}

function statistics(rows: Rows, lastChunk: boolean): Chunks {
  const sizes: number[] = [];
  const chunks: Chunks = {
    count: rows.count,
    lastChunk,
    sizes,
    smallest: null,
    largest: null,
    longestGap: null,
    extensions: 0,
  };
  for (let index = 0; index < Math.min(rows.count, PERIOD); index++) {
    const { size, gap, extension } = rows.row(index);
    sizes.push(size);
    if (chunks.smallest === null || size < chunks.smallest.size) chunks.smallest = { index, size };
    if (chunks.largest === null || size > chunks.largest.size) chunks.largest = { index, size };
    if (gap > (chunks.longestGap?.ms ?? 0)) chunks.longestGap = { index, ms: gap };
    if (extension !== null) chunks.extensions += 1;
  }
  return chunks;
}

function messageOf(line: string, fields: string[], start: number): Message {
  const [version = '', codeRaw = ''] = line.split(' ');
  const reason = line.slice(version.length + codeRaw.length + 2);
  const codeAt = start + version.length + 1;
  const reasonAt = codeAt + codeRaw.length + 1;
  const code = /^\d{3}$/.test(codeRaw) ? Number(codeRaw) : null;
  let at = start + line.length + 2;
  return {
    statusLine: {
      raw: line,
      version,
      code,
      codeRaw,
      reason,
      reasonRaw: reason,
      class: code === null ? 'unparsable' : code < 200 ? 'informational' : 'successful',
      treatAs: code,
      registered: code === 103 ? 'Early Hints' : code === null ? null : 'OK',
      span: [start, start + line.length],
      parts: {
        version: [start, start + version.length],
        code: [codeAt, reasonAt - 1],
        reason: [reasonAt, start + line.length],
      },
    },
    fields: fields.map((raw): Field => {
      const colon = raw.indexOf(':');
      const span: [number, number] = [at, at + raw.length];
      at = span[1] + 2;
      return { name: raw.slice(0, colon), value: raw.slice(colon + 1).trim(), raw, span };
    }),
    body: { framing: 'none', declaredLength: null, length: 0, complete: true, contentCoding: [], decodedLength: null },
    chunks: null,
    trailers: [],
  };
}

export { contentText };
