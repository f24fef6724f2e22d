/** The clients that every developer's machine has, asked again: their profiles hold for what is installed here and now. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { differences, reportOf } from '../../lab/compare.ts';
import { ownCases } from '../../lab/corpus/index.ts';
import type { Recording } from '../../lab/recording.ts';
import { runCases } from '../../lab/run-cases.ts';
import { curl } from '../../lab/runners/curl.ts';
import { nodeHttp } from '../../lab/runners/node-http.ts';
import { nodeFetch, python } from '../../lab/runners/programs.ts';
import type { Runner } from '../../lab/runners/runner.ts';

/** A case of each kind, those that only wait left out: they take as long as the limit. */
const sample = ownCases.filter(({ ending }, at) => ending !== 'open' && at % 9 === 0);
const { clients } = JSON.parse(readFileSync('lab/observed.json', 'utf8')) as Recording;
const recorded = new Map(clients.map(({ client, version }) => [client, version]));

const runners: [string, Runner][] = [
  ['node-http', nodeHttp],
  ['node-fetch', nodeFetch],
  ['curl', curl],
  ['py-http.client', { ...python, clients: ['py-http.client'] }],
];

test.each(runners)('%s, live, does what its profile says', async (client, runner) => {
  const { seen, versions, missing } = await runCases(runner, sample);
  expect([...missing]).toEqual([]);
  // What another version does is for `npm run lab` to find out, and no fault of what is tested here.
  if (versions[client] !== recorded.get(client)) return;
  const found = sample.flatMap((one) => {
    const observation = seen.get(client)?.get(one.id);
    const view = reportOf(one, versions).clients.find((each) => each.client === client);
    if (observation === undefined || view === undefined) return [`${one.id}: not run`];
    return differences(view, observation).map((difference) => `${one.id}: ${difference}`);
  });
  expect(found).toEqual([]);
});
