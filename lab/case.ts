/** One case of the lab: octets, how the connection ends after them, and what the case is there to show. */

/**
 * What the server does after the octets: `fin` closes at once; `rst` resets once the client had time to read; `open` keeps the
 * connection as it is until the client has finished or its limit has passed.
 */
export type CaseEnding = 'fin' | 'rst' | 'open';

export interface LabCase {
  id: string;
  title: string;
  method: string;
  /** Latin-1, an octet a character. */
  wire: string;
  ending: CaseEnding;
}

/** What one client was seen to do with one case. */
export interface Observation {
  /** `head`: its caller never got a response; `body`: it got one, and reading the body failed; `done`: no error. */
  stage: 'head' | 'body' | 'done';
  status: number | null;
  reason: string | null;
  /** Octets of the body that its caller was handed, after any content coding that the client undid. */
  bodyLength: number;
  trailers: boolean;
  /** `code: message` as the client's user meets it; null when there was none. */
  error: { code: string; message: string } | null;
  /** How often the client asked. */
  requests: number;
}

/** The error code of a client that was still waiting when its limit had passed. */
export const WAITING = 'WAITING';
