/** Counts deviations, and keeps the first of each kind: bounded, whatever a response does. */
import type { DeviationTally } from '../verdict/exchange.ts';
import { type DeviationKind, type OnDeviation, QUOTE } from '../wire/http1/deviation.ts';
import { latin1 } from '../wire/octets.ts';

export class DeviationTallies {
  readonly first = new Map<DeviationKind, DeviationTally>();

  readonly add: OnDeviation = (kind, place, start, end, bytes, at) => {
    const tally = this.first.get(kind);
    if (tally !== undefined) {
      tally.count++;
      return;
    }
    const length = Math.min(end - start, QUOTE, bytes.length - at);
    const quote = latin1(bytes, at, at + Math.max(0, length));
    this.first.set(kind, { kind, place, span: [start, end], quote, count: 1 });
  };
}
