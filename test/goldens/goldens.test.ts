/** Every golden case, fed whole, octet by octet and in random splits: the facts hold, and the Reports are equal. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/index.ts';
import { Report } from '../../src/report/report.ts';
import { octetByOctet, splitAt, whole } from './feeding.ts';
import { readGoldens, valueAt } from './golden.ts';

const folder = fileURLToPath(new URL('cases/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));

describe.each(files)('%s', (file) => {
  const goldens = readGoldens(readFileSync(folder + file, 'utf8'));

  test('has cases, each under its own title', () => {
    expect(goldens.length).toBeGreaterThan(0);
    expect(new Set(goldens.map(({ title }) => title)).size).toBe(goldens.length);
    for (const golden of goldens) expect(golden.facts.length, golden.title).toBeGreaterThan(0);
  });

  test.each(goldens)('line $line: $title', async ({ wire, method, ending, facts }) => {
    const options = { method, ending };
    const report = await decode(whole(wire), options);
    v.parse(Report, report);
    for (const { path, value } of facts) expect(valueAt(report, path), path).toEqual(value);

    expect(await decode(octetByOctet(wire), options)).toEqual(report);
    const places = fc.sample(fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), { seed: wire.length, numRuns: 5 });
    for (const cuts of places) expect(await decode(splitAt(wire, cuts), options), `cuts ${cuts}`).toEqual(report);
  });
});
