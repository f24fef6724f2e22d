/** The zoo keeps a species for every signal, and each species of a signal emits that one and no other. */
import { expect, test } from 'vitest';
import { decode } from '../../src/index.ts';
import { incompleteHtml } from '../../src/verdict/signals/incomplete-html.ts';
import { signals } from '../../src/verdict/signals/index.ts';
import { plainRequest } from '../../src/zoo/request.ts';
import { families } from '../../src/zoo/species/index.ts';
import type { Species } from '../../src/zoo/species.ts';
import { transcribe } from '../../src/zoo/transcript.ts';
import { signalsIn } from './wires.ts';

const signalled: Record<string, string> = {
  'trailer-grpc-status': 'grpc-status',
  'trailer-grpc-gateway': 'grpc-gateway',
  'trailer-x-stream-error': 'ipfs-stream-error',
  'trailer-druid': 'druid',
  'trailer-xrootd': 'xrootd',
  'trailer-odk': 'odk',
  'trailer-lambda': 'lambda',
  'grpc-web-error': 'grpc-web',
  'grpc-web-text-unfinished': 'grpc-web',
  'connect-error': 'connect',
  'aws-eventstream-exception': 'aws-eventstream',
  'git-error-channel': 'git',
  'docker-pull': 'docker',
  'kubernetes-watch-expired': 'kubernetes-watch',
  'grpc-gateway-stream': 'grpc-gateway-lines',
  'x-stream-disconnect': 'x-stream',
  'ndjson-error-record': 'json-lines-error',
  'solr-exception-tuple': 'solr-stream',
  'clickhouse-exception': 'clickhouse',
  'clickhouse-exception-bare': 'clickhouse',
  'druid-lines-cut': 'druid-lines',
  'influx-error-table': 'influx',
  'http-tpc-failure': 'http-tpc',
  'openai-stream-error': 'openai',
  'anthropic-stream-error': 'anthropic',
  'vercel-ai-error': 'vercel-ai',
  'graphql-sse-errors': 'graphql-sse',
  'sse-error': 'sse-error',
  'sse-unfinished': 'sse-unfinished',
  's3-copy-error': 's3',
  'soap-fault': 'soap',
  'xml-rpc-fault': 'xml-rpc',
  'ogc-service-exception': 'ogc',
  'elasticsearch-bulk-errors': 'elasticsearch-bulk',
  'graphql-errors': 'graphql',
  'json-rpc-error': 'json-rpc',
  'neo4j-errors': 'neo4j',
  'trino-query-failed': 'trino',
  'bigquery-insert-errors': 'bigquery',
  'arcgis-error': 'arcgis',
  'couchbase-view-errors': 'couchbase',
  'mediawiki-api-error': 'mediawiki',
  'odata-malformed': 'odata',
  'problem-under-200': 'problem-details',
  'incomplete-json': 'incomplete-json',
  'incomplete-zip': 'incomplete-zip',
  'incomplete-multipart': 'incomplete-multipart',
  'php-fatal-error': 'php',
  'rails-streamed-error': 'rails-streaming',
  'react-boundary-error': 'react-stream',
};

const species = families.flatMap((family) => family.species);

async function reportOf(one: Species) {
  const { writes } = await transcribe(one, plainRequest(`/${one.id}`), { mostOctets: 1e5, mostWrites: 200 });
  return decode(Buffer.concat(writes.map(({ octets }) => octets)), { ending: 'open' });
}

test.each(Object.entries(signalled))('%s emits %s', async (id, signal) => {
  const one = species.find((one) => one.id === id);
  if (one === undefined) throw new Error(`The zoo has no species ${id}.`);
  expect(signalsIn(await reportOf(one))).toEqual([signal]);
});

test('no signal is without a species', () => {
  const shown = new Set(Object.values(signalled));
  // Digests have their own place in the zoo.
  expect(signals.map(({ id }) => id).filter((id) => !shown.has(id) && !id.startsWith('digest'))).toEqual([]);
});

test('healthy species emit none', async () => {
  for (const one of families.find(({ id }) => id === 'whole')?.species ?? []) {
    expect(signalsIn(await reportOf(one)), one.id).toEqual([]);
  }
});

test('incomplete-html is a note', async () => {
  const one = species.find(({ id }) => id === incompleteHtml.id);
  if (one === undefined) throw new Error('The zoo has no species incomplete-html.');
  const report = await reportOf(one);
  expect(report.findings).toMatchObject([{ id: 'incomplete-html', severity: 'info' }]);
  expect(report.verdict).toMatchObject({ outcome: 'complete', brokenSuccess: false });
});
