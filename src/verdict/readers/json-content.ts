/** JSON content for signals: one value, values in a row, or lines; each signal names the paths that it wants to see. */

import type { Head } from '../../wire/http1/head.ts';
import { octets } from '../../wire/octets.ts';
import type { Span } from '../../wire/span.ts';
import { contentSignal, type SignalKind } from '../content-finding.ts';
import type { Detector } from '../detector.ts';
import type { FindingKind, Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { ContentTail } from './content-tail.ts';
import type { JsonCapture } from './json-capture.ts';
import { JsonPaths } from './json-paths.ts';
import { JsonScan } from './json-scan.ts';
import { parsedJson } from './json-value.ts';
import { type ContentSource, SharedReader } from './shared-reader.ts';

/** Octets at the end of a stream of lines that are kept: a longer last line is not read. */
const TAIL = 64 * 1024;

const lineTypes = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonl',
  'application/jsonlines',
  'application/x-jsonlines',
  'application/json-lines',
  'application/json-seq',
  'application/stream+json',
  'application/x-json-stream',
]);

/** Whether a head says that its content is JSON: one value (or, in practice, several in a row), or lines of them. */
export function jsonKind(head: Head): 'document' | 'lines' | null {
  const type = mediaType(head);
  if (lineTypes.has(type)) return 'lines';
  if (/^(?:application|text)\/(?:x-)?json$/.test(type)) return 'document';
  // gRPC's and Connect's frames are named after the JSON inside them.
  return /^application\/(?!grpc|connect)[\w.-]+\+json$/.test(type) ? 'document' : null;
}

/** What was read of JSON content. Of values in a row, and of lines, it is the last one that is looked into. */
export interface JsonContent {
  readonly kind: 'document' | 'lines';
  readonly scan: JsonScan;
  /** False when the last line has no line end; true of documents. */
  readonly lineEnded: boolean;
  /** Values in a row; of lines no more than 2 are counted. */
  readonly records: number;
  /** Where the last value stood on the wire. */
  readonly recordSpan: Span | null;
  /** The first value at a path; undefined when there is none, or when it is too long or cut. */
  value(path: string): unknown;
  values(path: string): unknown[];
  /** The first octet of the first value at a path, such as `{` or `"`; the empty string when there is none. */
  sort(path: string): string;
  span(path: string): Span | null;
}

class JsonReader implements ContentSource, JsonContent {
  readonly kind: 'document' | 'lines';
  readonly paths = new JsonPaths();
  readonly scan = new JsonScan(this.paths);
  lineEnded = true;
  readonly #tail: ContentTail | null;
  /** Lines before the last. */
  #before = 0;

  constructor(kind: 'document' | 'lines') {
    this.kind = kind;
    this.#tail = kind === 'lines' ? new ContentTail(TAIL) : null;
  }

  get done(): boolean {
    return this.scan.done;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    if (this.#tail === null) this.scan.push(bytes, start, end, offset);
    else this.#tail.push(bytes, start, end, offset);
  }

  /** Reads the last line that is not blank, if it is whole in the tail; offsets are then places in the tail. */
  end(): void {
    if (this.#tail === null) return;
    const { text, from } = this.#tail;
    let to = text.length;
    while (to > 0 && ' \t\r\n\x1e'.includes(text.charAt(to - 1))) to--;
    this.lineEnded = text.slice(to).includes('\n');
    const begin = to === 0 ? 0 : text.lastIndexOf('\n', to - 1) + 1;
    if (to === 0 || (begin === 0 && from > 0)) return;
    this.#before = begin > 0 ? 1 : 0;
    this.scan.push(octets(text.slice(begin, to)), 0, to - begin, begin);
  }

  get records(): number {
    return this.#before + this.scan.records;
  }

  get recordSpan(): Span | null {
    return this.#wire(this.scan.recordSpan);
  }

  value(path: string): unknown {
    return parsed(this.scan.captures(path)[0]);
  }

  values(path: string): unknown[] {
    return this.scan.captures(path).map(parsed);
  }

  sort(path: string): string {
    return this.scan.captures(path)[0]?.raw.charAt(0) ?? '';
  }

  span(path: string): Span | null {
    return this.#wire(this.scan.captures(path)[0]?.span ?? null);
  }

  #wire(span: Span | null): Span | null {
    if (span === null || this.#tail === null) return span;
    return this.#tail.span(span[0], span[1]);
  }
}

function parsed(capture: JsonCapture | undefined): unknown {
  return capture === undefined || capture.cut || !capture.whole ? undefined : parsedJson(capture.raw);
}

const readers = new SharedReader((head) => new JsonReader(jsonKind(head) ?? 'document'));

type ReadJson = (content: JsonContent, whole: boolean, head: Head) => Observation | null;

/** A detector of JSON content that sees the values at `paths`; null where the content is no JSON or the status no 2xx. */
export function jsonDetector(head: Head, paths: readonly string[], read: ReadJson): Detector | null {
  if (!succeeded(head) || jsonKind(head) === null) return null;
  return readers.detector(head, (reader) => {
    for (const path of paths) reader.paths.add(path);
    return (whole) => read(reader, whole, head);
  });
}

export interface JsonSignal extends Omit<FindingKind, 'judge' | 'signal' | 'listen'> {
  /** Paths of the values that it looks at: `error`, `errors[]`, `items[].*.error`; the empty one is the value itself. */
  paths: readonly string[];
  /** Where it applies, beyond JSON under a 2xx. */
  applies?(head: Head): boolean;
  read: ReadJson;
}

/** A signal in JSON content under a 2xx. */
export function jsonSignal(signal: JsonSignal): SignalKind {
  const { paths, applies, read, ...kind } = signal;
  return contentSignal({
    ...kind,
    listen: (head) => (applies?.(head) === false ? null : jsonDetector(head, paths, read)),
  });
}
