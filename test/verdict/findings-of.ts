/** Decodes wire text (Latin-1, an octet a character) and answers with its Report or the findings in it. */
import { type DecodeOptions, decode, type Report } from '../../src/index.ts';

/** What became of the connection is told of nearly every exchange, and is no part of what these tests look at. */
const ofTheConnection = new Set(['connection-spent', 'connection-kept', 'connection-closed-after-message']);

export type Finding = Report['findings'][number];

export function octetsOf(wire: string): Uint8Array {
  return Uint8Array.from(wire, (character) => character.charCodeAt(0));
}

export function reportOf(wire: string, options: DecodeOptions = {}): Promise<Report> {
  return decode(octetsOf(wire), options);
}

export async function findingOf(id: string, wire: string, options: DecodeOptions = {}): Promise<Finding | undefined> {
  const { findings } = await reportOf(wire, options);
  return findings.find((finding) => finding.id === id);
}

export async function idsOf(wire: string, options: DecodeOptions = {}): Promise<string[]> {
  return (await reportOf(wire, options)).findings.map(({ id }) => id).filter((id) => !ofTheConnection.has(id));
}

/** A response with content that Content-Length frames. */
export function response(status: string, fields: readonly string[], content: string): string {
  const lines = [`HTTP/1.1 ${status}`, ...fields, `Content-Length: ${content.length}`, '', ''];
  return lines.join('\r\n') + content;
}
