/**
 * The page: a gutter of labels, text wrapped beside it, octet positions at the right edge. Lines are measured before
 * they are styled, so that no SGR sequence is ever plural or cut.
 */

/** Columns of the gutter that holds labels. */
export const GUTTER = 18;

/**
 * Breaks text at spaces, and in a word only where the word is longer than a line; with `whole`, not even there: a path
 * that the terminal breaks can still be copied. At least one line.
 */
export function wrap(text: string, width: number, whole = false): string[] {
  const room = Math.max(8, width);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    // A word that no line can hold begins where it stands: a line of its own would not keep it whole either.
    const fits = columns(line) + 1 + columns(word) <= room || (!whole && columns(word) > room);
    if (line !== '' && !fits) {
      lines.push(line);
      line = '';
    } else if (line !== '') {
      line += ' ';
    }
    line += word;
    while (!whole && columns(line) > room) {
      const head = take(line, room);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  lines.push(line);
  return lines;
}

/** Facts joined by ` · `, broken between facts where that is possible. */
export function wrapFacts(facts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const last = lines.at(-1);
    const joined = last === undefined ? fact : `${last} · ${fact}`;
    if (last !== undefined && columns(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(...wrap(fact, width));
  }
  return lines;
}

/** Columns that text takes: one a code point (nothing wider or narrower gets past `printable` from the wire). */
export function columns(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The longest beginning of `text` that takes no more than `width` columns. */
function take(text: string, width: number): string {
  let end = 0;
  let count = 0;
  for (const character of text) {
    if (count === width) break;
    end += character.length;
    count += 1;
  }
  return text.slice(0, end);
}

/** `text` filled with spaces on the right up to `width` columns. */
export function fill(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}
