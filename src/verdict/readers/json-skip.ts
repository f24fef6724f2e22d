/** The fast path of the JSON reader: containers in which nothing is of interest, taken in one tight loop. */

/** Containers within containers that are followed. */
export const DEPTH = 512;

/** What may come next; `string`, `word` and `number` mean inside one. */
export type Expect = 'value' | 'first-key' | 'key' | 'colon' | 'first-element' | 'after' | 'string' | 'word' | 'number';

export interface JsonPlace {
  /** For each open container, 1 for an object. Written to. */
  isObject: Uint8Array;
  /** The depth of the outermost container to skip. */
  base: number;
  depth: number;
  expect: Expect;
}

/**
 * Goes on from `place`, which is not inside a string, word or number, and leaves it where it stops: behind the containers
 * to skip (`depth` is then less than `base`), at the end, or at what it leaves to the careful path, such as a token that
 * is not whole or not JSON.
 */
export function skipJson(place: JsonPlace, bytes: Uint8Array, at: number, end: number): number {
  const { isObject, base } = place;
  let { depth, expect } = place;
  while (at < end && depth >= base) {
    const octet = bytes[at] as number;
    if (octet === 0x20 || octet === 0x0a || octet === 0x0d || octet === 0x09) at++;
    else if (octet === 0x22 && expect !== 'after' && expect !== 'colon') {
      const close = stringEnd(bytes, at + 1, end);
      if (close === -1) break;
      at = close + 1;
      expect = expect === 'key' || expect === 'first-key' ? 'colon' : 'after';
    } else if (expect === 'colon') {
      if (octet !== 0x3a) break;
      expect = 'value';
      at++;
    } else if (octet === 0x2c && expect === 'after') {
      expect = isObject[depth - 1] === 1 ? 'key' : 'value';
      at++;
    } else if (octet === 0x7d || octet === 0x5d) {
      const empty = octet === 0x7d ? 'first-key' : 'first-element';
      if (expect !== empty && (expect !== 'after' || (isObject[depth - 1] === 1) !== (octet === 0x7d))) break;
      depth--;
      at++;
      expect = 'after';
    } else if (expect !== 'value' && expect !== 'first-element') break;
    else if ((octet === 0x7b || octet === 0x5b) && depth < DEPTH) {
      isObject[depth] = octet === 0x7b ? 1 : 0;
      depth++;
      expect = octet === 0x7b ? 'first-key' : 'first-element';
      at++;
    } else if (octet === 0x2d || (octet >= 0x30 && octet <= 0x39)) {
      let next = at + 1;
      while (next < end && isNumberPart(bytes[next] as number)) next++;
      if (next === end) break;
      at = next;
      expect = 'after';
    } else break;
  }
  place.depth = depth;
  place.expect = expect;
  return at;
}

/** Where the string ends whose content begins at `at`; -1 when that is not within, or a control character comes first. */
function stringEnd(bytes: Uint8Array, at: number, end: number): number {
  while (at < end) {
    const octet = bytes[at] as number;
    if (octet === 0x22) return at;
    if (octet < 0x20) return -1;
    at += octet === 0x5c ? 2 : 1;
  }
  return -1;
}

export function isNumberPart(octet: number): boolean {
  return (
    (octet >= 0x30 && octet <= 0x39) ||
    octet === 0x2e ||
    octet === 0x2d ||
    octet === 0x2b ||
    octet === 0x65 ||
    octet === 0x45
  );
}
