import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Batch } from '../../src/panel/batch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function batch() {
  const delivered: number[][] = [];
  return { delivered, things: new Batch<number>((together) => delivered.push(together)) };
}

it('hands on the first at once, and those close behind it together', () => {
  const { delivered, things } = batch();
  things.add([1]);
  expect(delivered).toEqual([[1]]);
  for (const thing of [2, 3, 4]) things.add([thing]);
  expect(delivered).toEqual([[1]]);
  vi.runAllTimers();
  expect(delivered).toEqual([[1], [2, 3, 4]]);
});

it('hands on what waits when it is asked to, once', () => {
  const { delivered, things } = batch();
  things.add([1]);
  things.add([2]);
  things.flush();
  vi.runAllTimers();
  expect(delivered).toEqual([[1], [2]]);
});

it('calls for ten thousand, one by one in a moment, but a few times', () => {
  const { delivered, things } = batch();
  for (let i = 0; i < 10_000; i++) things.add([i]);
  vi.runAllTimers();
  expect(delivered.flat()).toEqual(Array.from({ length: 10_000 }, (_, i) => i));
  expect(delivered.length).toBeLessThan(5);
});
