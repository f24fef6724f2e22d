/** Streams of JSON lines that end in an error record: `{"error":…}`, as Ollama, grpc-gateway and many others send it. */

import type { Span } from '../../wire/span.ts';
import { ContentLines } from '../content-lines.ts';
import { contentSignal, mediaType } from '../detector.ts';
import type { Observation } from '../finding.ts';
import { source } from '../spec.ts';
import { quoted } from '../words.ts';

const mediaTypes = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonlines',
  'application/json-seq',
  'application/jsonlines',
]);

export const jsonLinesError = contentSignal({
  id: 'json-lines-error',
  severity: 'error',
  title: 'The last record of the stream is an error',
  spec: [source('NDJSON', 'https://github.com/ndjson/ndjson-spec')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: 33\r\n\r\n{"n":1}\n{"error":"disk is full"}\n',
  },
  listen(head) {
    return mediaTypes.has(mediaType(head)) ? new JsonLinesDetector() : null;
  },
});

class JsonLinesDetector {
  #last: { line: string; span: Span | null } | null = null;
  readonly #lines = new ContentLines((line, span) => {
    if (line.trim() !== '') this.#last = { line, span };
  });

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    this.#lines.push(bytes, start, end, offset);
  }

  end(): Observation | null {
    this.#lines.end();
    if (this.#last === null) return null;
    const error = errorOf(withoutSeparator(this.#last.line));
    if (error === null) return null;
    return {
      detail:
        `The stream's last record is an error: ${quoted(error)}. The status was 200 long before, so the failure rides in the content; ` +
        'a client that does not look at the shape of each record counts it as one more row.',
      span: this.#last.span,
    };
  }
}

/** RFC 7464 puts a record separator before each text. */
function withoutSeparator(line: string): string {
  return line.startsWith('\x1e') ? line.slice(1) : line;
}

/** The error of a record whose `error` member is there and neither null, false nor empty; otherwise null. */
function errorOf(line: string): string | null {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof record !== 'object' || record === null || !('error' in record)) return null;
  const { error } = record;
  if (!error || (typeof error === 'object' && Object.keys(error).length === 0)) return null;
  return typeof error === 'string' ? error : JSON.stringify(error);
}
