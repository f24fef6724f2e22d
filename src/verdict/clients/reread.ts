/** Readings of the kept octets that the decoder did not take: for clients that begin elsewhere. */

import { DeviationNotes } from '../../wire/http1/deviation.ts';
import { type FieldLine, readFieldLine } from '../../wire/http1/field-line.ts';
import { ResponseDecoder } from '../../wire/http1/response-decoder.ts';
import { readStatusLine } from '../../wire/http1/status-line.ts';
import { CR, LF, latin1, octets } from '../../wire/octets.ts';
import { type ClientFacts, factsOf, type HeadFacts, lineEnds } from './facts.ts';
import type { Profile } from './profile.ts';

const transports = { closed: 'fin', reset: 'rst', waiting: 'open' } as const;

/** Octets that a client may step over before a status line: as many as are looked at. */
const LOOKED_AT = 256;

/**
 * The facts as a client has them that begins elsewhere than the decoder, where the response was kept whole; the same facts
 * otherwise.
 */
export function reread(
  facts: ClientFacts,
  { stepsOver, aliases }: Pick<Profile, 'stepsOver' | 'aliases'>,
): ClientFacts {
  const { beginning, received } = facts;
  if ((stepsOver === undefined && aliases === undefined) || beginning.length < received) return facts;
  if (facts.junk === null && facts.rest === null && !facts.emptyLines) return facts;
  const text = latin1(beginning, 0, Math.min(beginning.length, LOOKED_AT));
  const skipped = stepsOver?.exec(text)?.[0].length ?? 0;
  const alias = aliases?.exec(text.slice(skipped))?.[0].length ?? 0;
  if (skipped === 0 && alias === 0) return facts;
  const rest = beginning.subarray(skipped + alias);
  const read = new Uint8Array(rest.length + (alias === 0 ? 0 : http.length));
  if (alias > 0) read.set(http);
  read.set(rest, read.length - rest.length);
  const response = new ResponseDecoder(
    { onDeviation: () => {}, onChunks: () => {}, onHead: () => null },
    { method: facts.method },
  );
  response.push(read, 0);
  response.end();
  return { ...factsOf(response, transports[facts.close], facts.content, read), oddChunks: true };
}

const http = octets('HTTP');

/** A head that is nothing but a status line without its line end. */
export function headOfLine(line: string, offset: number, received: number, index: number): HeadFacts {
  const raw = line.replace(/\r$/, '');
  const bytes = octets(raw);
  const read = readStatusLine(raw, bytes, 0, bytes.length, 0, false, new DeviationNotes(() => {}));
  return {
    line: read.raw,
    code: read.code,
    codeRaw: read.codeRaw,
    version: read.version ?? '',
    reason: read.reasonRaw ?? '',
    fields: [],
    interim: false,
    index,
    complete: false,
    unfinished: line.endsWith('\r') ? '\r' : '',
    emptyBefore: 0,
    bareLf: { statusLine: false, field: false, blank: false, first: -1 },
    octets: received - offset,
    start: offset,
    end: received,
  };
}

/** The trailer section that stands at `at` of the kept octets, as a head without a status line. */
export function sectionAt(bytes: Uint8Array, at: number): HeadFacts {
  const fields: FieldLine[] = [];
  let from = at;
  let complete = false;
  while (!complete) {
    const lf = bytes.indexOf(LF, from);
    if (lf === -1) break;
    const end = lf > from && bytes[lf - 1] === CR ? lf - 1 : lf;
    complete = end === from;
    if (!complete)
      fields.push(readFieldLine(latin1(bytes, from, end), bytes, from, end, 0, new DeviationNotes(() => {})));
    from = lf + 1;
  }
  const end = complete ? from : bytes.length;
  const ends = lineEnds(at, fields, end, complete, bytes);
  return {
    line: '',
    code: null,
    codeRaw: '',
    version: '',
    reason: '',
    fields,
    interim: false,
    index: 0,
    complete,
    unfinished: complete ? '' : latin1(bytes, from, bytes.length),
    emptyBefore: 0,
    bareLf: {
      statusLine: false,
      field: ends.first >= 0,
      blank: complete && ends.tail < (fields.length > 0 ? 4 : 2),
      first: ends.first,
    },
    octets: end - at,
    start: at,
    end,
  };
}
