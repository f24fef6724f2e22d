/** A finding whose own code fails is a defect: it is named, and the others go on. */
import { expect, test } from 'vitest';
import { ChunkStatistics } from '../../src/verdict/chunk-statistics.ts';
import { noContent } from '../../src/verdict/content/content-facts.ts';
import { ContentReader } from '../../src/verdict/content/content-reader.ts';
import { contentFinding } from '../../src/verdict/content-finding.ts';
import type { FindingKind } from '../../src/verdict/finding.ts';
import { judgeExchange } from '../../src/verdict/verdict.ts';
import { ResponseDecoder } from '../../src/wire/http1/response-decoder.ts';
import { octetsOf } from './findings-of.ts';

const common = { severity: 'error', spec: [], example: { wire: '' } } as const;
let pushes = 0;

const failsWhileListening = contentFinding({
  ...common,
  id: 'fails-listening',
  title: 'Fails while it listens',
  listen: () => ({
    push() {
      pushes++;
      throw new RangeError('out of its depth');
    },
    end: () => null,
  }),
});

const failsWhileJudging: FindingKind = {
  ...common,
  id: 'fails-judging',
  title: 'Fails while it judges',
  judge() {
    throw new TypeError('not what it took it for');
  },
};

const works = contentFinding({
  ...common,
  id: 'works',
  title: 'Works beside them',
  listen: () => ({ push() {}, end: () => ({ detail: 'It was heard.', span: null }) }),
});

test('in a detector and in a judge', () => {
  const kinds = [failsWhileListening, failsWhileJudging, works];
  let content: ContentReader | null = null;
  const response = new ResponseDecoder(
    {
      onDeviation() {},
      onChunks() {},
      onHead(head, reading) {
        content = new ContentReader(head, reading, kinds);
        return content.listener;
      },
    },
    { method: 'GET' },
  );
  response.push(octetsOf('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe'), 0);
  response.push(octetsOf('llo'), 1);
  response.end();
  const { findings, defects } = judgeExchange(
    {
      response,
      deviations: new Map(),
      chunks: new ChunkStatistics(),
      content: (content as ContentReader | null)?.end(5, { whole: true, closed: false }) ?? noContent,
      ending: { transport: 'fin', at: response.received },
      live: false,
      requestCloses: false,
    },
    kinds,
  );
  expect(defects).toEqual([
    { finding: 'fails-listening', message: 'out of its depth' },
    { finding: 'fails-judging', message: 'not what it took it for' },
  ]);
  expect(findings.map(({ id }) => id)).toEqual(['works']);
  // It is not asked again.
  expect(pushes).toBe(1);
});
