/**
 * Looks in content for what reads like an HTTP/1 response: `HTTP/1.x ddd`, at a line start or not, CRLF, and field lines
 * after it, one of which has a name that responses usually have. Octet by octet, so that no find depends on how the content was split; memory is bounded.
 *
 * Strategy: one matcher watches for the prefix all the time; from a prefix on, lines are read as a head for as long as
 * they are one.
 */
import { CR, LF, latin1 } from '../../wire/octets.ts';
import type { Span } from '../../wire/span.ts';

/** Octets of one line of an embedded head that are kept: a longer one is none. */
const LINE = 8 * 1024;
const CAPITAL_H = 0x48;
const CAPITAL_T = 0x54;
/** `HTTP/1.` 0|1 SP 3DIGIT, and SP or CR behind. */
const PREFIX = 13;
/** Names by which a head is told from prose such as `Note: this`: a find has at least one of them. */
const usual =
  /^(?:server|date|connection|keep-alive|content-.*|transfer-encoding|cache-control|location|set-cookie|expires|etag|last-modified|vary|via|pragma|retry-after|www-authenticate|access-control-.*|alt-svc|x-.*|cf-.*)$/;
const fieldLine = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*)$/s;

export interface EmbeddedResponse {
  statusLine: string;
  /** Of the status line, where it stands on the wire; null when a content coding was undone. */
  span: Span | null;
  /** Octets of content before it. */
  position: number;
  atLineStart: boolean;
  /** Field lines read. */
  fields: number;
  /** True once one of them had a usual name: only then it is a find. */
  found: boolean;
  contentLength: number | null;
  chunked: boolean;
  /** `open` while lines of its head still come, `whole` after its empty line, `broken` where a line was no field line. */
  head: 'open' | 'whole' | 'broken';
  /** Octets of content before its own content; meaningful when `head` is `whole`. */
  bodyPosition: number;
}

export class EmbeddedResponseScan {
  /** The first find and the last, the same when there is one. */
  first: EmbeddedResponse | null = null;
  last: EmbeddedResponse | null = null;
  count = 0;
  /** Octets of content seen. */
  position = 0;
  /** The last octets of content, Latin-1, at most five; kept once something was found. */
  tail = '';

  #matched = 0;
  #prefix = '';
  #start: { wire: number | null; position: number; atLineStart: boolean } = {
    wire: null,
    position: 0,
    atLineStart: true,
  };
  #previous = LF;
  /** The head under way, and its line. */
  #head: EmbeddedResponse | null = null;
  #line = '';

  /** Takes content `bytes[start..end)`; `offset` is where it stands on the wire, or null. */
  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    const origin = this.position - start;
    const piece = end - start > 256 ? bytes.subarray(start, end) : null;
    for (let at = start; at < end; at++) {
      if (this.#matched === 0 && this.#head === null) {
        at = nextStart(bytes, at, end, piece, start);
        if (at === end) break;
        if (at > start) this.#previous = bytes[at - 1] as number;
      }
      const octet = bytes[at] as number;
      if (this.#head !== null) this.#takeLine(octet, origin + at, offset === null ? null : offset + at - start);
      this.#match(octet, origin + at, offset === null ? null : offset + at - start);
      this.#previous = octet;
    }
    this.position += end - start;
    if (end > start) this.#previous = bytes[end - 1] as number;
    if (this.first !== null) this.tail = (this.tail + latin1(bytes, Math.max(start, end - 5), end)).slice(-5);
  }

  /** Watches for the prefix. Its first octet occurs nowhere else in it, so a mismatch starts again at that octet or not at all. */
  #match(octet: number, position: number, wire: number | null): void {
    if (!fits(octet, this.#matched)) {
      this.#matched = 0;
      this.#prefix = '';
      if (octet !== CAPITAL_H) return;
    }
    if (this.#matched === 0) this.#start = { wire, position, atLineStart: this.#previous === LF };
    this.#matched++;
    this.#prefix += String.fromCharCode(octet);
    if (this.#matched < PREFIX) return;
    if (this.#mayBegin()) this.#begin(wire);
    this.#matched = 0;
    this.#prefix = '';
  }

  /** A prefix within a field value belongs to that field. */
  #mayBegin(): boolean {
    return this.#head === null || this.#head.statusLine === '' || !this.#line.slice(0, -PREFIX).includes(':');
  }

  #begin(wire: number | null): void {
    const { position, atLineStart, wire: from } = this.#start;
    if (this.#head !== null) this.#head.head = 'broken';
    this.#line = this.#prefix;
    this.#head = {
      statusLine: '',
      span: from === null || wire === null ? null : [from, wire + 1],
      position,
      atLineStart,
      fields: 0,
      found: false,
      contentLength: null,
      chunked: false,
      head: 'open',
      bodyPosition: 0,
    };
  }

  #takeLine(octet: number, position: number, wire: number | null): void {
    if (octet !== LF) {
      if (this.#line.length < LINE) this.#line += String.fromCharCode(octet);
      else this.#abandon();
      return;
    }
    const head = this.#head;
    if (head === null) return;
    if (this.#line.charCodeAt(this.#line.length - 1) !== CR) {
      this.#abandon();
      return;
    }
    const line = this.#line.slice(0, -1);
    this.#line = '';
    if (head.statusLine === '') {
      head.statusLine = line;
      if (head.span !== null && wire !== null) head.span = [head.span[0], wire - 1];
    } else if (line === '') {
      head.head = head.fields > 0 ? 'whole' : 'broken';
      head.bodyPosition = position + 1;
      this.#head = null;
    } else this.#takeField(head, line);
  }

  #takeField(head: EmbeddedResponse, line: string): void {
    const [, name, value = ''] = fieldLine.exec(line) ?? [];
    if (name === undefined) {
      this.#abandon();
      return;
    }
    head.fields++;
    const key = name.toLowerCase();
    if (!head.found && usual.test(key)) {
      head.found = true;
      this.first ??= head;
      this.last = head;
      this.count++;
    }
    if (key === 'content-length' && /^\d{1,15}$/.test(value.trim())) head.contentLength = Number(value);
    if (key === 'transfer-encoding') head.chunked = /chunked\s*$/i.test(value);
  }

  #abandon(): void {
    if (this.#head !== null) this.#head.head = 'broken';
    this.#head = null;
    this.#line = '';
  }
}

/** Whether an octet may stand at an index of the prefix. */
function fits(octet: number, index: number): boolean {
  if (index < 7) return octet === 'HTTP/1.'.charCodeAt(index);
  if (index === 7) return octet === 0x30 || octet === 0x31;
  if (index === 8) return octet === 0x20;
  if (index < 12) return octet >= 0x30 && octet <= 0x39;
  return octet === 0x20 || octet === CR;
}

/**
 * The next octet of `bytes[at..end)` that may begin a prefix, or `end`. A read may be far larger than the piece, so
 * `indexOf` is held to the piece (`piece`, whose octet 0 is `bytes[origin]`) where that pays.
 */
function nextStart(bytes: Uint8Array, at: number, end: number, piece: Uint8Array | null, origin: number): number {
  for (; at < end; at++) {
    if (piece !== null) {
      const found = piece.indexOf(CAPITAL_H, at - origin);
      if (found === -1) return end;
      at = origin + found;
    }
    if (bytes[at] === CAPITAL_H && (at + 1 === end || bytes[at + 1] === CAPITAL_T)) return at;
  }
  return end;
}
