/** How the pages word and colour an outcome. */
import type { Outcome, Species } from '../species.ts';

/** What each outcome means, in a few words. */
export const outcomeMeaning: Record<Outcome, string> = {
  complete: 'All of it came.',
  'complete-with-error': 'Whole on the wire, but the server said that it failed.',
  truncated: 'It ended before the head or the framing did.',
  reset: 'The connection was reset within it.',
  stalled: 'Nothing more came.',
  malformed: 'The head or the framing cannot be read.',
  undelimited: 'Ended by the close: nobody can tell whether it is whole.',
  'no-response': 'The connection ended before the first octet.',
  cancelled: 'The client stopped it.',
};

/** A badge; its class picks the colour. */
export function badge(outcome: Outcome): string {
  return `<span class="badge ${outcome}">${outcome}</span>`;
}

/** The expected outcome, and the other one over TLS where there is one. */
export function expectation(species: Species): string {
  const { outcome, secureOutcome } = species;
  if (secureOutcome === undefined || secureOutcome === outcome) return badge(outcome);
  return `${badge(outcome)} <span class="or">over TLS</span> ${badge(secureOutcome)}`;
}
