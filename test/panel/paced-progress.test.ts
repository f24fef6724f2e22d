import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PacedProgress } from '../../src/panel/paced-progress.ts';
import { cannedHead } from '../../src/panel/plain/canned-head.ts';
import { cannedReport } from '../../src/panel/plain/canned-reports.ts';
import type { Progress } from '../../src/protocol/messages.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const progress = (received: number): Progress => ({
  phase: 'body',
  capture: 'c',
  received,
  chunks: 0,
  elapsed: received,
  statusLine: null,
});

function pacing() {
  const told: Progress[] = [];
  return { told, paced: new PacedProgress((value) => told.push(value)) };
}

it('tells the latest of a frame, with the head that came within it', () => {
  const { told, paced } = pacing();
  const head = cannedHead('truncated');
  if (head === null) throw new Error('no head');
  paced.take(progress(1));
  paced.take({ ...progress(2), head });
  paced.take(progress(3));
  expect(told).toEqual([]);
  vi.advanceTimersByTime(20);
  expect(told).toEqual([{ ...progress(3), head }]);
  paced.take(progress(4));
  vi.advanceTimersByTime(20);
  expect(told.slice(1)).toEqual([progress(4)]);
});

it('tells a verdict at once, and what waits when it is asked for', () => {
  const { told, paced } = pacing();
  const soFar = { report: cannedReport('complete') };
  paced.take(progress(1));
  paced.take({ ...progress(2), soFar });
  expect(told).toEqual([{ ...progress(2), soFar }]);
  paced.take(progress(3));
  paced.flush();
  paced.flush();
  vi.advanceTimersByTime(100);
  expect(told.slice(1)).toEqual([progress(3)]);
});
