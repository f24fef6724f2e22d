/** Of a header section with more fields than are kept, by what the host reports of such a response. */
import { expect, it } from 'vitest';
import { moreFieldsCame } from '../../src/panel/model/kept-fields.ts';
import { reportOf } from '../verdict/findings-of.ts';

const many = 'A: b\r\n'.repeat(2_010);

it.each([
  ['more fields than are kept', `${many}Content-Length: 0\r\n\r\n`, true],
  ['fields that are too long', `${`X-Long: ${'v'.repeat(100_000)}\r\n`.repeat(6)}Content-Length: 0\r\n\r\n`, true],
  ['few', 'A: b\r\nContent-Length: 0\r\n\r\n', false],
  ['few, but many trailers', `Transfer-Encoding: chunked\r\n\r\n0\r\n${many}\r\n`, false],
])('%s', async (_, head, more) => {
  const report = await reportOf(`HTTP/1.1 200 OK\r\n${head}`);
  expect(moreFieldsCame(report.response?.fields ?? [], report)).toBe(more);
});
