/** Problem details for HTTP APIs (RFC 9457), read out of content: shared by the signal and the findings about them. */
import type { Head } from '../../wire/http1/head.ts';
import { fromUtf8 } from '../../wire/octets.ts';
import { mediaType } from '../head-fields.ts';

export type ProblemDocument = Readonly<Record<string, unknown>>;

/** `json` or `xml` when the head says that the content is a problem document; otherwise null. */
export function problemFormat(head: Head): 'json' | 'xml' | null {
  const type = mediaType(head);
  if (type === 'application/problem+json') return 'json';
  return type === 'application/problem+xml' ? 'xml' : null;
}

/** Reads a JSON problem document given as Latin-1: its members, or in words why it is none. */
export function readProblem(content: string): ProblemDocument | string {
  const text = fromUtf8(content.startsWith('\xef\xbb\xbf') ? content.slice(3) : content);
  if (text === null) return 'is not UTF-8';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'is not JSON';
  }
  if (typeof value !== 'object' || value === null) return 'is JSON, but no object';
  return Array.isArray(value) ? 'is a JSON array, and not an object' : { ...value };
}
