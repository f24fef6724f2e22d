/** The inspector's own words for what the Report and the progress name by a code. Tables, complete by type. */
import type { progressPhases } from '../../protocol/messages.ts';
import type { Framing, Outcome, Report, Severity, StatusClass, TrailerClass } from '../../report/report.ts';

export const outcomeWords: Record<Outcome, string> = {
  complete: 'Complete',
  'complete-with-error': 'Complete, with an error',
  truncated: 'Truncated',
  reset: 'Reset',
  stalled: 'Stalled',
  malformed: 'Malformed',
  undelimited: 'Undelimited',
  'no-response': 'No response',
  cancelled: 'Cancelled',
};

export type Tone = 'good' | 'bad' | 'warn' | 'idle' | 'live';

export const outcomeTones: Record<Outcome, Tone> = {
  complete: 'good',
  'complete-with-error': 'bad',
  truncated: 'bad',
  reset: 'bad',
  stalled: 'bad',
  malformed: 'bad',
  undelimited: 'warn',
  'no-response': 'bad',
  cancelled: 'idle',
};

export function isOutcome(word: string): word is Outcome {
  return Object.hasOwn(outcomeWords, word);
}

export const phaseWords: Record<(typeof progressPhases)[number], string> = {
  resolving: 'Resolving the name',
  connecting: 'Connecting',
  securing: 'Securing the connection',
  waiting: 'Waiting for the response',
  head: 'Receiving the head',
  body: 'Receiving the body',
  trailers: 'Receiving the trailers',
  after: 'Whole; watching for more',
};

export const severityWords: Record<Severity, string> = { error: 'Error', warning: 'Warning', info: 'Note' };

export const classWords: Record<StatusClass, string> = {
  informational: 'informational (1xx)',
  successful: 'successful (2xx)',
  redirection: 'redirection (3xx)',
  'client-error': 'client error (4xx)',
  'server-error': 'server error (5xx)',
  invalid: 'outside 100 to 599: invalid',
  unparsable: 'not three digits: cannot be read',
};

export const framingWords: Record<Framing, string> = {
  none: 'none: this response has no body',
  'content-length': 'Content-Length',
  chunked: 'chunked',
  close: 'until the connection closes',
  stream: 'HTTP/2 stream',
};

export const trailerWords: Record<TrailerClass, string> = {
  announced: 'announced by Trailer',
  unannounced: 'not announced',
  forbidden: 'forbidden in trailers',
};

/** The same where there is little room. */
export const trailerMarks: Record<TrailerClass, string> = {
  announced: 'announced',
  unannounced: 'not announced',
  forbidden: 'forbidden',
};

export const endingWords: Record<Report['ending']['transport'], string> = {
  fin: 'The server closed the connection (FIN)',
  rst: 'The connection was reset (RST)',
  'close-notify': 'The server closed TLS properly (close_notify)',
  'tls-truncated': 'The connection closed without the closure alert of TLS (FIN, no close_notify)',
  'stream-reset': 'The server reset the stream (RST_STREAM)',
  goaway: 'The server is going away (GOAWAY)',
  'idle-timeout': 'Nothing more came within the time-out',
  cancelled: 'You stopped the inspection',
  open: 'The connection was still open',
};

/** The ending in a word: the closing mark of the drawing. */
export const endingMarks: Record<Report['ending']['transport'], string> = {
  fin: 'FIN',
  rst: 'RST',
  'close-notify': 'close_notify',
  'tls-truncated': 'FIN, no close_notify',
  'stream-reset': 'RST_STREAM',
  goaway: 'GOAWAY',
  'idle-timeout': 'silence',
  cancelled: 'stopped',
  open: 'open',
};
