/** Real servers and proxies that fail after a 200: what each makes of it on the wire, and what Lastchunk says of that. */
import { expect, test } from 'vitest';
import { inspect } from '../../src/index.ts';
import { serverCases } from './cases.mjs';

interface Expected {
  outcome: string;
  brokenSuccess: boolean;
  ending: string;
  finding: string;
  content: number;
}

const cut = { outcome: 'truncated', brokenSuccess: true, ending: 'fin', finding: 'cut-before-chunk', content: 36 };
const short = { ...cut, finding: 'cut-in-content' };

const expected: Record<string, Expected> = {
  'nginx-buffered': cut,
  'nginx-unbuffered': cut,
  'nginx-upstream-reset': cut,
  'nginx-content-length': short,
  'nginx-gzip': { ...cut, content: expect.any(Number) },
  // The proxy takes the upstream's close for the end, and says so with a last-chunk: nothing on the wire shows the failure.
  'nginx-http10-upstream': { ...cut, outcome: 'complete', brokenSuccess: false, ending: 'open', finding: '' },
  'haproxy-chunked': cut,
  'haproxy-upstream-reset': cut,
  'haproxy-content-length': short,
  'node-http-destroy': cut,
  'node-http-destroy-length': short,
  'python-http-server': { ...cut, outcome: 'undelimited', brokenSuccess: false, finding: 'close-delimited' },
  'python-http-server-chunked': cut,
  'python-asyncio': cut,
  'php-fatal': { ...cut, outcome: 'complete-with-error', finding: 'php', content: expect.any(Number) },
  'go-panic': cut,
};

test('every server has an expectation', () => {
  expect(serverCases.map(({ id }) => id)).toEqual(Object.keys(expected));
});

test.each(serverCases)('$id: $title', async ({ id, start }) => {
  const { outcome, brokenSuccess, ending, finding, content } = expected[id] as Expected;
  const { url, stop } = await start();
  try {
    const report = await inspect({ method: 'GET', url, fields: [['Accept-Encoding', 'gzip']] });
    const ids = report.findings.map((found) => found.id);
    expect(report.response?.statusLine.code).toBe(200);
    expect(report.verdict, ids.join(', ')).toMatchObject({ outcome, brokenSuccess });
    expect(report.ending.transport).toBe(ending);
    expect(report.response?.body.length).toEqual(content);
    expect(report.verdict.because).toEqual(finding === '' ? [] : [finding]);
    expect(ids.includes('connection-spent')).toBe(outcome === 'truncated');
  } finally {
    await stop();
  }
});
