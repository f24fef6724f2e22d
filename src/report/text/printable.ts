/**
 * Text that a stranger wrote, made safe for a terminal: what would move the cursor, change colours, reverse the reading
 * order or take no room is shown as an escape instead. The inspected server is an adversary to whoever reads about it.
 */

/**
 * Controls (C0, DEL, C1), format characters (bidirectional overrides and isolates, zero-width, soft hyphen, tags),
 * lone surrogates, line and paragraph separators, what draws nothing whatever its category (fillers, variation
 * selectors), and every blank but U+0020.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

const short: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function spell(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code > 0xffff) return `\\u{${hex}}`;
  return short[character] ?? (code > 0xff ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`);
}

/**
 * Text from the wire, or from anyone else, as it may be shown: one line, no character that a terminal would act on.
 * A backslash is doubled, so that `\x1b` in the result is always an octet 1B and never four characters that spell it.
 */
export function printable(text: string): string {
  return visible(text.replaceAll('\\', '\\\\'));
}

/**
 * JSON text as it may be shown: what `JSON.stringify` leaves raw (DEL, C1, format characters) becomes `\uXXXX`, which
 * is the same JSON. Line feeds stay: within a string there are none.
 */
export function printableJson(json: string): string {
  return json.replace(unseen, (character) => {
    if (character === '\n') return character;
    const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
  });
}

/** Sentences of our own that may quote others: as `printable`, but a backslash stays single. */
export function visible(text: string): string {
  return text.replace(unseen, spell);
}
