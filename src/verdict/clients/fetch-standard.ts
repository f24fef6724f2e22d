/**
 * The Fetch standard over a recipient that holds to RFC 9112: what a page is told. Its network errors are one TypeError
 * whatever the cause, and it drops trailers.
 */
import type { Profile, Stop } from './profile.ts';
import { rfc9112 } from './rfc9112.ts';
import { bodiless, isCode } from './words.ts';

const networkError: Stop = {
  error: 'TypeError: network error',
  note: 'fetch() rejects with a TypeError, and says no more: Fetch §5.6.',
};
const bodyError: Stop = {
  error: 'TypeError: the body’s stream is errored',
  note: 'The Response is there, and reading its body rejects: Fetch §4.7.',
};

export const fetchStandard: Profile = {
  ...rfc9112,
  client: 'fetch',
  name: 'Fetch standard',
  version: 'Fetch (living standard)',
  noStatusLine: networkError,
  head: [
    ...rfc9112.head.map((row) => ({ ...row, error: networkError.error })),
    {
      when: isCode(101),
      error: networkError.error,
      note: 'A 101 that was not asked for is a network error: Fetch §4.7.',
    },
  ],
  framing: [
    { when: bodiless, as: 'none' },
    { when: isCode(205), as: 'none' },
  ],
  chunks: { ...rfc9112.chunks, otherwise: bodyError, dataEndStop: bodyError },
  trailers: rfc9112.trailers.map((row) => ({ ...row, error: bodyError.error })),
  showsTrailers: false,
  endings: {
    nothing: { closed: networkError, reset: networkError },
    head: { closed: networkError, reset: networkError },
    length: { closed: bodyError, reset: bodyError },
    chunked: { closed: bodyError, reset: bodyError },
    rest: { closed: bodyError, reset: bodyError },
    waiting: '(waits: an AbortSignal is the page’s own affair)',
  },
  decodes: ['gzip', 'x-gzip', 'deflate', 'br', 'zstd'],
  coding: {
    corrupt: { ...bodyError, handed: null },
    truncated: { ...bodyError, handed: null },
    checksum: { ...bodyError, handed: null },
    trailing: null,
    members: 'all',
  },
};
