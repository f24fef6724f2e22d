/** Everything known of one exchange when it has ended: what the findings judge. */
import type { Ending } from '../wire/ending.ts';
import type { Deviation, DeviationKind } from '../wire/http1/deviation.ts';
import type { ResponseDecoder } from '../wire/http1/response-decoder.ts';
import type { ChunkStatistics } from './chunk-statistics.ts';
import type { ContentFacts } from './content/content-facts.ts';

/** The first occurrence of a deviation, and how often it occurred. */
export interface DeviationTally extends Deviation {
  count: number;
}

export interface EndingFacts {
  transport: Ending;
  /** Octets received when it came. */
  at: number;
  /** How long nothing had come, in milliseconds, where that is why the exchange ended. */
  idleMs?: number;
  /** How long excess octets were waited for after a whole message, in milliseconds, before the connection was left. */
  graceMs?: number;
  /** The operating system's or TLS's own word. */
  reason?: string;
  /** When the last octet came, in milliseconds since the inspection began, where the exchange was live. */
  lastOctetMs?: number;
}

export interface Exchange {
  response: ResponseDecoder;
  deviations: ReadonlyMap<DeviationKind, DeviationTally>;
  chunks: ChunkStatistics;
  content: ContentFacts;
  ending: EndingFacts;
  /** True when a server was asked, and the ending was seen and not given. */
  live: boolean;
  /** True when the request asked to close the connection. */
  requestCloses: boolean;
}
