/** Octets after the end of a whole message, and what they look like: one home, so that one finding tells of them. */
import type { ResponseDecoder } from '../wire/http1/response-decoder.ts';
import { latin1 } from '../wire/octets.ts';

export interface ExcessOctets {
  /**
   * `empty-lines` of an old server; another `response`; `forbidden-content` behind a head that has none by its status or by
   * the request's method; `octets` of any other kind.
   */
  kind: 'empty-lines' | 'response' | 'forbidden-content' | 'octets';
  offset: number;
  length: number;
  /** The first 60 octets at most, Latin-1. */
  beginning: string;
}

/** Null when nothing came after the message, or when it is not whole, or when what came is another protocol. */
export function excessOf({ excess, whole, tunnel, reading }: ResponseDecoder): ExcessOctets | null {
  if (excess === null || !whole || tunnel) return null;
  const { offset, length } = excess;
  const text = latin1(excess.beginning);
  return { kind: kindOf(text, length, reading?.framing === 'none'), offset, length, beginning: text.slice(0, 60) };
}

function kindOf(text: string, length: number, bodiless: boolean): ExcessOctets['kind'] {
  if (length <= 4 && /^[\r\n]+$/.test(text)) return 'empty-lines';
  if (/^(?:\r?\n)*HTTP\/1\.\d \d{3}/.test(text)) return 'response';
  return bodiless ? 'forbidden-content' : 'octets';
}
