/**
 * The response decoder: octets in, facts out (RFC 9112). Sans-IO. What is singular stands in its properties; what streams
 * (chunk rows, content, deviations) goes to its sink. It never throws and never stops: beyond what can be followed it
 * counts octets. The facts do not depend on how the octets were split into reads.
 *
 * Strategy: `state` names which reader takes the next octets; each reader takes what it can and may change the state.
 */
import { latin1, octets } from '../octets.ts';
import type { ChunkColumns } from './chunk-columns.ts';
import type { OnContent } from './chunk-scan.ts';
import { ChunkedBody } from './chunked-body.ts';
import { DeviationNotes, type OnDeviation } from './deviation.ts';
import { Excerpt } from './excerpt.ts';
import type { FieldLine } from './field-line.ts';
import { FieldSection } from './field-section.ts';
import { type BodyReading, readFraming } from './framing.ts';
import { type Head, isInterim } from './head.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { LineReader } from './line-reader.ts';
import { looksLikeStatusLine, readStatusLine, type StatusLine } from './status-line.ts';

export interface ResponseSink {
  onDeviation: OnDeviation;
  /** A batch of data chunks; the arrays are reused after it returns. */
  onChunks(rows: ChunkColumns): void;
  /** The final head has been read: answers the listener of its content, or null when nobody listens. */
  onHead(head: Head, reading: BodyReading): OnContent | null;
}

export interface ResponseDecoderOptions {
  /** Method of the request. */
  method: string;
  limits?: Partial<Limits>;
}

/**
 * Which reader takes the next octets. `after`: the message is whole; `lost`: what comes cannot be followed;
 * `switching`: after a 101, when it is not known yet whether the other protocol or a response follows.
 */
export type DecoderState =
  | 'start'
  | 'fields'
  | 'switching'
  | 'content-length'
  | 'close'
  | 'chunked'
  | 'trailers'
  | 'after'
  | 'lost';

const anotherResponse = octets('HTTP/1.');

export class ResponseDecoder {
  readonly method: string;
  /** Interim responses in order, as many as the limit keeps. */
  readonly interims: Head[] = [];
  /** The final response's head; a cut one too, once its status line is whole. */
  head: Head | null = null;
  reading: BodyReading | null = null;
  state: DecoderState = 'start';
  /** Octets pushed. */
  received = 0;
  /** Set when the body is chunked. */
  chunked: ChunkedBody | null = null;
  trailers: FieldLine[] = [];
  /** True when the final message is whole by its own framing. */
  whole = false;
  /** Octets after the whole message (`after`) or from where they could no longer be followed (`lost`). */
  excess: Excerpt | null = null;
  /** True when what follows a 101 or a 2xx to CONNECT is another protocol, and no excess. */
  tunnel = false;
  /** What came before the first status line, or instead of one. */
  junk: Excerpt | null = null;
  /** The line that was under way when the connection ended, Latin-1, and where it began. */
  unfinishedLine: { text: string; offset: number } | null = null;

  readonly #sink: ResponseSink;
  readonly #limits: Limits;
  readonly #notes: DeviationNotes;
  readonly #lines: LineReader;
  readonly #section: FieldSection;
  #statusLine: StatusLine | null = null;
  #switching: Head | null = null;
  #switchMatched = 0;
  #contentLength = 0;
  #base = 0;
  #time = 0;
  #onContent: OnContent | null = null;

  constructor(sink: ResponseSink, options: ResponseDecoderOptions) {
    this.#sink = sink;
    this.method = options.method;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#notes = new DeviationNotes(sink.onDeviation);
    this.#lines = new LineReader(this.#notes);
    this.#section = new FieldSection(this.#limits, this.#notes);
  }

  /** Octets of content received, without the framing around them. */
  get bodyLength(): number {
    return this.chunked === null ? this.#contentLength : this.chunked.length;
  }

  /** Takes one read, which came at `time` (milliseconds, any origin). */
  push(bytes: Uint8Array, time: number): void {
    this.#time = time;
    this.received = this.#base + bytes.length;
    this.#lines.startRead();
    for (let at = 0; at < bytes.length; ) at = this.#read(bytes, at);
    this.chunked?.flush();
    this.#base = this.received;
  }

  /** The connection gave its last octet: keeps what was under way. Call once. */
  end(): void {
    if (this.#switching) this.#becomeTunnel(this.#switching, 0);
    const lines = this.state === 'chunked' && this.chunked ? this.chunked.lines : this.#lines;
    if (lines.held > 0) this.unfinishedLine = { text: latin1(lines.partial), offset: this.#base - lines.held };
    if (this.#statusLine) {
      const head = this.#takeHead(this.#statusLine, this.#base, false);
      if (isInterim(head.statusLine)) this.#keepInterim(head);
      else {
        this.head = head;
        this.reading = this.#readFraming(head);
      }
    }
    if (this.state === 'trailers') this.trailers = this.#section.take();
  }

  #read(bytes: Uint8Array, at: number): number {
    switch (this.state) {
      case 'chunked':
        return this.#readChunked(bytes, at);
      case 'content-length':
        return this.#readContentLength(bytes, at);
      case 'close':
        return this.#takeContent(bytes, at, bytes.length);
      case 'start':
        return this.#readStart(bytes, at);
      case 'fields':
        return this.#readFields(bytes, at);
      case 'trailers':
        return this.#readTrailers(bytes, at);
      case 'switching':
        return this.#readSwitching(bytes, at);
      case 'after':
      case 'lost':
        return this.#readExcess(bytes, at);
    }
  }

  #readStart(bytes: Uint8Array, at: number): number {
    const lines = this.#lines;
    this.#notes.place = 'before';
    const next = lines.next(bytes, at, this.#base, this.#limits.line);
    if (next === -1) return bytes.length;
    const { bytes: line, start, end, base, offset } = lines;
    if (end === start && this.junk === null) {
      this.#notes.noteAt('leading-empty-line', offset, offset + lines.wireLength);
      return next;
    }
    if (!looksLikeStatusLine(lines.text)) {
      this.junk ??= new Excerpt(offset);
      lines.copyTo(this.junk);
      if (this.junk.length > this.#limits.junk) this.state = 'lost';
      return next;
    }
    if (this.junk) this.#notes.noteAt('leading-junk', this.junk.offset, offset, this.junk.beginning);
    this.#notes.place = 'status-line';
    const statusLine = readStatusLine(lines.text, line, start, end, base, lines.overlong, this.#notes);
    lines.noteEnd('limit-line');
    this.#statusLine = statusLine;
    this.#notes.place = isInterim(statusLine) ? 'interim' : 'header';
    this.state = 'fields';
    return next;
  }

  #readFields(bytes: Uint8Array, at: number): number {
    const next = this.#readSectionLine(bytes, at);
    if (!this.#section.ended || this.#statusLine === null) return next;
    const head = this.#takeHead(this.#statusLine, this.#base + next, true);
    if (head.statusLine.code === 101 && isInterim(head.statusLine)) {
      this.#switching = head;
      this.#switchMatched = 0;
      this.state = 'switching';
    } else if (isInterim(head.statusLine)) {
      this.#keepInterim(head);
      this.state = 'start';
    } else this.#beginBody(head);
    return next;
  }

  /** Reads one line of a header or trailer section into it. */
  #readSectionLine(bytes: Uint8Array, at: number): number {
    const lines = this.#lines;
    const next = lines.next(bytes, at, this.#base, this.#limits.line);
    if (next === -1) return bytes.length;
    this.#section.addLine(lines);
    lines.noteEnd('limit-line');
    return next;
  }

  #takeHead(statusLine: StatusLine, end: number, complete: boolean): Head {
    this.#statusLine = null;
    return { statusLine, fields: this.#section.take(), span: [statusLine.span[0], end], complete };
  }

  #keepInterim(head: Head): void {
    if (this.interims.length < this.#limits.interims) this.interims.push(head);
    else this.#notes.noteAt('limit-interims', head.span[0], head.span[1]);
  }

  #readFraming({ fields, statusLine }: Head): BodyReading {
    return readFraming(fields, { method: this.method, status: statusLine.code, version: statusLine.version });
  }

  #beginBody(head: Head): void {
    this.head = head;
    const reading = this.#readFraming(head);
    this.reading = reading;
    this.#onContent = this.#sink.onHead(head, reading);
    const code = head.statusLine.code ?? 0;
    this.tunnel = this.method === 'CONNECT' && code >= 200 && code <= 299;
    if (reading.framing === 'chunked') {
      this.#notes.place = 'chunk';
      this.chunked = new ChunkedBody(this.#notes, this.#limits, (rows) => this.#sink.onChunks(rows), this.#onContent);
      this.state = 'chunked';
    } else if (reading.framing === 'close') this.state = 'close';
    else if (reading.framing === 'content-length' && reading.declaredLength !== 0) this.state = 'content-length';
    else this.#finish();
  }

  #finish(): void {
    this.whole = true;
    this.state = 'after';
  }

  /** After a 101: a status line means that the server only said so; anything else is the other protocol. */
  #readSwitching(bytes: Uint8Array, at: number): number {
    const head = this.#switching;
    while (head && at < bytes.length) {
      if (bytes[at] !== anotherResponse[this.#switchMatched]) {
        this.#becomeTunnel(head, at);
        return at;
      }
      at++;
      this.#switchMatched++;
      if (this.#switchMatched === anotherResponse.length) {
        this.#switching = null;
        this.#keepInterim(head);
        this.#lines.find(anotherResponse, 0, this.#limits.line);
        this.state = 'start';
        return at;
      }
    }
    return at;
  }

  /** The 101 was final. Octets matched so far, which end at position `at` of this read, belong to the tunnel. */
  #becomeTunnel(head: Head, at: number): void {
    this.#switching = null;
    this.tunnel = true;
    this.head = head;
    this.reading = this.#readFraming(head);
    this.#sink.onHead(head, this.reading);
    const matched = anotherResponse.subarray(0, this.#switchMatched);
    if (matched.length > 0) this.#excessFrom(this.#base + at - matched.length).add(matched);
    this.#finish();
  }

  #readContentLength(bytes: Uint8Array, at: number): number {
    const remaining = (this.reading?.declaredLength ?? 0) - this.#contentLength;
    const end = this.#takeContent(bytes, at, Math.min(bytes.length, at + remaining));
    if (end - at === remaining) this.#finish();
    return end;
  }

  #takeContent(bytes: Uint8Array, start: number, end: number): number {
    if (this.#onContent !== null && end > start) this.#onContent(bytes, start, end, this.#base + start);
    this.#contentLength += end - start;
    return end;
  }

  #readChunked(bytes: Uint8Array, at: number): number {
    const chunked = this.chunked;
    if (chunked === null) return bytes.length;
    const next = chunked.take(bytes, at, this.#base, this.#time);
    if (chunked.state === 'ended') {
      this.#notes.place = 'trailer';
      this.state = 'trailers';
    } else if (chunked.state === 'lost') {
      this.state = 'lost';
      this.excess = chunked.lost;
    }
    return next;
  }

  #readTrailers(bytes: Uint8Array, at: number): number {
    const next = this.#readSectionLine(bytes, at);
    if (!this.#section.ended) return next;
    this.trailers = this.#section.take();
    this.#finish();
    return next;
  }

  #readExcess(bytes: Uint8Array, at: number): number {
    this.#excessFrom(this.#base + at).add(bytes.subarray(at));
    return bytes.length;
  }

  #excessFrom(offset: number): Excerpt {
    this.excess ??= new Excerpt(offset);
    return this.excess;
  }
}
