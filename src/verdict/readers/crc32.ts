/** CRC-32 as Ethernet, gzip and AWS event streams use it (polynomial 0xEDB88320, reflected). */

const table = new Uint32Array(256);
for (let octet = 0; octet < 256; octet++) {
  let value = octet;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb88320;
  table[octet] = value;
}

/** The checksum of `bytes[start..end)`, going on from that of what came before; 0 to begin with. */
export function crc32(bytes: Uint8Array, start: number, end: number, before = 0): number {
  let value = ~before;
  for (let at = start; at < end; at++) {
    value = (value >>> 8) ^ (table[(value ^ (bytes[at] as number)) & 0xff] as number);
  }
  return ~value >>> 0;
}
