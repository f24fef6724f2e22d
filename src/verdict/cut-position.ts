/** Where in the message an exchange stopped: the id of the finding that says so, and the words for it. */
import { DURATION_LIMIT, HEAD_TIMEOUT, RECEIVED_LIMIT } from '../wire/ending.ts';
import type { Exchange } from './exchange.ts';
import { number, plural, quoted } from './words.ts';

/** True when a head had begun, perhaps was still coming, and its time was up. */
export function headTimedOut({ response, ending }: Exchange): boolean {
  return ending.reason === HEAD_TIMEOUT && (response.head !== null || response.unfinishedLine !== null);
}

/** The limit at which an inspection stopped by itself; null where it did not. */
export function limitWords({ ending }: Exchange): string | null {
  if (ending.reason === RECEIVED_LIMIT) return plural(ending.at, 'octet');
  return ending.reason === DURATION_LIMIT ? 'its duration' : null;
}

export interface CutPosition {
  id: string;
  /** Fits after "the connection closed" and its like: `after chunk 3, before the last-chunk`. */
  words: string;
  /** Octets known to be missing, where that is known. */
  missing: number | null;
}

export function cutPosition({ response }: Exchange): CutPosition {
  const { head, state, chunked, reading, unfinishedLine, interims } = response;
  const partial = unfinishedLine ? `, within ${quoted(unfinishedLine.text)}` : '';
  if (response.received === 0)
    return { id: 'no-response', words: 'before the first octet of a response', missing: null };
  if (head === null) {
    if (unfinishedLine === null && interims.length > 0) {
      const last = interims.at(-1)?.statusLine.codeRaw ?? '1xx';
      return {
        id: 'cut-after-interim',
        words: `after the interim response ${last}, before a final one`,
        missing: null,
      };
    }
    return { id: 'cut-in-status-line', words: `before the status line was whole${partial}`, missing: null };
  }
  if (!head.complete) {
    const fields = plural(head.fields.length, 'whole field line');
    return {
      id: 'cut-in-header-section',
      words: `within the header section, after ${fields}${partial}`,
      missing: null,
    };
  }
  if (state === 'close') {
    return {
      id: 'cut-in-content',
      words: `after ${plural(response.bodyLength, 'octet')} of a body without a declared end`,
      missing: null,
    };
  }
  if (chunked === null) return contentLengthPosition(response.bodyLength, reading?.declaredLength ?? 0);
  if (state === 'trailers') {
    const trailers = plural(response.trailers.length, 'whole trailer field');
    return {
      id: 'cut-in-trailer-section',
      words: `after the last-chunk, before the empty line that ends the message (${trailers} came${partial})`,
      missing: null,
    };
  }
  return chunkPosition(chunked.state, chunked.count, chunked.remaining, unfinishedLine?.text ?? null);
}

function contentLengthPosition(length: number, declared: number): CutPosition {
  const missing = declared - length;
  return {
    id: 'cut-in-content',
    words: `after ${number(length)} of the ${plural(declared, 'octet')} that Content-Length declares: ${number(missing)} ${missing === 1 ? 'is' : 'are'} missing`,
    missing,
  };
}

function chunkPosition(state: string, count: number, remaining: number, line: string | null): CutPosition {
  if (state === 'data') {
    return {
      id: 'cut-in-chunk-data',
      words: `within chunk ${number(count)}, ${plural(remaining, 'octet')} before its end`,
      missing: remaining,
    };
  }
  if (state === 'data-end') {
    return {
      id: 'cut-in-chunk-data',
      words: `after the data of chunk ${number(count)}, before its CRLF`,
      missing: null,
    };
  }
  if (line !== null) {
    return {
      id: 'cut-in-chunk-size',
      words: `within the chunk-size line ${quoted(line)} after chunk ${number(count)}`,
      missing: null,
    };
  }
  return {
    id: 'cut-before-chunk',
    words:
      count === 0 ? 'after the head, before the first chunk' : `after chunk ${number(count)}, before the last-chunk`,
    missing: null,
  };
}
