/** Readings of the kept octets that the decoder did not take: for clients that begin elsewhere. */
import { octets, latin1 } from '../../wire/octets.ts';
import { ResponseDecoder } from '../../wire/http1/response-decoder.ts';
import { readStatusLine } from '../../wire/http1/status-line.ts';
import type { Profile } from './profile.ts';
import { type ClientFacts, factsOf, type HeadFacts } from './facts.ts';

const transports = { closed: 'fin', reset: 'rst', waiting: 'open' } as const;

/** Octets that a client may step over before a status line: as many as are looked at. */
const LOOKED_AT = 256;

/**
 * The facts as a client has them that begins elsewhere than the decoder, where the response was kept whole; the same facts
 * otherwise.
 */
export function reread(facts: ClientFacts, { stepsOver, aliases }: Pick<Profile, 'stepsOver' | 'aliases'>): ClientFacts {
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
  const response = new ResponseDecoder({ onDeviation: () => {}, onChunks: () => {}, onHead: () => null }, { method: facts.method });
  response.push(read, 0);
  response.end();
  return { ...factsOf(response, transports[facts.close], facts.content, read), oddChunks: true };
}

const http = octets('HTTP');

/** A head that is nothing but a status line without its line end. */
export function headOfLine(line: string, offset: number, received: number, index: number): HeadFacts {
  const bytes = octets(line.replace(/\r$/, ''));
  const read = readStatusLine(bytes, 0, bytes.length, 0, false, () => {});
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
    unfinished: '',
    bareLf: { statusLine: false, field: false, blank: false, first: -1 },
    octets: received - offset,
    start: offset,
    end: received,
  };
}
