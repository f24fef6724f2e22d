/**
 * A JSON reader (RFC 8259) for content of any size: walks the octets once, reports the values at paths of interest, and
 * says where the text stops being JSON or stops before its end. State is bounded: the depth, the keys and the values kept
 * have limits. Written here because tokenizers on npm build each string and value whole, which a hostile server can make
 * as large as it likes, and give no offsets of octets.
 *
 * Several values in a row are read as a sequence: JSON lines, concatenated JSON, and RFC 7464's record separators.
 */
import { latin1 } from '../../wire/octets.ts';
import type { Span } from '../../wire/span.ts';
import { type Capturing, type JsonCapture, keep } from './json-capture.ts';
import { JsonPaths, type PathNode } from './json-paths.ts';
import { DEPTH, type Expect, isNumberPart, type JsonPlace, skipJson } from './json-skip.ts';

/** Octets of a key that are kept. */
const KEY = 256;
/** Elements of an array at the top level that are looked into. */
const ELEMENTS = 1000;

/** `whole` after a value at the top level; `open` inside one; `broken` where it is no JSON; `deep` beyond what is followed. */
export type JsonState = 'empty' | 'whole' | 'open' | 'broken' | 'deep';

export class JsonScan {
  /** Values at the top level that have begun. */
  records = 0;
  /** Members, or elements, of the top-level value under way or read last. */
  members = 0;
  /** Octets of content before the one that broke it; meaningful when the state is `broken`. */
  brokenAt = 0;
  brokenSpan: Span | null = null;
  /** Where the top-level value under way or read last stands. */
  recordSpan: Span | null = null;
  /** Octets of content seen. */
  position = 0;

  readonly #paths: JsonPaths;
  readonly #isObject = new Uint8Array(DEPTH);
  readonly #nodes: (PathNode | null)[] = [];
  #captures = new Map<string, JsonCapture[]>();
  #capturing: Capturing[] = [];
  #depth = 0;
  #expect: Expect = 'value';
  #stopped: 'broken' | 'deep' | null = null;
  #inKey = false;
  #escaped = false;
  #key = '';
  #wantsKey = false;
  /** The node of the value that comes next. */
  #next: PathNode | null = null;
  #word = '';
  #matched = 0;
  #bom = 0;

  constructor(paths: JsonPaths) {
    this.#paths = paths;
  }

  get state(): JsonState {
    if (this.#stopped !== null) return this.#stopped;
    if (this.records === 0) return 'empty';
    const closed = this.#expect === 'value' || this.#expect === 'after' || this.#expect === 'number';
    return this.#depth === 0 && closed ? 'whole' : 'open';
  }

  /** Containers that are open. */
  get depth(): number {
    return this.#depth;
  }

  /** True while inside a string. */
  get inString(): boolean {
    return this.#expect === 'string';
  }

  get done(): boolean {
    return this.#stopped !== null;
  }

  /** The values at a path in the last top-level value, the first few of them. */
  captures(path: string): readonly JsonCapture[] {
    return this.#captures.get(path) ?? [];
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    if (this.#stopped !== null) return;
    for (const capturing of this.#capturing) capturing.from = start;
    const shift = offset === null ? null : offset - start;
    let at = start;
    while (at < end && this.#stopped === null) {
      if (this.#expect === 'string') at = this.#string(bytes, at, end, shift);
      else if (this.#expect === 'number') at = this.#number(bytes, at, end, shift);
      else if (this.#expect === 'word') at = this.#literal(bytes, at, end, shift);
      else {
        const skipped = this.#unwatched ? this.#skip(bytes, at, end, shift) : at;
        at = skipped > at ? skipped : this.#structure(bytes, at, end, shift);
      }
    }
    // What broke it is no part of it.
    for (const capturing of this.#capturing) keep(capturing, bytes, at, shift);
    if (this.recordSpan !== null && shift !== null && this.#open && at > start) {
      this.recordSpan = [this.recordSpan[0], shift + at];
    }
    this.position += end - start;
    if (this.#stopped === 'broken') this.brokenAt += this.position - (end - start) - start;
  }

  get #open(): boolean {
    return this.#depth > 0 || this.#expect === 'string' || this.#expect === 'word' || this.#expect === 'number';
  }

  /** Takes octets between tokens; answers where a string, number or word begins, or the end. */
  #structure(bytes: Uint8Array, at: number, end: number, shift: number | null): number {
    for (; at < end; at++) {
      const octet = bytes[at] as number;
      if (octet === 0x20 || octet === 0x0a || octet === 0x0d || octet === 0x09) continue;
      switch (this.#expect) {
        case 'after':
          if (octet === 0x2c && this.#depth > 0) this.#expect = this.#inObject ? 'key' : 'value';
          else if (octet === (this.#inObject ? 0x7d : 0x5d) && this.#depth > 0) this.#close(bytes, at, shift);
          else return this.#break(at, shift);
          if (this.#expect === 'value' && this.#depth > 0) this.#next = this.#element();
          continue;
        case 'colon':
          if (octet !== 0x3a) return this.#break(at, shift);
          this.#expect = 'value';
          continue;
        case 'first-key':
        case 'key':
          if (octet === 0x7d && this.#expect === 'first-key') {
            this.#close(bytes, at, shift);
            continue;
          }
          if (octet !== 0x22) return this.#break(at, shift);
          if (this.#depth === 1) this.members++;
          this.#inKey = true;
          this.#key = '';
          this.#wantsKey = (this.#nodes[this.#depth - 1] ?? null) !== null;
          this.#expect = 'string';
          return at + 1;
        case 'first-element':
          if (octet === 0x5d) {
            this.#close(bytes, at, shift);
            continue;
          }
          this.#next = this.#element();
          break;
        default:
          if (this.#depth === 0 && this.#between(octet)) continue;
      }
      if (!this.#begin(octet, at, shift)) return this.#break(at, shift);
      if (this.#expect === 'string') return at + 1;
      if (this.#expect === 'number' || this.#expect === 'word') return at;
      if (this.#stopped !== null) return at;
    }
    return at;
  }

  /** True inside a container in which nothing is of interest. */
  get #unwatched(): boolean {
    return this.#depth > 1 && this.#nodes[this.#depth - 1] === null;
  }

  /** Takes what is unwatched, to the end of the containers that nobody watches. Answers where it stopped. */
  #skip(bytes: Uint8Array, at: number, end: number, shift: number | null): number {
    let base = this.#depth;
    while (base > 2 && this.#nodes[base - 2] === null) base--;
    const place: JsonPlace = { isObject: this.#isObject, base, depth: this.#depth, expect: this.#expect };
    const next = skipJson(place, bytes, at, end);
    for (let depth = this.#depth; depth < place.depth; depth++) this.#nodes[depth] = null;
    this.#depth = place.depth;
    this.#expect = place.expect;
    this.#next = null;
    if (place.depth < base) this.#ended(bytes, next, shift);
    return next;
  }

  /** Octets that may stand before a top-level value: a byte order mark, and RFC 7464's record separator. */
  #between(octet: number): boolean {
    if (octet === 0x1e) return true;
    if (this.records > 0 || octet !== [0xef, 0xbb, 0xbf][this.#bom]) return false;
    this.#bom++;
    return true;
  }

  /** Begins the value whose first octet this is; false when none begins so. */
  #begin(octet: number, at: number, shift: number | null): boolean {
    const opens = octet === 0x7b || octet === 0x5b;
    const number = octet === 0x2d || (octet >= 0x30 && octet <= 0x39);
    const word = octet === 0x74 ? 'true' : octet === 0x66 ? 'false' : octet === 0x6e ? 'null' : '';
    if (!opens && !number && word === '' && octet !== 0x22) return false;
    if (this.#depth === 0) this.#record(at, shift);
    else if (this.#depth === 1 && !this.#inObject) this.members++;
    const node = this.#next;
    if (node !== null && node.path !== null) this.#capture(node.path, node.last, at, shift);
    if (opens) {
      if (this.#depth === DEPTH) {
        this.#stopped = 'deep';
        return true;
      }
      this.#isObject[this.#depth] = octet === 0x7b ? 1 : 0;
      this.#nodes[this.#depth] = node !== null && node.children.size > 0 ? node : null;
      this.#depth++;
      this.#expect = octet === 0x7b ? 'first-key' : 'first-element';
    } else if (octet === 0x22) {
      this.#inKey = false;
      this.#expect = 'string';
    } else {
      this.#expect = number ? 'number' : 'word';
      this.#word = word;
      this.#matched = 0;
    }
    return true;
  }

  #record(at: number, shift: number | null): void {
    this.records++;
    this.members = 0;
    this.recordSpan = shift === null ? null : [shift + at, shift + at + 1];
    if (this.#captures.size > 0) this.#captures = new Map();
    this.#next = this.#paths.root;
  }

  get #inObject(): boolean {
    return this.#depth > 0 && this.#isObject[this.#depth - 1] === 1;
  }

  #element(): PathNode | null {
    if (this.#depth === 1 && this.members >= ELEMENTS) return null;
    return this.#nodes[this.#depth - 1]?.children.get('[]') ?? null;
  }

  #close(bytes: Uint8Array, at: number, shift: number | null): void {
    this.#depth--;
    this.#ended(bytes, at + 1, shift);
  }

  /** A value has ended before `bytes[to]`. */
  #ended(bytes: Uint8Array, to: number, shift: number | null): void {
    for (let last = this.#capturing.at(-1); last?.depth === this.#depth; last = this.#capturing.at(-1)) {
      keep(last, bytes, to, shift);
      last.capture.whole = true;
      this.#capturing.pop();
    }
    this.#expect = this.#depth === 0 ? 'value' : 'after';
    if (this.#depth === 0 && this.recordSpan !== null && shift !== null) {
      this.recordSpan = [this.recordSpan[0], shift + to];
    }
  }

  #capture(path: string, last: boolean, at: number, shift: number | null): void {
    const known = this.#captures.get(path);
    if (known !== undefined && known.length >= JsonPaths.most && !last) return;
    const span: Span | null = shift === null ? null : [shift + at, shift + at + 1];
    const capture: JsonCapture = { raw: '', cut: false, whole: false, span };
    if (known === undefined || last) this.#captures.set(path, [capture]);
    else known.push(capture);
    this.#capturing.push({ capture, depth: this.#depth, from: at });
  }

  #string(bytes: Uint8Array, at: number, end: number, shift: number | null): number {
    const from = at;
    while (at < end) {
      if (this.#escaped) {
        this.#escaped = false;
        at++;
        continue;
      }
      let octet = bytes[at] as number;
      while (octet !== 0x22 && octet !== 0x5c && octet >= 0x20) {
        if (++at === end) break;
        octet = bytes[at] as number;
      }
      if (at === end) break;
      if (octet === 0x5c) {
        this.#escaped = true;
        at++;
      } else if (octet === 0x22) {
        if (this.#inKey) this.#keyEnded(bytes, from, at);
        else this.#ended(bytes, at + 1, shift);
        return at + 1;
      } else return this.#break(at, shift);
    }
    if (this.#inKey && this.#wantsKey) this.#holdKey(bytes, from, at);
    return at;
  }

  #holdKey(bytes: Uint8Array, from: number, to: number): void {
    if (this.#key.length <= KEY) this.#key += latin1(bytes, from, Math.min(to, from + KEY + 1));
  }

  #keyEnded(bytes: Uint8Array, from: number, to: number): void {
    this.#expect = 'colon';
    this.#next = null;
    if (!this.#wantsKey) return;
    this.#holdKey(bytes, from, to);
    this.#next = this.#nodes[this.#depth - 1]?.member(this.#key.length > KEY ? '' : unescaped(this.#key)) ?? null;
  }

  #number(bytes: Uint8Array, at: number, end: number, shift: number | null): number {
    for (; at < end; at++) {
      const octet = bytes[at] as number;
      if (isNumberPart(octet)) continue;
      this.#ended(bytes, at, shift);
      return at;
    }
    return at;
  }

  #literal(bytes: Uint8Array, at: number, end: number, shift: number | null): number {
    for (; at < end; at++) {
      if (bytes[at] !== this.#word.charCodeAt(this.#matched)) return this.#break(at, shift);
      if (++this.#matched < this.#word.length) continue;
      this.#ended(bytes, at + 1, shift);
      return at + 1;
    }
    return at;
  }

  /** What comes is no JSON. `brokenAt` counts from the octets of this push until the push has ended. */
  #break(at: number, shift: number | null): number {
    this.#stopped = 'broken';
    this.brokenAt = at;
    this.brokenSpan = shift === null ? null : [shift + at, shift + at + 1];
    return at;
  }
}

function unescaped(key: string): string {
  if (!key.includes('\\')) return key;
  try {
    return String(JSON.parse(`"${key}"`));
  } catch {
    return key;
  }
}
