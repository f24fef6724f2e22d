import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Recorder } from '../../src/capture/recorder.ts';
import { CaptureStore } from '../../src/capture/store.ts';
import { limits } from '../../src/protocol/messages.ts';
import { chunkColumns } from '../../src/wire/http1/chunk-columns.ts';
import { recordChunks, report, temporaryFolder } from './recording.ts';

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

describe('a window of chunks', () => {
  test('has offsets, sizes, times, gaps and extensions', async () => {
    recordChunks(recorder, [
      { line: '5\r\n', data: 'hello', time: 10 },
      { line: '5;a=b;c\r\n', data: 'world', time: 12.125 },
      { line: '005 ;\n', data: 'again', time: 12.125 },
      { line: '5;"\xe9;\0"\r\n', data: 'bytes', time: 100 },
    ]);
    expect(await store.chunkWindow(recorder.id, 0, 10)).toEqual({
      total: 4,
      start: 0,
      offset: [0, 10, 26, 39],
      size: [5, 5, 5, 5],
      time: [10, 12.125, 12.125, 100],
      gap: [0, 2.125, 0, 87.875],
      extension: [null, 'a=b;c', '', '"\xe9;\0"'],
      line: [3, 9, 6, 9],
    });
    expect(await store.chunkWindow(recorder.id, 3, 10)).toMatchObject({
      total: 4,
      start: 3,
      offset: [39],
      gap: [87.875],
    });
    expect(await store.chunkWindow(recorder.id, 1, 2)).toMatchObject({ offset: [10, 26], extension: ['a=b;c', ''] });
  });

  test('beyond the end is empty', async () => {
    recordChunks(recorder, [{ line: '1\r\n', data: 'x', time: 0 }]);
    const empty = { offset: [], size: [], time: [], gap: [], extension: [], line: [] };
    expect(await store.chunkWindow(recorder.id, 50, 10)).toEqual({ total: 1, start: 1, ...empty });
    expect(await store.chunkWindow(recorder.id, 0, 0)).toEqual({ total: 1, start: 0, ...empty });
  });

  test('grows while chunks are recorded, and stands when they are', async () => {
    let offset = 0;
    for (let count = 1; count <= 5; count += 1) {
      offset = recordChunks(recorder, [{ line: `1;n=${count}\r\n`, data: 'x', time: count }], offset);
      const { total, extension } = await store.chunkWindow(recorder.id, count - 1, 1);
      expect([total, extension]).toEqual([count, [`n=${count}`]]);
    }
    await recorder.finish(report);
    expect((await store.chunkWindow(recorder.id, 0, 5)).extension).toEqual(['n=1', 'n=2', 'n=3', 'n=4', 'n=5']);
  });

  test('reads 200,000 chunks from any place', async () => {
    const count = 200_000;
    const columns = chunkColumns(1000);
    for (let row = 0; row < count; row += 1) {
      const octets = Buffer.from(`4;row=${row}\r\nbody\r\n`);
      columns.offset[columns.count] = row * 20;
      columns.size[columns.count] = 4;
      columns.time[columns.count] = row / 8;
      columns.lineLength[columns.count] = octets.length - 6;
      columns.count += 1;
      recorder.received(Buffer.concat([octets, Buffer.alloc(20 - octets.length)]), row);
      if (columns.count === 1000) {
        recorder.chunks(columns);
        columns.count = 0;
      }
      if (recorder.backlog > 1 << 20) await recorder.flush();
    }
    for (const start of [0, 1, 99_999, count - 2000]) {
      const window = await store.chunkWindow(recorder.id, start, 2000);
      expect(window.total).toBe(count);
      expect(window.offset).toEqual(Array.from({ length: 2000 }, (_, row) => (start + row) * 20));
      expect(window.extension).toEqual(Array.from({ length: 2000 }, (_, row) => `row=${start + row}`));
      expect(window.gap.slice(1).every((gap) => gap === 0.125)).toBe(true);
      expect(window.gap[0]).toBe(start === 0 ? 0 : 0.125);
    }
  });

  test('reads lines that lie far apart', async () => {
    const data = 'x'.repeat(100_000);
    recordChunks(
      recorder,
      Array.from({ length: 20 }, (_, row) => ({ line: `186a0;r${row}\r\n`, data, time: row })),
    );
    const { extension } = await store.chunkWindow(recorder.id, 0, 20);
    expect(extension).toEqual(Array.from({ length: 20 }, (_, row) => `r${row}`));
  });

  test('cuts long extensions, and fits a message whatever they hold', async () => {
    const rows = limits.chunkRows;
    const hostile = '\x00"\\\xff'.repeat(20_000);
    recordChunks(recorder, [{ line: `1;${'e'.repeat(5000)}\r\n`, data: 'x', time: 1 }]);
    expect((await store.chunkWindow(recorder.id, 0, 1)).extension).toEqual(['e'.repeat(256)]);
    const from = 5000 + 7;
    recorder.received(Buffer.from(`1;${hostile}`, 'latin1'), 1);
    const columns = chunkColumns(rows);
    columns.count = rows;
    columns.offset.fill(from);
    columns.size.fill(Number.MAX_VALUE);
    columns.time.fill(86_400_000.123);
    columns.lineLength.fill(hostile.length);
    recorder.chunks(columns);
    const window = await store.chunkWindow(recorder.id, 1, rows);
    expect(window.extension[0]).toMatch(/^\0"\\\xff/);
    const frame = JSON.stringify({ jsonrpc: '2.0', id: Number.MAX_SAFE_INTEGER, result: window });
    expect(Buffer.byteLength(frame)).toBeLessThan(limits.frameToBrowser);
    expect(window.offset).toHaveLength(rows);
  });
});

describe('a window of octets', () => {
  test('is cut to what there is, on either side, while it grows', async () => {
    recorder.sent(Buffer.from('GET / HTTP/1.1'));
    recorder.received(Buffer.from('0123456789'), 0);
    const window = async (start: number, end: number) => {
      const { octets, ...rest } = await store.byteWindow(recorder.id, 'received', start, end);
      return { ...rest, text: Buffer.from(octets).toString() };
    };
    expect(await window(2, 5)).toEqual({ start: 2, end: 5, total: 10, text: '234' });
    expect(await window(8, 50)).toEqual({ start: 8, end: 10, total: 10, text: '89' });
    expect(await window(20, 50)).toEqual({ start: 10, end: 10, total: 10, text: '' });
    recorder.received(Buffer.from('abc'), 1);
    expect(await window(8, 50)).toEqual({ start: 8, end: 13, total: 13, text: '89abc' });
    expect(Buffer.from((await store.byteWindow(recorder.id, 'sent', 0, 3)).octets).toString()).toBe('GET');
  });
});
