import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { families, speciesById } from '../../src/zoo/species/index.ts';
import type { Species } from '../../src/zoo/species.ts';

const folder = fileURLToPath(new URL('../../src/zoo/species/', import.meta.url));
const files = readdirSync(folder).filter((file) => file !== 'index.ts');
const registered = families.flatMap((family) => family.species);

describe('the registry of species', () => {
  test('holds every file of the folder, and nothing else', () => {
    expect(registered.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
    expect(speciesById.size).toBe(registered.length);
  });

  test.each(files)('%s exports the one species that its name says', async (file) => {
    const exported = Object.values((await import(`../../src/zoo/species/${basename(file, '.ts')}.ts`)) as object);
    expect(exported).toHaveLength(1);
    const species = exported[0] as Species;
    expect(species).toBe(speciesById.get(basename(file, '.ts')));
    expect(species.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test.each(registered)('$id says in sentences what is wrong and what to conclude', (species) => {
    expect(species.title).toMatch(/^\S.*[^.]$/);
    expect(species.summary).toMatch(/^[A-Z].{20,}\.$/);
    expect(species.conclude).toMatch(/^[A-Z].{20,}\.$/);
    expect(species.conclude.match(/[.?!](\s|$)/g)?.length).toBeLessThanOrEqual(2);
    if (species.spec !== undefined) expect(new URL(species.spec.url).protocol).toBe('https:');
  });

  test.each(registered)('$id: a broken success does not end complete or undelimited without cause', (species) => {
    const fine = ['complete', 'undelimited'];
    const contradicted = [
      'excess-after-content-length',
      'spliced-in-close-delimited',
      'content-length-and-chunked',
      'forbidden-trailer',
      'hostile-markup',
    ];
    if (species.brokenSuccess) expect(fine.includes(species.outcome)).toBe(contradicted.includes(species.id));
    else expect(species.secureBrokenSuccess ?? false).toBe(species.id === 'tls-truncated');
  });
});
