/**
 * Latin-1 text (an octet a character) read as UTF-8 (RFC 3629), or null when it is not well-formed.
 * Written here because the core has no `TextDecoder`: that belongs to the DOM and to Node.
 */
export function fromUtf8(octets: string): string | null {
  let text = '';
  for (let at = 0; at < octets.length; ) {
    const lead = octets.charCodeAt(at);
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0 || at + length > octets.length) return null;
    let point = length === 1 ? lead : lead & (0x7f >> length);
    for (let next = at + 1; next < at + length; next++) {
      const octet = octets.charCodeAt(next);
      if ((octet & 0xc0) !== 0x80) return null;
      point = (point << 6) | (octet & 0x3f);
    }
    const shortest = length === 3 ? 0x800 : length === 4 ? 0x10000 : 0;
    if (point < shortest || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
    text += String.fromCodePoint(point);
    at += length;
  }
  return text;
}
