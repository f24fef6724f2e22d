/** Trailer fields: announced, unannounced, or of a kind that may not stand there (RFC 9110 §6.5.1). */
import type { Head } from '../wire/http1/head.ts';

export const trailerClasses = ['announced', 'unannounced', 'forbidden'] as const;
export type TrailerClass = (typeof trailerClasses)[number];

/** RFC 9110 §6.5.1 names the kinds; these are the registered fields of each kind. Lower case. */
export const forbiddenInTrailers: ReadonlySet<string> = new Set([
  // Message framing.
  'content-length',
  'transfer-encoding',
  'trailer',
  'te',
  'connection',
  'keep-alive',
  'upgrade',
  // Routing.
  'host',
  // Request modifiers.
  'cache-control',
  'expect',
  'max-forwards',
  'pragma',
  'range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  // Authentication.
  'authorization',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-authentication-info',
  'authentication-info',
  'www-authenticate',
  'set-cookie',
  'cookie',
  // Response control.
  'age',
  'date',
  'expires',
  'location',
  'retry-after',
  'vary',
  'warning',
  // How to process the content.
  'content-encoding',
  'content-type',
  'content-range',
]);

/** Names in the head's Trailer fields, lower case. */
export function announcedTrailers(head: Head | null): Set<string> {
  const names = (head?.fields ?? [])
    .filter((field) => field.key === 'trailer')
    .flatMap((field) => field.value.split(','))
    .map((name) => name.trim().toLowerCase());
  return new Set(names.filter((name) => name !== ''));
}

export function trailerClass(key: string, announced: ReadonlySet<string>): TrailerClass {
  if (forbiddenInTrailers.has(key)) return 'forbidden';
  return announced.has(key) ? 'announced' : 'unannounced';
}
