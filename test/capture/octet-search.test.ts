import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SEARCH_BLOCK } from '../../src/capture/octet-search.ts';
import type { Recorder } from '../../src/capture/recorder.ts';
import { CaptureStore } from '../../src/capture/store.ts';
import { report, temporaryFolder } from './recording.ts';

let folder: string;
let store: CaptureStore;
let recorder: Recorder;
beforeEach(async () => {
  folder = await temporaryFolder();
  store = await CaptureStore.open({ folder });
  recorder = store.record();
});
afterEach(async () => {
  await recorder.finish(report);
  await rm(folder, { recursive: true, force: true });
});

const find = (text: string, from: number, direction: 'forward' | 'backward', side: 'received' | 'sent' = 'received') =>
  store.find(recorder.id, { side, pattern: Buffer.from(text, 'latin1'), from, direction });

test('forward from a place on, backward before it', async () => {
  recorder.received(Buffer.from('abcabcab'), 0);
  recorder.sent(Buffer.from('xabc'));
  expect(await find('abc', 0, 'forward')).toBe(0);
  expect(await find('abc', 1, 'forward')).toBe(3);
  expect(await find('abc', 4, 'forward')).toBeNull();
  expect(await find('abc', 8, 'backward')).toBe(3);
  expect(await find('abc', 3, 'backward')).toBe(0);
  expect(await find('abc', 0, 'backward')).toBeNull();
  expect(await find('abc', 1_000_000, 'backward')).toBe(3);
  expect(await find('abc', 1_000_000, 'forward')).toBeNull();
  expect(await find('abc', 0, 'forward', 'sent')).toBe(1);
  expect(await find('ab\0', 0, 'forward')).toBeNull();
});

test('across the borders of the blocks that are read', async () => {
  const places = [SEARCH_BLOCK - 3, 2 * SEARCH_BLOCK - 1, 3 * SEARCH_BLOCK];
  const octets = Buffer.alloc(3 * SEARCH_BLOCK + 7);
  for (const place of places) octets.write('needle', place);
  recorder.received(octets, 0);
  for (const start of [0, 1, 12_345]) {
    const found: (number | null)[] = [];
    for (let at = await find('needle', start, 'forward'); at !== null; at = await find('needle', at + 1, 'forward')) {
      found.push(at);
    }
    expect(found).toEqual(places);
  }
  const back: number[] = [];
  for (
    let at = await find('needle', octets.length, 'backward');
    at !== null;
    at = await find('needle', at, 'backward')
  ) {
    back.push(at);
  }
  expect(back).toEqual(places.toReversed());
});
