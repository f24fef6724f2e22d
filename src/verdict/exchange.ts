/** Everything known of one exchange when it has ended: what the findings judge. */
import type { Ending } from '../wire/ending.ts';
import type { Deviation, DeviationKind } from '../wire/http1/deviation.ts';
import type { ResponseDecoder } from '../wire/http1/response-decoder.ts';
import type { ChunkStatistics } from './chunk-statistics.ts';
import type { ContentFacts } from './content.ts';

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
  /** The operating system's or TLS's own word. */
  reason?: string;
}

export interface Exchange {
  response: ResponseDecoder;
  deviations: ReadonlyMap<DeviationKind, DeviationTally>;
  chunks: ChunkStatistics;
  content: ContentFacts;
  ending: EndingFacts;
}
