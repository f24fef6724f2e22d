/** The profiles against what the lab recorded, and what is derived from both. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { observedKindsText } from '../../lab/backing.ts';
import { differences, reportOf } from '../../lab/compare.ts';
import { foldWire, type Recording, readCase, unfoldWire } from '../../lab/recording.ts';
import { renderClientsPage } from '../../scripts/clients-page.mjs';
import { profiles } from '../../src/verdict/clients/index.ts';

const recording = JSON.parse(readFileSync('lab/observed.json', 'utf8')) as Recording;
const versions = Object.fromEntries(recording.clients.map(({ client, version }) => [client, version]));
const cases = recording.cases.map(readCase);

test.each(recording.clients.map(({ client }) => client))(
  '%s does what its profile says, in every case of the recording',
  (client) => {
    let seen = 0;
    const found: string[] = [];
    for (const one of cases) {
      const observation = one.seen.get(client);
      if (observation === undefined) continue;
      seen++;
      const view = reportOf(one, versions).clients.find((each) => each.client === client);
      if (view === undefined) throw new Error(`${client} has no profile.`);
      const different = differences(view, observation);
      if (different.length > 0) found.push(`${one.id}: ${different.join('; ')}`);
    }
    expect(found).toEqual([]);
    expect(seen).toBeGreaterThan(400);
  },
);

test('every profile but the specifications has been run', () => {
  const run = recording.clients.map(({ client }) => client).sort();
  expect(
    profiles
      .filter(({ specification }) => !specification)
      .map(({ client }) => client)
      .sort(),
  ).toEqual(run);
});

test('the kinds of cells that count as observed are those of the recording', () => {
  const kinds = (text: string): string => text.replace(/['"\s]|,(?=[\]}])/g, '');
  expect(kinds(readFileSync('src/verdict/clients/observed-kinds.ts', 'utf8'))).toBe(
    kinds(observedKindsText(recording)),
  );
});

test('docs/clients.md is what the profiles and the recording make it', () => {
  expect(readFileSync('docs/clients.md', 'utf8')).toBe(renderClientsPage(recording, profiles, reportOf, readCase));
});

test('a wire is folded and unfolded to the same octets', () => {
  const wire = `HTTP/1.1 200 ${'R'.repeat(9000)}\r\n${'X-A: 1\r\n'.repeat(100)}\r\n`;
  expect(unfoldWire(foldWire(wire))).toBe(wire);
  expect(JSON.stringify(foldWire(wire)).length).toBeLessThan(200);
});

test('every cell has a sentence, and a silent success reports no error', () => {
  for (const one of cases) {
    for (const view of reportOf(one).clients) {
      expect(view.note, `${one.id} ${view.client}`).not.toBe('');
      if (view.silentSuccess) expect([view.stage, view.error], `${one.id} ${view.client}`).toEqual(['done', null]);
      if (view.stage !== 'done') expect(view.error, `${one.id} ${view.client}`).toBeTruthy();
    }
  }
});
