/** How findings and summaries put things: numbers, octets, and text from the wire. */

/** Most characters of wire text in a sentence. */
const LONGEST = 80;

/** Text from the wire, in double quotes, with whatever is not printable ASCII written as `\xNN`, and cut when long. */
export function quoted(text: string): string {
  const cut = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  return `"${visible(cut)}${cut === text ? '' : '…'}"`;
}

/** Wire text (Latin-1) with every octet that is not printable ASCII written out. */
export function visible(text: string): string {
  return text.replace(/[^\x20-\x7e]|["\\]/g, (character) => escapes[character] ?? hex(character));
}

const escapes: Record<string, string> = { '\r': '\\r', '\n': '\\n', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

function hex(character: string): string {
  const code = character.charCodeAt(0);
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** `1,234,567`: digits in groups, whatever the locale. */
export function number(value: number): string {
  if (!Number.isSafeInteger(value)) return `about ${value.toExponential(2)}`;
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 octet`, `5 octets`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** `350 ms`, `1.5 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1) return 'under 1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0).replace(/\.0$/, '')} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s`;
}
