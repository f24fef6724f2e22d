/**
 * What a client meets, in the order in which it meets it: the decoder's facts under the names that the profiles' tables use.
 * Derived once an exchange; every profile reads the same.
 */
import type { DeviationKind } from '../../wire/http1/deviation.ts';
import type { FieldLine } from '../../wire/http1/field-line.ts';
import type { BodyReading } from '../../wire/http1/framing.ts';
import { type Head, isInterim } from '../../wire/http1/head.ts';
import type { ResponseDecoder } from '../../wire/http1/response-decoder.ts';
import { latin1 } from '../../wire/octets.ts';
import type { ContentFacts } from '../content/content-facts.ts';
import type { EndingFacts, Exchange } from '../exchange.ts';
import type { Beginning } from './beginning.ts';

/** How the connection ended for a client that still wanted octets. */
export type Close = 'closed' | 'reset' | 'waiting';

export interface BareLf {
  statusLine: boolean;
  field: boolean;
  blank: boolean;
  /** The first field line that one ends, by its place; -1 when there is none. */
  first: number;
}

export interface HeadFacts {
  /** The status line without its line end. */
  line: string;
  /** Its number where it is one; as written. */
  code: number | null;
  codeRaw: string;
  version: string;
  reason: string;
  fields: readonly FieldLine[];
  /** 1xx by three digits. */
  interim: boolean;
  /** Heads before it on the connection. */
  index: number;
  /** False when the connection ended within it. */
  complete: boolean;
  /** The line that was under way when it was cut. */
  unfinished: string;
  /** Where a bare LF ends a line of it. */
  /** Octets of the empty lines before it. */
  emptyBefore: number;
  bareLf: BareLf;
  /** Octets of the whole head with its line ends. */
  octets: number;
  /** Where its first octet and the octet after it stand. */
  start: number;
  end: number;
}

export interface ClientFacts {
  method: string;
  close: Close;
  received: number;
  /** Empty lines before the first status line. */
  emptyLines: boolean;
  heads: readonly HeadFacts[];
  final: HeadFacts | null;
  /** Where octets stand that are no response, and the first line of them (without its line end). */
  junk: { offset: number; line: string; ended: boolean } | null;
  /** The unfinished line after the last head, when there is no final one. */
  rest: { line: string; offset: number } | null;
  response: ResponseDecoder;
  reading: BodyReading | null;
  content: ContentFacts;
  /** True when the chunked framing has something odd in it, so that clients may read it differently. */
  oddChunks: boolean;
  beginning: Uint8Array;
}

const closes: Readonly<Record<EndingFacts['transport'], Close>> = {
  fin: 'closed',
  'close-notify': 'closed',
  'tls-truncated': 'closed',
  goaway: 'closed',
  rst: 'reset',
  'stream-reset': 'reset',
  'idle-timeout': 'waiting',
  open: 'waiting',
  cancelled: 'waiting',
};

export function clientFacts(exchange: Exchange, beginning: Beginning): ClientFacts {
  const { response, ending, content, deviations, chunks } = exchange;
  const odd = oddInChunks.some((kind) => {
    const tally = deviations.get(kind);
    // Only the first of a kind is kept: a second may stand anywhere.
    return tally !== undefined && (tally.place === 'chunk' || tally.count > 1);
  });
  const large = (chunks.largest?.size ?? 0) >= 2 ** 31;
  const oddChunks = odd || large || (response.chunked?.extended ?? 0) > 0;
  return { ...factsOf(response, ending.transport, content, beginning.octets), oddChunks };
}

const oddInChunks: readonly DeviationKind[] = [
  'bare-lf',
  'lone-cr',
  'chunk-size-unreadable',
  'chunk-size-whitespace-before',
  'chunk-size-whitespace-after',
  'chunk-size-prefix',
  'chunk-size-sign',
  'chunk-size-leading-zeros',
  'chunk-size-inexact',
  'chunk-size-overflow',
  'chunk-ext-malformed',
  'chunk-data-unterminated',
  'last-chunk-spelling',
  'status-line-in-chunks',
  'limit-chunk-line',
];

/** The facts of a decoder that has ended. */
export function factsOf(
  response: ResponseDecoder,
  ending: EndingFacts['transport'],
  content: ContentFacts,
  beginning: Uint8Array,
): ClientFacts {
  const { junk, unfinishedLine, received } = response;
  const all = [...response.interims, ...(response.head === null ? [] : [response.head])];
  const heads = all
    .filter((head) => junk === null || head.span[0] < junk.offset)
    .map((head, index) => headFacts(head, index, all[index - 1]?.span[1] ?? 0, unfinishedLine?.text ?? '', beginning));
  const last = heads.at(-1);
  const final = last !== undefined && (!last.interim || last.code === 101) && heads.length === all.length ? last : null;
  const end = last?.end ?? 0;
  const firstHead = heads[0];
  return {
    method: response.method,
    close: closes[ending],
    received,
    emptyLines: firstHead === undefined && startsWithEmptyLine(beginning),
    heads,
    final,
    junk: junk === null || final !== null ? null : { offset: junk.offset, ...firstLine(junk.beginning) },
    rest:
      final === null && junk === null && unfinishedLine !== null && unfinishedLine.offset >= end
        ? { line: unfinishedLine.text, offset: unfinishedLine.offset }
        : null,
    response,
    reading: response.reading,
    content,
    oddChunks: false,
    beginning,
  };
}

function startsWithEmptyLine(octets: Uint8Array): boolean {
  return octets[0] === 0x0a || (octets[0] === 0x0d && octets[1] === 0x0a);
}

export function firstLine(octets: Uint8Array): { line: string; ended: boolean } {
  const text = latin1(octets);
  const lf = text.indexOf('\n');
  const line = lf === -1 ? text : text.slice(0, lf);
  return { line: line.replace(/\r$/, ''), ended: lf !== -1 };
}

function headFacts(head: Head, index: number, from: number, unfinished: string, octets: Uint8Array): HeadFacts {
  const { statusLine, fields, span, complete } = head;
  return {
    line: statusLine.raw,
    code: statusLine.code,
    codeRaw: statusLine.codeRaw,
    version: statusLine.version ?? '',
    reason: statusLine.reasonRaw ?? '',
    fields,
    interim: isInterim(statusLine),
    index,
    complete,
    unfinished: complete ? '' : unfinished,
    // Beyond the limit of kept interim responses the one before is not at hand.
    emptyBefore: index < 100 ? span[0] - from : 0,
    bareLf: bareLf(head, octets),
    octets: span[1] - span[0],
    start: span[0],
    end: span[1],
  };
}

/** The gaps between the lines' spans are their line ends: one octet is a bare LF. Lines beyond the limits were not kept. */
function bareLf({ statusLine, fields, span, complete }: Head, octets: Uint8Array): BareLf {
  const ends = lineEnds(statusLine.span[1], fields, span[1], complete, octets);
  return fields.length === 0
    ? {
        statusLine: complete && (ends.tail === 2 || (ends.tail === 3 && octets[statusLine.span[1]] === 0x0a)),
        field: false,
        blank: complete && ends.tail < 4,
        first: -1,
      }
    : { statusLine: ends.before, field: ends.first >= 0, blank: complete && ends.tail < 4, first: ends.first };
}

/** Which lines of a section end in a bare LF; `from` is where the line before its first one ended. */
export function lineEnds(
  from: number,
  fields: readonly FieldLine[],
  end: number,
  complete: boolean,
  octets: Uint8Array,
): { before: boolean; first: number; tail: number } {
  let before = false;
  let first = -1;
  for (const [position, { span }] of fields.entries()) {
    if (span[0] - from === 1) {
      if (position === 0) before = true;
      else if (first === -1) first = position - 1;
    }
    from = span[1];
  }
  const tail = end - from;
  // Three octets are LF CRLF, or CRLF LF.
  const lfFirst = tail === 2 || (tail === 3 && octets[from] === 0x0a);
  if (first === -1 && complete && lfFirst && fields.length > 0) first = fields.length - 1;
  return { before, first, tail };
}
