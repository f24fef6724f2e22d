/** The decoder's facts of one message as the Report has them. */
import type { Exchange } from '../verdict/exchange.ts';
import { classOfWritten, registeredName, treatAs } from '../verdict/status-codes.ts';
import { announcedTrailers, trailerClass } from '../verdict/trailers.ts';
import type { FieldLine } from '../wire/http1/field-line.ts';
import type { Head } from '../wire/http1/head.ts';
import type { StatusLine as StatusLineFacts } from '../wire/http1/status-line.ts';
import type { Span } from '../wire/span.ts';
import type { Field, Message, StatusLine, Trailer } from './report.ts';

/** An interim response: it never has a body. */
export function interimMessage(head: Head): Message {
  return {
    statusLine: reportStatusLine(head.statusLine),
    fields: head.fields.map(reportField),
    body: {
      framing: 'none',
      declaredLength: null,
      length: 0,
      complete: head.complete,
      contentCoding: [],
      decodedLength: null,
    },
    chunks: null,
    trailers: [],
  };
}

/** The final response, or null when no head could be read. */
export function finalMessage({ response, chunks, content }: Exchange): Message | null {
  const { head, reading, chunked } = response;
  if (head === null || reading === null) return null;
  const announced = announcedTrailers(head);
  return {
    statusLine: reportStatusLine(head.statusLine),
    fields: head.fields.map(reportField),
    body: {
      framing: reading.framing,
      declaredLength: reading.declaredLength,
      length: response.bodyLength,
      complete: response.whole && chunked?.broken !== true,
      contentCoding: content.codings,
      decodedLength: content.decodedLength,
    },
    chunks:
      chunked === null
        ? null
        : {
            count: chunked.count,
            lastChunk: chunked.lastChunk !== null,
            sizes: chunks.sizes,
            smallest: chunks.smallest,
            largest: chunks.largest,
            longestGap: chunks.longestGap,
            extensions: chunked.extended,
          },
    trailers: response.trailers.map(
      (line): Trailer => ({ ...reportField(line), class: trailerClass(line.key, announced) }),
    ),
  };
}

export function reportStatusLine(line: StatusLineFacts): StatusLine {
  return {
    raw: line.raw,
    version: line.version,
    code: line.code,
    codeRaw: line.codeRaw,
    reason: line.reason,
    reasonRaw: line.reasonRaw ?? '',
    class: classOfWritten(line.code, line.codeRaw),
    treatAs: treatAs(line.code, line.codeRaw),
    registered: line.code !== null && line.codeRaw.length === 3 ? registeredName(line.code) : null,
    span: pair(line.span),
    parts: {
      version: pairOrNull(line.versionSpan),
      code: pairOrNull(line.codeSpan),
      reason: pairOrNull(line.reasonSpan),
    },
  };
}

export function reportField({ name, value, raw, span }: FieldLine): Field {
  return { name, value, raw, span: pair(span) };
}

function pair([start, end]: Span): [number, number] {
  return [start, end];
}

function pairOrNull(span: Span | null): [number, number] | null {
  return span === null ? null : pair(span);
}
