import { expect, test } from 'vitest';
import { SO_FAR_ROOM } from '../../src/host/latest-progress.ts';
import { toldHead } from '../../src/host/told-head.ts';
import { limits } from '../../src/protocol/messages.ts';
import { Examination } from '../../src/report/examination.ts';

test('the largest head fits a frame beside a Report so far, though each of its characters is escaped', () => {
  const controls = (length: number) => '\x01'.repeat(length);
  const interims = `HTTP/1.1 103 ${controls(8_000)}\r\n\r\n`.repeat(5);
  const fields = Array.from({ length: 300 }, (_, index) => `X-${index}: ${controls(400)}\r\n`).join('');
  const examination = new Examination({ request: { method: 'GET', url: 'http://a.test/' } });
  examination.push(Buffer.from(`${interims}HTTP/1.1 200 ${controls(8_000)}\r\n${fields}\r\n`, 'latin1'), 0);
  const { head } = examination;
  if (head === null) throw new Error('There is no head.');
  const told = Buffer.byteLength(JSON.stringify(toldHead(head)));
  // It is as large as it can be.
  expect(told).toBeGreaterThan(limits.headText * 4);
  expect(told + SO_FAR_ROOM).toBeLessThan(limits.frameToBrowser - 1_024);
});
