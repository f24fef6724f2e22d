/** Runs one runner's clients over the cases, and gathers what was seen. */
import { type LabCase, type Observation, WAITING } from './case.ts';
import type { Runner } from './runners/runner.ts';
import { LabServer } from './server.ts';

/** A client gets this long for a case, in milliseconds: what comes on loopback comes in a fraction of it. */
export const LIMIT = 2_500;

/** One page of the lab's own origin, for the browsers. */
const page = { type: 'text/html', text: '<!doctype html><title>lab</title>' };

export interface Ran {
  versions: Record<string, string>;
  /** By client, by case. */
  seen: Map<string, Map<string, Observation>>;
  /** Why a client could not be run. */
  missing: Map<string, string>;
}

export async function runCases(
  runner: Runner,
  cases: readonly LabCase[],
  onCase: (client: string, done: number) => void = () => {},
): Promise<Ran> {
  const ran: Ran = { versions: {}, seen: new Map(), missing: new Map() };
  const shared = new LabServer(cases, page);
  const origin = `http://127.0.0.1:${await shared.listen()}`;
  try {
    ran.versions = await runner.start(origin);
  } catch (thrown) {
    const reason = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
    for (const client of runner.clients) ran.missing.set(client, reason);
    await runner.stop();
    await shared.close();
    return ran;
  }
  for (const client of runner.clients) {
    if (ran.versions[client] === undefined) {
      ran.missing.set(client, 'not installed');
      continue;
    }
    const seen = new Map<string, Observation>();
    ran.seen.set(client, seen);
    const waiting = [...cases];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        // A browser asks in a page of the same origin; every other client gets a port of its own a case, so that no
        // connection is used twice.
        const own = runner.parallel === 1 ? null : new LabServer([next]);
        const server = own ?? shared;
        const base = own === null ? origin : `http://127.0.0.1:${await own.listen()}`;
        const url = `${base}/${encodeURIComponent(client)}/${encodeURIComponent(next.id)}`;
        let observed = await runner.run(client, url, next.method, LIMIT);
        // A machine that is busy can make a client late where nothing keeps it waiting: it gets more time.
        if (observed.error?.code === WAITING && next.ending !== 'open') {
          server.forget(client, next.id);
          observed = await runner.run(client, url, next.method, 4 * LIMIT);
        }
        seen.set(next.id, { ...observed, requests: server.requests(client, next.id) });
        server.release(client, next.id);
        await own?.close();
        onCase(client, seen.size);
      }
    };
    await Promise.all(Array.from({ length: runner.parallel }, work));
  }
  await runner.stop();
  await shared.close();
  return ran;
}
