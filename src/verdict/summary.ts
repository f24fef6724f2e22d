/** The verdict in one sentence, for a tester who has not read the RFCs. */
import { RECORDING_STOPPED } from '../wire/ending.ts';
import { cutPosition, headTimedOut, limitWords } from './cut-position.ts';
import type { Exchange } from './exchange.ts';
import type { Finding } from './finding.ts';
import type { Outcome } from './outcome.ts';
import { duration, plural, visible } from './words.ts';

type Say = (exchange: Exchange, findings: readonly Finding[]) => string;

const sentences: Record<Outcome, Say> = {
  complete: (exchange, findings) => {
    const error = findings.find((finding) => finding.severity === 'error');
    if (error) return `${status(exchange)}, whole by its framing, but: ${lowerFirst(error.title)}.`;
    return `${status(exchange)}, complete: ${extent(exchange)}.`;
  },
  'complete-with-error': (exchange, findings) => {
    const telling =
      findings.find(({ signal }) => signal === true) ?? findings.find(({ severity }) => severity === 'error');
    const failed = `but the response failed: ${lowerFirst(telling?.title ?? 'its content says so')}.`;
    if (exchange.response.whole) return `${status(exchange)} and whole on the wire, ${failed}`;
    return `${status(exchange)}, and ${plural(exchange.response.bodyLength, 'octet')} until the connection closed, ${failed}`;
  },
  truncated: (exchange) => broken(exchange, `the connection closed ${cutPosition(exchange).words}`),
  reset: (exchange) => broken(exchange, `the connection was reset ${cutPosition(exchange).words}`),
  stalled: (exchange) => {
    const { idleMs } = exchange.ending;
    if (headTimedOut(exchange))
      return broken(exchange, `the head had not ended when its time was up, ${cutPosition(exchange).words}`);
    const long = idleMs === undefined ? '' : ` for ${duration(idleMs)}`;
    return broken(exchange, `nothing more came${long} ${cutPosition(exchange).words}`);
  },
  cancelled: (exchange) => {
    const limit = limitWords(exchange);
    const byUs = exchange.ending.reason === RECORDING_STOPPED ? 'recording stopped' : 'cancelled';
    const how = limit === null ? byUs : `stopped at the limit of ${limit},`;
    if (exchange.response.received === 0) return `${upperFirst(how)} before the first octet of a response.`;
    return `${started(exchange)}, ${how} ${cutPosition(exchange).words}.`;
  },
  malformed: (exchange, findings) => {
    const error = findings.find((finding) => finding.severity === 'error');
    const what = lowerFirst(error?.title ?? 'it breaks the grammar');
    const { head, chunked } = exchange.response;
    if (head !== null && head.statusLine.code !== null && chunked?.broken) {
      return `${status(exchange)}, then the stream broke after ${plural(chunked.count, 'chunk')}: ${what}.`;
    }
    return `The response cannot be read as HTTP says: ${what}.`;
  },
  undelimited: (exchange, findings) => {
    const error = findings.find((finding) => finding.severity === 'error');
    if (error)
      return `${status(exchange)}, and ${plural(exchange.response.bodyLength, 'octet')} until the connection closed, but: ${lowerFirst(error.title)}.`;
    return `${status(exchange)}, and the body ends where the connection closed, after ${plural(exchange.response.bodyLength, 'octet')}: nobody can tell whether it is whole.`;
  },
  'no-response': ({ ending }) => {
    if (ending.transport === 'rst') return 'The connection was reset before the first octet of a response.';
    return 'The connection closed before the first octet of a response.';
  },
};

export function summarise(exchange: Exchange, outcome: Outcome, findings: readonly Finding[]): string {
  return sentences[outcome](exchange, findings);
}

/** `200 OK`, with the phrase as it came, made printable. */
function status({ response }: Exchange): string {
  const line = response.head?.statusLine;
  if (!line) return 'No status';
  const code = line.codeRaw === '' ? 'No status code' : visible(line.codeRaw);
  const reason = visible((line.reasonRaw ?? '').slice(0, 60)).trim();
  return reason === '' ? code : `${code} ${reason}`;
}

function started(exchange: Exchange): string {
  return exchange.response.head === null ? 'A response began' : status(exchange);
}

function broken(exchange: Exchange, what: string): string {
  if (exchange.response.head === null) return `${upperFirst(what)}.`;
  return `${status(exchange)}, then the stream broke: ${what}.`;
}

function extent({ response }: Exchange): string {
  const { reading, chunked, trailers, bodyLength } = response;
  if (reading?.framing === 'none') return 'no body, as the status or the method has it';
  if (chunked === null) return plural(bodyLength, 'octet');
  const fields = trailers.length === 0 ? '' : `, ${plural(trailers.length, 'trailer field')}`;
  return `${plural(chunked.count, 'chunk')}, ${plural(bodyLength, 'octet')}, the last-chunk${fields}`;
}

/** For a title within a sentence: field names and abbreviations keep their capitals. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]* /.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
