/** What a finding says of one exchange, and the words it is said with. */
import type { Span } from '../wire/span.ts';

export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

export interface SpecReference {
  /** As people cite it: `RFC 9112 §7.1`. */
  label: string;
  url: string;
}

/** What a finding says of one exchange. */
export interface Observation {
  /** A paragraph: what happened in these octets, and what it means for clients. Wire text in it is quoted by `quoted`. */
  detail: string;
  span: Span | null;
  /** How often it occurred, where that is more than once. */
  count?: number;
  /** Where the exchange makes it graver or milder than the kind says. */
  severity?: Severity;
  /** Where the kind's title can be put more exactly. */
  title?: string;
}
