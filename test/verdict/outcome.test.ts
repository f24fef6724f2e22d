/** The outcome table: one deciding row for every stage, ending and signal; no row and no outcome out of reach. */
import { expect, test } from 'vitest';
import { decideOutcome, type Outcome, outcomes, outcomeTable, type Stage } from '../../src/verdict/outcome.ts';
import { type Ending, endings } from '../../src/wire/ending.ts';

const stages: Stage[] = ['nothing', 'unreadable', 'unfinished', 'close-delimited', 'whole'];
const cases = stages.flatMap((stage) =>
  endings.flatMap((ending) => [false, true].map((signal) => ({ stage, ending, signal }))),
);

function rowsFor(stage: Stage, ending: Ending, signal: boolean) {
  return outcomeTable.filter(
    (row) =>
      (row.stage === 'any' || row.stage === stage) &&
      (row.ending === 'any' || row.ending.includes(ending)) &&
      (row.signal === 'any' || row.signal === signal),
  );
}

test.each(cases)('$stage, $ending, signal: $signal is decided by its first row', ({ stage, ending, signal }) => {
  const [first] = rowsFor(stage, ending, signal);
  expect(decideOutcome(stage, ending, signal)).toBe(first?.outcome);
});

test('every outcome is reached', () => {
  const reached = new Set<Outcome>(cases.map(({ stage, ending, signal }) => decideOutcome(stage, ending, signal)));
  expect(outcomes.filter((outcome) => !reached.has(outcome))).toEqual([]);
});

test('every row decides something', () => {
  const deciding = new Set(cases.map(({ stage, ending, signal }) => rowsFor(stage, ending, signal)[0]));
  expect(outcomeTable.filter((row) => !deciding.has(row))).toEqual([]);
});

test.each<[Stage, Ending, boolean, Outcome]>([
  ['nothing', 'fin', false, 'no-response'],
  ['nothing', 'rst', false, 'no-response'],
  ['nothing', 'cancelled', false, 'cancelled'],
  ['unreadable', 'rst', true, 'malformed'],
  ['unfinished', 'fin', false, 'truncated'],
  ['unfinished', 'fin', true, 'truncated'],
  ['unfinished', 'close-notify', false, 'truncated'],
  ['unfinished', 'tls-truncated', false, 'truncated'],
  ['unfinished', 'goaway', false, 'truncated'],
  ['unfinished', 'rst', false, 'reset'],
  ['unfinished', 'stream-reset', false, 'reset'],
  ['unfinished', 'open', false, 'stalled'],
  ['unfinished', 'idle-timeout', false, 'stalled'],
  ['unfinished', 'cancelled', false, 'cancelled'],
  ['close-delimited', 'fin', false, 'undelimited'],
  ['close-delimited', 'close-notify', false, 'undelimited'],
  ['close-delimited', 'fin', true, 'complete-with-error'],
  ['close-delimited', 'tls-truncated', false, 'truncated'],
  ['close-delimited', 'rst', false, 'reset'],
  ['whole', 'fin', false, 'complete'],
  ['whole', 'open', false, 'complete'],
  ['whole', 'rst', true, 'complete-with-error'],
])('%s, %s, signal %s: %s', (stage, ending, signal, outcome) => {
  expect(decideOutcome(stage, ending, signal)).toBe(outcome);
});
