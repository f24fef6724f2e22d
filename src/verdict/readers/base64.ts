/** Base64 (RFC 4648 §4, and §5's letters), in segments that may each be padded, as gRPC-Web's text form sends it. */

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Int8Array(256).fill(-1);
for (let value = 0; value < 64; value++) values[digits.charCodeAt(value)] = value;
values[0x2d] = 62;
values[0x5f] = 63;

export class Base64Decoder {
  /** True once an octet came that is no Base64. */
  broken = false;
  #bits = 0;
  #count = 0;

  /** Decodes `bytes[start..end)`; what is left of a group of four stays for the next call. */
  push(bytes: Uint8Array, start: number, end: number): Uint8Array {
    const decoded = new Uint8Array(Math.ceil(((end - start + 3) * 3) / 4));
    let length = 0;
    for (let at = start; at < end && !this.broken; at++) {
      const octet = bytes[at] as number;
      const value = values[octet] as number;
      if (value < 0) {
        // Padding ends a segment, and what bits are left over are none.
        if (octet === 0x3d) this.#count = 0;
        else if (octet !== 0x0a && octet !== 0x0d) this.broken = true;
        continue;
      }
      this.#bits = ((this.#bits << 6) | value) & 0xffffff;
      this.#count++;
      if (this.#count === 1) continue;
      const shift = (4 - this.#count) * 2;
      decoded[length++] = (this.#bits >> shift) & 0xff;
      if (this.#count === 4) this.#count = 0;
    }
    return decoded.subarray(0, length);
  }
}

/** Base64 text as Latin-1; the empty string when it is none. */
export function base64Decoded(octets: Uint8Array): string {
  const decoder = new Base64Decoder();
  const decoded = decoder.push(octets, 0, octets.length);
  return decoder.broken ? '' : String.fromCharCode(...decoded.subarray(0, 16 * 1024));
}
