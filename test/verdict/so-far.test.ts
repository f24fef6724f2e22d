/** What is judged while more may come changes nothing of what is judged in the end. */
import { expect, test } from 'vitest';
import { nodeCodings } from '../../src/coding/node-codings.ts';
import { nodeHashes } from '../../src/hashing/node-hashes.ts';
import { Examination } from '../../src/report/examination.ts';
import { findingKinds } from '../../src/verdict/findings/index.ts';
import { octetsOf } from './findings-of.ts';

function examined({ wire, method = 'GET' }: { wire: string; method?: string }): Examination {
  const examination = new Examination({ request: { method }, codings: nodeCodings, hashes: nodeHashes });
  examination.push(octetsOf(wire), 1);
  return examination;
}

test('the verdict so far is that of a connection which stays open, for the example of every finding', () => {
  let judged = 0;
  for (const { id, example } of findingKinds) {
    for (const transport of ['open', 'fin', 'rst'] as const) {
      const asked = examined(example);
      const early = asked.soFar({});
      const report = asked.end({ transport });
      expect(report, `${id}, ${transport}`).toEqual(examined(example).end({ transport }));
      if (early === null || transport !== 'open') continue;
      expect(early, id).toEqual(report);
      judged += 1;
    }
  }
  expect(judged).toBeGreaterThan(50);
});

test('there is none before the message is whole, nor where the server is about to close', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n';
  expect(examined({ wire: `${head}\r\nhell` }).soFar({})).toBeNull();
  expect(examined({ wire: `${head}\r\nhello` }).soFar({})?.verdict.outcome).toBe('complete');
  expect(examined({ wire: `${head}Connection: close\r\n\r\nhello` }).soFar({})).toBeNull();
  expect(examined({ wire: 'HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello' }).soFar({})).toBeNull();
  expect(examined({ wire: 'HTTP/1.1 101 Switching Protocols\r\n\r\nxyz' }).soFar({})).toBeNull();
});
