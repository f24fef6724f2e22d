/** Signals in the trailer section, and in fields: what is found, and what is left alone. */
import { describe, expect, test } from 'vitest';
import { read, readByOctets, signalsIn } from './wires.ts';

function withTrailers(trailers: readonly string[], fields: readonly string[] = []): string {
  const head = ['HTTP/1.1 200 OK', 'Content-Type: text/csv', ...fields, 'Transfer-Encoding: chunked'];
  return `${head.join('\r\n')}\r\n\r\n5\r\nhello\r\n0\r\n${trailers.map((line) => `${line}\r\n`).join('')}\r\n`;
}

const hits: { id: string; trailers: string[]; says: string[]; evidence: string }[] = [
  {
    id: 'grpc-status',
    trailers: ['grpc-status: 8', 'grpc-message: 50%25 of caf%C3%A9'],
    says: ['8 (RESOURCE_EXHAUSTED)', '"50% of café"'],
    evidence: 'grpc-status: 8',
  },
  {
    id: 'grpc-gateway',
    trailers: ['Grpc-Trailer-Grpc-Status: 2', 'Grpc-Trailer-Grpc-Message: not%20here'],
    says: ['2 (UNKNOWN)', '"not here"'],
    evidence: 'Grpc-Trailer-Grpc-Status: 2',
  },
  {
    id: 'ipfs-stream-error',
    trailers: ['X-Stream-Error: context deadline exceeded'],
    says: ['"context deadline exceeded"'],
    evidence: 'X-Stream-Error: context deadline exceeded',
  },
  {
    id: 'druid',
    trailers: ['X-Error-Message: Query timed out', 'X-Druid-Response-Complete: false'],
    says: ['X-Druid-Response-Complete: false', '"Query timed out"'],
    evidence: 'X-Druid-Response-Complete: false',
  },
  { id: 'druid', trailers: ['X-Error-Message: gone'], says: ['"gone"'], evidence: 'X-Error-Message: gone' },
  {
    id: 'xrootd',
    trailers: ['X-Transfer-Status: 500: Unable to read file; input/output error'],
    says: ['500, "Unable to read file; input/output error"'],
    evidence: 'X-Transfer-Status: 500: Unable to read file; input/output error',
  },
  { id: 'odk', trailers: ['Status: Error'], says: ['Status: Error'], evidence: 'Status: Error' },
  {
    id: 'lambda',
    trailers: [
      'Lambda-Runtime-Function-Error-Type: Runtime.UserCodeError',
      `Lambda-Runtime-Function-Error-Body: ${Buffer.from('{"errorMessage":"no table","errorType":"E"}').toString('base64')}`,
    ],
    says: ['"Runtime.UserCodeError"', '"no table"'],
    evidence: 'Lambda-Runtime-Function-Error-Type: Runtime.UserCodeError',
  },
];

test.each(hits)('$id: $trailers', async ({ id, trailers, says, evidence }) => {
  const wire = withTrailers(trailers);
  const report = await read(wire);
  expect(signalsIn(report)).toEqual([id]);
  const finding = report.findings.find((one) => one.id === id);
  for (const words of says) expect(finding?.detail).toContain(words);
  expect(finding?.span && wire.slice(...finding.span)).toBe(evidence);
  expect(report.verdict).toMatchObject({ outcome: 'complete-with-error', brokenSuccess: true });
  expect(await readByOctets(wire)).toEqual(report);
});

describe('is no signal', () => {
  test.each<[string, string[], string[]?]>([
    ['a trailer that is declared only', [], ['Trailer: X-Stream-Error, X-Error-Message, Status']],
    ['an empty X-Stream-Error', ['X-Stream-Error:']],
    ['grpc-status 0', ['grpc-status: 0', 'grpc-message: fine']],
    ['Grpc-Trailer-Grpc-Status 0', ['Grpc-Trailer-Grpc-Status: 0']],
    ['a Druid response that is complete', ['X-Druid-Response-Complete: true']],
    ['a transfer that went well', ['X-Transfer-Status: 200: OK']],
    ['a transfer status that cannot be read', ['X-Transfer-Status: fine']],
    ['Status: OK', ['Status: OK']],
    ['an empty error type', ['Lambda-Runtime-Function-Error-Type:']],
    ['a header field of the same name', [], ['X-Stream-Error: x', 'X-Error-Message: x', 'Status: Error']],
  ])('%s', async (_, trailers, fields = []) => {
    expect(signalsIn(await read(withTrailers(trailers, fields)))).toEqual([]);
  });
});

test('mediawiki: the field, under a success alone', async () => {
  const field = 'MediaWiki-API-Error: maxlag';
  const wire = (status: string) => `HTTP/1.1 ${status}\r\n${field}\r\nContent-Length: 2\r\n\r\n{}`;
  const report = await read(wire('200 OK'));
  const finding = report.findings.find(({ id }) => id === 'mediawiki');
  expect(finding?.detail).toContain('"maxlag"');
  expect(finding?.span && wire('200 OK').slice(...finding.span)).toBe(field);
  expect(signalsIn(await read(wire('503 Service Unavailable')))).toEqual([]);
  expect(signalsIn(await read('HTTP/1.1 200 OK\r\nMediaWiki-API-Error:\r\nContent-Length: 2\r\n\r\n{}'))).toEqual([]);
});
