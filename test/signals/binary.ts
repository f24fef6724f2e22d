/** Binary framings, built from their specifications. */
import { crc32 } from 'node:zlib';

/** gRPC-Web and Connect: a flag octet, the length, the message. */
export function envelope(flag: number, message: string): string {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  return String.fromCharCode(flag) + length.toString('latin1') + message;
}

/** One message of an AWS event stream, its headers being strings. */
export function awsMessage(headers: Record<string, string>, payload: string): string {
  const fields = Buffer.concat(
    Object.entries(headers).map(([name, value]) => {
      const size = Buffer.alloc(2);
      size.writeUInt16BE(value.length);
      return Buffer.concat([Buffer.from([name.length]), Buffer.from(name), Buffer.from([7]), size, Buffer.from(value)]);
    }),
  );
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(12 + fields.length + payload.length + 4, 0);
  lengths.writeUInt32BE(fields.length, 4);
  const before = Buffer.concat([lengths, checksum(lengths), fields, Buffer.from(payload, 'latin1')]);
  return Buffer.concat([before, checksum(before)]).toString('latin1');
}

function checksum(octets: Buffer): Buffer {
  const value = Buffer.alloc(4);
  value.writeUInt32BE(crc32(octets));
  return value;
}

export function pktLine(payload: string): string {
  return (payload.length + 4).toString(16).padStart(4, '0') + payload;
}
