import type { Report } from '../../report/report.ts';

/**
 * Milliseconds that the response took; null where nothing was timed. A message that is whole by its own framing ends with
 * its last octet, as a browser counts it: that the inspection then waits for more is no time of the server's.
 */
export function timeTaken({ response, timing, verdict: { outcome } }: Report): number | null {
  if (timing === undefined) return null;
  const whole = outcome.startsWith('complete') && response?.body.framing !== 'close';
  return whole ? (timing.lastOctet ?? timing.ended) : timing.ended;
}

/**
 * Milliseconds from the inspection's begin to the ending; null where nothing was timed. A connection that stays open has
 * none: there, until its last octet, from which on the inspection waited for more (`ending.graceMs`).
 */
export function endedAt({ ending, timing }: Report): number | null {
  return (ending.graceMs === undefined ? null : timing?.lastOctet) ?? timing?.ended ?? null;
}
