/**
 * The outcome: the verdict's one word, decided by one table. A row applies when each of its columns does; the first row
 * that applies decides.
 */
import type { Ending } from '../wire/ending.ts';
import type { Exchange } from './exchange.ts';

export const outcomes = [
  'complete',
  'complete-with-error',
  'truncated',
  'reset',
  'stalled',
  'malformed',
  'undelimited',
  'no-response',
  'cancelled',
] as const;

export type Outcome = (typeof outcomes)[number];

/**
 * How far the message came: nothing at all; a head or framing that cannot be read; still open (`unfinished`); a body that
 * only the end of the connection delimits; whole by its own framing.
 */
export type Stage = 'nothing' | 'unreadable' | 'unfinished' | 'close-delimited' | 'whole';

interface Row {
  stage: Stage | 'any';
  ending: readonly Ending[] | 'any';
  /** A signal came, or the content's coding failed. */
  failed: boolean | 'any';
  outcome: Outcome;
}

const closed: Ending[] = ['fin', 'close-notify'];
const cutOff: Ending[] = ['fin', 'close-notify', 'tls-truncated', 'goaway'];
const reset: Ending[] = ['rst', 'stream-reset'];
const silent: Ending[] = ['idle-timeout', 'open'];

export const outcomeTable: readonly Row[] = [
  { stage: 'nothing', ending: ['cancelled'], failed: 'any', outcome: 'cancelled' },
  { stage: 'nothing', ending: silent, failed: 'any', outcome: 'stalled' },
  { stage: 'nothing', ending: 'any', failed: 'any', outcome: 'no-response' },
  { stage: 'unreadable', ending: 'any', failed: 'any', outcome: 'malformed' },
  { stage: 'whole', ending: 'any', failed: true, outcome: 'complete-with-error' },
  { stage: 'whole', ending: 'any', failed: false, outcome: 'complete' },
  { stage: 'close-delimited', ending: closed, failed: true, outcome: 'complete-with-error' },
  { stage: 'close-delimited', ending: closed, failed: false, outcome: 'undelimited' },
  { stage: 'any', ending: reset, failed: 'any', outcome: 'reset' },
  { stage: 'any', ending: silent, failed: 'any', outcome: 'stalled' },
  { stage: 'any', ending: ['cancelled'], failed: 'any', outcome: 'cancelled' },
  { stage: 'any', ending: cutOff, failed: 'any', outcome: 'truncated' },
];

export function decideOutcome(stage: Stage, ending: Ending, failed: boolean): Outcome {
  const row = outcomeTable.find(
    (row) =>
      (row.stage === 'any' || row.stage === stage) &&
      (row.ending === 'any' || row.ending.includes(ending)) &&
      (row.failed === 'any' || row.failed === failed),
  );
  if (row === undefined) throw new Error(`The outcome table has no row for ${stage}, ${ending}.`);
  return row.outcome;
}

/** How far the exchange's final response came. */
export function stageOf({ response }: Exchange): Stage {
  if (response.received === 0) return 'nothing';
  if (isUnreadable(response)) return 'unreadable';
  if (response.whole) return 'whole';
  return response.state === 'close' ? 'close-delimited' : 'unfinished';
}

/** True when no head can be read, or the code in it, or the framing: RFC 9112 §4, §6.3, §7.1. */
function isUnreadable(response: Exchange['response']): boolean {
  if (response.junk !== null || !beganAsHttp(response)) return true;
  const { head, reading, chunked } = response;
  if (head === null) return false;
  return head.statusLine.code === null || reading?.unreadable === true || chunked?.broken === true;
}

/** False when the first octets that came cannot be the beginning of a status line. */
export function beganAsHttp({ head, interims, junk, unfinishedLine, received }: Exchange['response']): boolean {
  if (head !== null || interims.length > 0 || received === 0) return true;
  const begins = (unfinishedLine?.text ?? '').trimStart().slice(0, 5).toUpperCase();
  return junk === null && ['HTTP/', 'HTTP ', 'ICY '].some((name) => name.startsWith(begins) || begins.startsWith(name));
}
