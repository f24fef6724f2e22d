/** The checksums among the digest algorithms (RFC 9530 §5, RFC 3230 §4.1.1), running: give each the sum so far. */

/** Adler-32 (RFC 1950 §8.2); 1 at first. */
export function adler32(octets: Uint8Array, before: number): number {
  let low = before & 0xffff;
  let high = before >>> 16;
  for (let at = 0; at < octets.length; ) {
    // As many as fit before the sums must be taken modulo 65521 (zlib calls it NMAX).
    const end = Math.min(octets.length, at + 5552);
    for (; at < end; at++) {
      low += octets[at] as number;
      high += low;
    }
    low %= 65521;
    high %= 65521;
  }
  return ((high << 16) | low) >>> 0;
}

/** CRC-32C, the Castagnoli polynomial (RFC 9260 appendix A); 0 at first. */
export function crc32c(octets: Uint8Array, before: number): number {
  let crc = ~before;
  for (let at = 0; at < octets.length; at++) {
    crc = (crc >>> 8) ^ (castagnoli[(crc ^ (octets[at] as number)) & 0xff] as number);
  }
  return ~crc >>> 0;
}

const castagnoli = Uint32Array.from({ length: 256 }, (_, octet) => {
  let crc = octet;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ 0x82f63b78;
  return crc >>> 0;
});
