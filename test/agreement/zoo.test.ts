/** What each species' page promises, and what an inspection over a real socket says: one and the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspect, type Report } from '../../src/index.ts';
import { families } from '../../src/zoo/species/index.ts';
import { type RunningZoo, startZoo } from '../../src/zoo/zoo.ts';

let zoo: RunningZoo;
beforeAll(async () => {
  zoo = await startZoo();
});
afterAll(() => zoo?.close());

/** Long enough for a busy machine, short enough for the species whose silence is the point. */
const quick = { headTimeoutMs: 1_500, idleTimeoutMs: 1_500, graceMs: 50 };
const ids = families.flatMap(({ species }) => species.map(({ id }) => id));

describe.each(['clear', 'TLS'])('in %s', (transport) => {
  test.concurrent.each(ids)('%s', async (id) => {
    const species = zoo.species.find((one) => one.id === id);
    if (species === undefined) throw new Error(`The zoo does not list ${id}.`);
    const secure = transport === 'TLS';
    const outcome = secure ? species.secureOutcome : species.outcome;
    const report = await look(secure ? species.secureUrl : species.url, outcome === 'cancelled');
    const { verdict, findings } = report;
    const ids = findings.map((finding) => `${finding.severity} ${finding.id}`);
    expect(verdict.outcome, `${verdict.summary} ${ids.join(', ')}`).toBe(outcome);
    expect(verdict.brokenSuccess, `${verdict.summary} ${ids.join(', ')}`).toBe(
      secure ? species.secureBrokenSuccess : species.brokenSuccess,
    );
  });
});

/** Inspects; what never ends is cancelled once some of it has come. */
function look(url: string, endless: boolean): Promise<Report> {
  const controller = new AbortController();
  return inspect({ method: 'GET', url: `${url}?pace=1` }, quick, {
    authorities: [zoo.certificate],
    signal: controller.signal,
    onProgress: ({ received }) => {
      if (endless && received > 1_000) controller.abort();
    },
  });
}
