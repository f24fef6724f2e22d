/**
 * Characters from the wire that are not what they seem: controls, bidi overrides, and those that take no room. Each is
 * shown as an escape, so that what is on the screen is what was sent.
 */
export type Segment = { kind: 'text'; text: string } | { kind: 'escape'; text: string; name: string };

const names: Record<number, string> = {
  0: 'NUL',
  7: 'bell',
  8: 'backspace',
  9: 'tab',
  10: 'line feed',
  11: 'vertical tab',
  12: 'form feed',
  13: 'carriage return',
  27: 'escape',
  127: 'delete',
  160: 'no-break space',
  173: 'soft hyphen',
  8203: 'zero-width space',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  65279: 'byte order mark',
};
const short: Record<number, string> = { 9: '\\t', 10: '\\n', 13: '\\r' };

/** Controls, format characters, lone surrogates, the unassigned, what takes no room, and spaces that are not the plain one. */
const special = /\p{C}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}|\u00a0/u;

/** `sentence`: words of ours that quote the wire, whose numbers may hold no-break spaces (Russian groups digits by them). */
export function segments(text: string, sentence = false): Segment[] {
  const parts: Segment[] = [];
  let plain = '';
  for (const character of text) {
    if (!special.test(character) || (sentence && character === '\u00a0')) {
      plain += character;
      continue;
    }
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16).padStart(2, '0');
    const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    parts.push({
      kind: 'escape',
      text: short[code] ?? (code < 0x100 ? `\\x${hex}` : `\\u{${hex}}`),
      name: names[code] === undefined ? point : `${names[code]} (${point})`,
    });
  }
  if (plain !== '') parts.push({ kind: 'text', text: plain });
  return parts;
}

/** The same as one string, for titles and labels. */
export function escaped(text: string): string {
  return segments(text)
    .map((part) => part.text)
    .join('');
}
