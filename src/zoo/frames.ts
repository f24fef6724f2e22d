/** Binary framings that species send: messages behind their length, in the formats of gRPC-Web, Connect, AWS and Git. */
import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';

/** gRPC, gRPC-Web and Connect: a flag octet, the length in four octets, the message. */
export function envelope(flag: number, message: string): Uint8Array {
  const head = Buffer.alloc(5);
  head.writeUInt8(flag);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, Buffer.from(message, 'latin1')]);
}

/** A message of an AWS event stream, its headers being strings. */
export function awsMessage(headers: Readonly<Record<string, string>>, payload: string): Uint8Array {
  const fields = Buffer.concat(
    Object.entries(headers).map(([name, value]) => {
      const head = Buffer.from([name.length, ...Buffer.from(name), 7, value.length >> 8, value.length & 0xff]);
      return Buffer.concat([head, Buffer.from(value)]);
    }),
  );
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(16 + fields.length + payload.length, 0);
  lengths.writeUInt32BE(fields.length, 4);
  const message = Buffer.concat([lengths, checksum(lengths), fields, Buffer.from(payload, 'latin1')]);
  return Buffer.concat([message, checksum(message)]);
}

function checksum(octets: Uint8Array): Uint8Array {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(octets));
  return value;
}

/** Git: four hexadecimal digits that count themselves, and the payload. */
export function pktLine(payload: string): string {
  return (payload.length + 4).toString(16).padStart(4, '0') + payload;
}
