/** The outcome table: one deciding row for every stage, ending and failure; no row and no outcome out of reach. */
import { expect, test } from 'vitest';
import { decideOutcome, type Outcome, outcomes, outcomeTable, type Stage } from '../../src/verdict/outcome.ts';
import { type Ending, endings } from '../../src/wire/ending.ts';

const stages: Stage[] = ['nothing', 'unreadable', 'unfinished', 'close-delimited', 'whole'];
const cases = stages.flatMap((stage) =>
  endings.flatMap((ending) => [false, true].map((failed) => ({ stage, ending, failed }))),
);

function rowsFor(stage: Stage, ending: Ending, failed: boolean) {
  return outcomeTable.filter(
    (row) =>
      (row.stage === 'any' || row.stage === stage) &&
      (row.ending === 'any' || row.ending.includes(ending)) &&
      (row.failed === 'any' || row.failed === failed),
  );
}

test.each(cases)('$stage, $ending, failed: $failed is decided by its first row', ({ stage, ending, failed }) => {
  const [first] = rowsFor(stage, ending, failed);
  expect(decideOutcome(stage, ending, failed)).toBe(first?.outcome);
});

test('every outcome is reached', () => {
  const reached = new Set<Outcome>(cases.map(({ stage, ending, failed }) => decideOutcome(stage, ending, failed)));
  expect(outcomes.filter((outcome) => !reached.has(outcome))).toEqual([]);
});

test('every row decides something', () => {
  const deciding = new Set(cases.map(({ stage, ending, failed }) => rowsFor(stage, ending, failed)[0]));
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
])('%s, %s, failed %s: %s', (stage, ending, failed, outcome) => {
  expect(decideOutcome(stage, ending, failed)).toBe(outcome);
});
