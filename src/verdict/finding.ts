/** A finding: one observation about an exchange, with its words, its severity and its source in one place. */
import type { Ending } from '../wire/ending.ts';
import type { Head } from '../wire/http1/head.ts';
import type { Span } from '../wire/span.ts';
import type { Detector } from './detector.ts';
import type { Exchange } from './exchange.ts';
import type { Observation, Severity, SpecReference } from './observation.ts';

export { type Observation, type Severity, type SpecReference, severities } from './observation.ts';

/** The smallest exchange that shows the finding: the tests decode it, and docs/findings.md prints it. */
export interface Example {
  /** Latin-1, an octet a character. */
  wire: string;
  method?: string;
  ending?: Ending;
}

export interface FindingKind {
  id: string;
  severity: Severity;
  /** One line, no full stop. */
  title: string;
  spec: readonly SpecReference[];
  /** True when the server itself reports a failure after the head by it. */
  signal?: boolean;
  /** What the server could have done, with its trade-off: a paragraph, for whatever can make a success broken. */
  advice?: string;
  example: Example;
  /** Called with the final head: a detector that hears the content, where media type, fields or shape fit; otherwise null. */
  listen?(head: Head): Detector | null;
  judge(exchange: Exchange): Observation | null;
}

/** A finding of one exchange. */
export interface Finding {
  id: string;
  severity: Severity;
  title: string;
  detail: string;
  span: Span | null;
  spec: SpecReference[];
  count?: number;
  signal?: boolean;
  /** Where it is an error or a signal. */
  advice?: string;
}

export function judge(kind: FindingKind, exchange: Exchange): Finding | null {
  const observation = kind.judge(exchange);
  if (observation === null) return null;
  const { detail, span, count, severity, title } = observation;
  const graver = (severity ?? kind.severity) === 'error' || kind.signal === true;
  return {
    id: kind.id,
    severity: severity ?? kind.severity,
    title: title ?? kind.title,
    detail,
    span,
    spec: [...kind.spec],
    ...(count !== undefined && count > 1 ? { count } : {}),
    ...(kind.signal === true ? { signal: true } : {}),
    ...(kind.advice !== undefined && graver ? { advice: kind.advice } : {}),
  };
}
