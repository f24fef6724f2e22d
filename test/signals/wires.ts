/** Content in every dress that a test wants: framed by its length, in chunks, in gzip, cut. */
import { gzipSync } from 'node:zlib';
import { type DecodeOptions, decode, type Report } from '../../src/index.ts';

export type Finding = Report['findings'][number];

export function octetsOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** A response with content that Content-Length frames; its fields as lines. */
export function framed(fields: readonly string[], content: string, status = '200 OK'): string {
  return `${[`HTTP/1.1 ${status}`, ...fields, `Content-Length: ${content.length}`].join('\r\n')}\r\n\r\n${content}`;
}

/** The same content in chunks of `size` octets. */
export function chunked(fields: readonly string[], content: string, size: number, status = '200 OK'): string {
  let wire = `${[`HTTP/1.1 ${status}`, ...fields, 'Transfer-Encoding: chunked'].join('\r\n')}\r\n\r\n`;
  for (let at = 0; at < content.length; at += size) {
    const chunk = content.slice(at, at + size);
    wire += `${chunk.length.toString(16)}\r\n${chunk}\r\n`;
  }
  return `${wire}0\r\n\r\n`;
}

export function gzipped(fields: readonly string[], content: string, status = '200 OK'): string {
  return framed([...fields, 'Content-Encoding: gzip'], latin1(gzipSync(octetsOf(content))), status);
}

/** A message that promises more than comes. */
export function cut(fields: readonly string[], content: string, status = '200 OK'): string {
  return `${[`HTTP/1.1 ${status}`, ...fields, `Content-Length: ${content.length + 10}`].join('\r\n')}\r\n\r\n${content}`;
}

export function read(wire: string, options: DecodeOptions = {}): Promise<Report> {
  return decode(octetsOf(wire), options);
}

export function readByOctets(wire: string, options: DecodeOptions = {}): Promise<Report> {
  async function* octets() {
    for (const octet of octetsOf(wire)) yield Uint8Array.of(octet);
  }
  return decode(octets(), options);
}

export function signalsIn(report: Report): string[] {
  return report.findings.filter(({ signal }) => signal).map(({ id }) => id);
}
