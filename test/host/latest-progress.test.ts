import { expect, test } from 'vitest';
import { latestOnly } from '../../src/host/latest-progress.ts';
import type { HeadSoFar, Progress } from '../../src/protocol/messages.ts';
import { reportOf } from '../verdict/findings-of.ts';

const head: HeadSoFar = {
  statusLine: {
    raw: 'HTTP/1.1 200 OK',
    version: 'HTTP/1.1',
    code: 200,
    codeRaw: '200',
    reason: 'OK',
    reasonRaw: 'OK',
    class: 'successful',
    treatAs: 200,
    registered: 'OK',
    span: [0, 15],
    parts: { version: [0, 8], code: [9, 12], reason: [13, 15] },
  },
  fields: [],
  fieldCount: 0,
  interim: [],
  interimCount: 0,
  framing: 'chunked',
  declaredLength: null,
  end: 19,
};
const progress = (received: number): Progress => ({
  phase: 'body',
  capture: null,
  received,
  chunks: 0,
  elapsed: 1,
  statusLine: null,
});

test('a slow reader is told the latest, and what is told once all the same', async () => {
  const report = await reportOf('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  const written: Progress[] = [];
  let take = () => {};
  const teller = latestOnly((value) => {
    written.push(value);
    return new Promise((resolve) => {
      take = resolve;
    });
  });
  teller.tell(progress(1));
  teller.tell({ ...progress(2), head });
  teller.tell({ ...progress(3), soFar: { report } });
  teller.tell(progress(4));
  expect(written).toEqual([progress(1)]);
  take();
  await expect.poll(() => written).toHaveLength(2);
  expect(written[1]).toEqual({ ...progress(4), head, soFar: { report } });
  teller.tell(progress(5));
  take();
  await expect.poll(() => written).toHaveLength(3);
  // Once.
  expect(written[2]).toEqual(progress(5));
  take();
  await teller.settled();
});
