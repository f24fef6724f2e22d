/** What a species is: one way for a response to be whole, broken or odd, and what a client should make of it. */
import type { Wire } from './wire.ts';

/** How the exchange should be judged, in one word. The words are the zoo's own copy: it imports nothing. */
export type Outcome =
  | 'complete'
  | 'complete-with-error'
  | 'truncated'
  | 'reset'
  | 'stalled'
  | 'malformed'
  | 'undelimited'
  | 'no-response'
  | 'cancelled';

export interface SpecLink {
  label: string;
  url: string;
}

export interface Species {
  /** The file's name, and the path of the URL. */
  id: string;
  title: string;
  /** What is wrong, one sentence, for a tester. */
  summary: string;
  /** What a client should conclude, one or two sentences. */
  conclude: string;
  outcome: Outcome;
  /** Where TLS makes it end otherwise. */
  secureOutcome?: Outcome;
  /** True when the status is 2xx and the exchange failed nevertheless. */
  brokenSuccess: boolean;
  secureBrokenSuccess?: boolean;
  /** Query parameters that it takes besides `pace`, each with its default: for people. */
  parameters?: readonly string[];
  spec?: SpecLink;
  /**
   * Writes the response. Where it returns without having ended the connection, the connection stays usable for the next
   * request. Under HEAD the wire sends no more than the head: a species need not care, unless it would loop for long.
   */
  serve(wire: Wire): Promise<void>;
}

export interface Family {
  id: string;
  title: string;
  /** What its species share, one sentence. */
  about: string;
  species: readonly Species[];
}

/** A link to a section of an RFC, such as `rfc(9112, '7.1')`. */
export function rfc(number: number, section: string): SpecLink {
  return {
    label: `RFC ${number} §${section}`,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  };
}
