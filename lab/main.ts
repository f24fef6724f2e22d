/**
 * `npm run lab`: every client that this machine has against every case, compared with the profiles. Fails when one of them
 * disagrees. `--record` writes lab/observed.json and what is derived from it; names of clients run those alone.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { observedKindsText } from './backing.ts';
import type { LabCase, Observation } from './case.ts';
import { differences, reportOf } from './compare.ts';
import { goldenCases, ownCases } from './corpus/index.ts';
import { type Recording, readCase, recordedCase, recordingText } from './recording.ts';
import { LIMIT, runCases } from './run-cases.ts';
import { browser } from './runners/browser.ts';
import { curl } from './runners/curl.ts';
import { nodeHttp } from './runners/node-http.ts';
import { go, hyper, java, nodeFetch, python, undiciFetch } from './runners/programs.ts';
import type { Runner } from './runners/runner.ts';
import { zooCases } from './zoo-cases.ts';

const RECORDING = 'lab/observed.json';
const KINDS = 'src/verdict/clients/observed-kinds.ts';
const about =
  'What real clients did with exact response octets on loopback: written by `npm run lab -- --record`. Head and body come in one segment where they fit in one. stage: head when the caller never got a response, body when it got one and reading it failed, done when there was no error. WAITING: it was still waiting when its time was up. requests: how often it asked.';

export interface LabOptions {
  record: boolean;
  only: readonly string[];
  chromium: string | null;
  firefox: string | null;
}

/** Runs the lab and prints its matrix; answers the exit status. */
export async function lab({ record, only, chromium, firefox }: LabOptions): Promise<number> {
  const runners: Runner[] = [
    curl,
    nodeHttp,
    nodeFetch,
    undiciFetch,
    python,
    go,
    java,
    hyper,
    browser('chromium', chromium),
    browser('firefox', firefox),
  ];
  const cases: LabCase[] = [...ownCases, ...goldenCases('test/goldens/cases'), ...(await zooCases())];
  const seen = new Map<string, Map<string, Observation>>();
  const versions: Record<string, string> = {};
  const missing = new Map<string, string>();
  for (const runner of runners) {
    if (only.length > 0 && !runner.clients.some((client) => only.includes(client))) continue;
    process.stderr.write(`${runner.clients.join(', ')} …\n`);
    const ran = await runCases(runner, cases);
    Object.assign(versions, ran.versions);
    for (const [client, reason] of ran.missing) missing.set(client, reason);
    for (const [client, byCase] of ran.seen) {
      for (const [id, observation] of byCase) seen.set(id, (seen.get(id) ?? new Map()).set(client, observation));
    }
  }
  const disagreements = report(cases, seen, versions, missing);
  if (record) {
    const recording = recordingOf(cases, seen, versions);
    writeFileSync(RECORDING, recordingText(recording));
    writeFileSync(KINDS, observedKindsText(recording));
    console.log(`Recorded in ${RECORDING}.`);
  }
  return disagreements === 0 ? 0 : 1;
}

/** The new run over the last one: clients that did not run now keep what they did then, as far as the octets are the same. */
function recordingOf(
  cases: readonly LabCase[],
  seen: ReadonlyMap<string, ReadonlyMap<string, Observation>>,
  versions: Record<string, string>,
): Recording {
  const date = new Date().toISOString().slice(0, 10);
  const last: Recording | null = existsSync(RECORDING)
    ? (JSON.parse(readFileSync(RECORDING, 'utf8')) as Recording)
    : null;
  const before = new Map((last?.cases ?? []).map((one) => [one.id, readCase(one)]));
  const clients = Object.entries(versions).map(([client, version]) => ({ client, version, date }));
  const kept = (last?.clients ?? []).filter(({ client }) => versions[client] === undefined);
  return {
    about,
    date,
    limit: LIMIT,
    clients: [...clients, ...kept],
    cases: cases.map((one) => {
      const then = before.get(one.id);
      const same = then !== undefined && then.wire === one.wire && then.ending === one.ending;
      const old = same ? [...then.seen].filter(([client]) => versions[client] === undefined) : [];
      return recordedCase(one, new Map([...(seen.get(one.id) ?? []), ...old]));
    }),
  };
}

/** Prints a line a client and a line a disagreement; answers how many there were. */
function report(
  cases: readonly LabCase[],
  seen: ReadonlyMap<string, ReadonlyMap<string, Observation>>,
  versions: Record<string, string>,
  missing: ReadonlyMap<string, string>,
): number {
  const tally = new Map<string, { agree: number; lines: string[]; waited: number }>();
  for (const one of cases) {
    const views = reportOf(one, versions).clients;
    for (const [client, observation] of seen.get(one.id) ?? []) {
      const view = views.find((each) => each.client === client);
      const row = tally.get(client) ?? { agree: 0, lines: [], waited: 0 };
      tally.set(client, row);
      if (observation.error?.code === 'WAITING') row.waited++;
      const found = view === undefined ? ['no profile'] : differences(view, observation);
      if (found.length === 0) row.agree++;
      else row.lines.push(`  ${one.id} (${one.ending}): ${found.join('; ')}`);
    }
  }
  const width = Math.max(...Object.values(versions).map((version) => version.length), 7);
  console.log(`\n${'client'.padEnd(16)}${'version'.padEnd(width + 2)}agree  disagree  waited`);
  let total = 0;
  for (const [client, { agree, lines, waited }] of tally) {
    total += lines.length;
    console.log(
      `${client.padEnd(16)}${(versions[client] ?? '').padEnd(width + 2)}${String(agree).padStart(5)}  ${String(lines.length).padStart(8)}  ${String(waited).padStart(6)}`,
    );
  }
  for (const [client, reason] of missing) console.log(`${client.padEnd(16)}missing: ${reason}`);
  for (const [client, { lines }] of tally) if (lines.length > 0) console.log(`\n${client}\n${lines.join('\n')}`);
  console.log(`\n${cases.length} cases, ${total} disagreements, ${missing.size} clients missing.`);
  return total;
}
