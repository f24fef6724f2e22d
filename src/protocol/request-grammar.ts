/** What the method and the fields of a request may be made of: the host refuses the rest, and whoever asks it can know before. */

/** RFC 9110 §5.6.2: what a method is (§9.1), and a field's name (§5.1). */
export function isToken(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
}

/** The first character that no field value may hold: it could end the line early (RFC 9110 §5.5), or is no octet of Latin-1. */
export function unfitForValue(value: string): string | null {
  return [...value].find((character) => '\r\n\0'.includes(character) || character > '\xff') ?? null;
}
