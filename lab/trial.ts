import { writeFileSync } from 'node:fs';
import { goldenCases, ownCases } from './corpus/index.ts';
import { recordedCase, recordingText } from './recording.ts';
import { LIMIT, runCases } from './run-cases.ts';
import { browser } from './runners/browser.ts';
import { curl } from './runners/curl.ts';
import { nodeHttp } from './runners/node-http.ts';
import { go, hyper, java, nodeFetch, python, undiciFetch } from './runners/programs.ts';
export async function main(only: string[], out: string) {
  const all: any = {
    nodeHttp,
    nodeFetch,
    undiciFetch,
    curl,
    python,
    go,
    java,
    hyper,
    chromium: browser('chromium', () => '/usr/bin/chromium'),
    firefox: browser('firefox', () => '/usr/bin/firefox-esr'),
  };
  const cases = [...ownCases, ...goldenCases('test/goldens/cases')];
  const ids = new Set(cases.map((c) => c.id));
  if (ids.size !== cases.length) throw new Error('dup ids');
  console.log(cases.length, 'cases');
  const seen = new Map<string, Map<string, any>>();
  const clients: any[] = [];
  for (const name of only.length ? only : Object.keys(all)) {
    const t = Date.now();
    const ran = await runCases(all[name], cases);
    console.log(name, ran.versions, [...ran.missing], Date.now() - t, 'ms');
    for (const [client, byCase] of ran.seen) {
      clients.push({ client, version: ran.versions[client], date: new Date().toISOString().slice(0, 10) });
      for (const [id, o] of byCase) {
        if (!seen.has(id)) seen.set(id, new Map());
        seen.get(id)!.set(client, o);
      }
    }
  }
  writeFileSync(
    out,
    recordingText({
      about: '',
      date: new Date().toISOString(),
      limit: LIMIT,
      clients,
      cases: cases.map((c) => recordedCase(c, seen.get(c.id) ?? new Map())),
    }),
  );
}
