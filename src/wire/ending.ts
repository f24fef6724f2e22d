/**
 * How the transport stopped, seen from the recipient.
 *
 * - `fin`: the peer closed its direction (TCP FIN), in clear text
 * - `rst`: the peer reset the connection; octets it had sent may have been lost with it
 * - `close-notify`: TLS closed with its closure alert (RFC 8446 §6.1)
 * - `tls-truncated`: TLS ended without its closure alert: by a FIN alone, by a fatal alert (RFC 8446 §6.2), or in a record
 *   that cannot be read
 * - `stream-reset`, `goaway`: HTTP/2 (RFC 9113 §6.4, §6.8)
 * - `idle-timeout`: nothing more came within the limit
 * - `cancelled`: the inspecting side stopped
 * - `open`: still usable; after a whole message that is a good ending, before it the message has stalled
 */
export const endings = [
  'fin',
  'rst',
  'close-notify',
  'tls-truncated',
  'stream-reset',
  'goaway',
  'idle-timeout',
  'cancelled',
  'open',
] as const;

export type Ending = (typeof endings)[number];

/** The `reason` of an `idle-timeout` that found a head begun and not ended: a head has a time of its own to come whole. */
export const HEAD_TIMEOUT = 'head-timeout';

/** The `reason` of a `cancelled` that nobody asked for: the inspection came to a limit that it had been given. */
export const RECEIVED_LIMIT = 'received-limit';
export const DURATION_LIMIT = 'duration-limit';

/** The same of one whose recorder was killed: its octets were judged later, from the disk. */
export const RECORDING_STOPPED = 'the host stopped while it recorded';
