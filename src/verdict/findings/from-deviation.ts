/** A finding that stands for one deviation the decoder named: same id, its words here. */
import type { DeviationKind } from '../../wire/http1/deviation.ts';
import type { DeviationTally, Exchange } from '../exchange.ts';
import type { Example, FindingKind, Severity, SpecReference } from '../finding.ts';

export interface DeviationWords {
  severity: Severity;
  title: string;
  spec: SpecReference[];
  example: Example;
  /** What happened in these octets and what it means; the tally quotes the first occurrence. */
  detail(tally: DeviationTally, exchange: Exchange): string;
}

export function fromDeviation(kind: DeviationKind, words: DeviationWords): FindingKind {
  const { detail, ...rest } = words;
  return {
    id: kind,
    ...rest,
    judge(exchange) {
      const tally = exchange.deviations.get(kind);
      if (tally === undefined) return null;
      return { detail: detail(tally, exchange), span: tally.span, count: tally.count };
    },
  };
}

/** Where a deviation stands, for a sentence. */
export function placeName({ place }: DeviationTally): string {
  return placeNames[place];
}

const placeNames: Record<DeviationTally['place'], string> = {
  before: 'before the status line',
  'status-line': 'in the status line',
  interim: 'in an interim response',
  header: 'in the header section',
  chunk: 'in the chunk framing',
  trailer: 'in the trailer section',
};
