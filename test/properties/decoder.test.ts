/** What holds of every response there is, tried on 100,000 of them. `npm run fuzz` goes on with fresh seeds. */
import { expect, test } from 'vitest';
import { Examination } from '../../src/report/examination.ts';
import { octets } from '../../src/wire/octets.ts';
import { inputOf } from './corpus.ts';
import { faultOf } from './examine.ts';

const INPUTS = 100_000;

test('whatever the octets: a Report, spans that hold their octets, and the same for another split', () => {
  for (let seed = 1; seed <= INPUTS; seed++) {
    const fault = faultOf(inputOf(seed), seed);
    if (fault !== null) expect.fail(`seed ${seed}: ${fault}`);
  }
}, 120_000);

const endless: Record<string, { head: string; again: string }> = {
  'field lines': { head: 'HTTP/1.1 200 OK\r\n', again: `X-More: ${'v'.repeat(100)}\r\n` },
  'one field line': { head: 'HTTP/1.1 200 OK\r\nX-Long: ', again: 'v'.repeat(1000) },
  'a folded field': { head: 'HTTP/1.1 200 OK\r\nX-Long: v\r\n', again: `${' '.repeat(50)}v\r\n` },
  'a status line': { head: 'HTTP/1.1 200 ', again: 'R'.repeat(1000) },
  'interim responses': { head: '', again: 'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n' },
  'empty lines': { head: '', again: '\r\n' },
  'junk lines': { head: '', again: 'junk\r\n' },
  'a chunk extension': { head: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;', again: 'a=b;'.repeat(200) },
  'odd chunks': { head: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', again: '01;x\nh\n' },
  'trailer fields': { head: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n', again: 'X: y\r\n' },
  'NULs in a value': { head: 'HTTP/1.1 200 OK\r\nX: ', again: '\0'.repeat(1000) },
  'one event': { head: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: ', again: 'x'.repeat(1000) },
  'excess octets': { head: 'HTTP/1.1 204 No Content\r\n\r\n', again: 'x'.repeat(1000) },
};

test.each(Object.keys(endless))('endless %s: the Report stays within its limits', (name) => {
  const { head, again } = endless[name] as { head: string; again: string };
  const read = octets(again.repeat(Math.ceil(65_536 / again.length)));
  const examination = new Examination({ request: { method: 'GET' } });
  examination.push(octets(head), 0);
  const reads = 200;
  for (let count = 0; count < reads; count++) examination.push(read, count);
  const report = examination.end({ transport: 'cancelled' });
  // 13 MB went in. What is kept of it is at most a section of 512 KiB, three times over, and one line.
  expect(JSON.stringify(report).length).toBeLessThan(2_500_000);
  expect(report.ending.at).toBe(octets(head).length + reads * read.length);
});
