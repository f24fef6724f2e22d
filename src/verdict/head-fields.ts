/** What detectors ask of a head before they listen: its status, a field, its media type. */
import type { Head } from '../wire/http1/head.ts';

/** True for a 2xx: under any other status, content that tells of an error contradicts nothing. */
export function succeeded(head: Head): boolean {
  return /^2\d\d$/.test(head.statusLine.codeRaw);
}

/** The value of the first field of this name (lower case), or null. */
export function fieldValue(head: Head, key: string): string | null {
  return head.fields.find((field) => field.key === key)?.value ?? null;
}

/** The media type of a head in lower case without parameters, or the empty string. */
export function mediaType(head: Head): string {
  const value = head.fields.find((field) => field.key === 'content-type')?.value ?? '';
  return (value.split(';', 1)[0] ?? '').trim().toLowerCase();
}
