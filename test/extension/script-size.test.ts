/** The panel's script stays small: what its page loads, now or later, gzipped. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test, vi } from 'vitest';

/** Octets, gzipped. */
const BUDGET = { opening: 80_000, whole: 100_000 };

let chunks: Map<string, Rolldown.OutputChunk>;
beforeAll(async () => {
  // As it ships: for a test, Vite would build what helps to develop.
  vi.stubEnv('NODE_ENV', 'production');
  const built = await build({
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    logLevel: 'error',
    build: { write: false },
  });
  if (!('output' in built)) throw new Error('Vite built something else than one bundle.');
  const { output } = built;
  vi.unstubAllEnvs();
  chunks = new Map(output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
});

test('the script that the panel opens with is at most 80 KB', () => {
  expect(gzipped(reached((chunk) => chunk.imports))).toBeLessThanOrEqual(BUDGET.opening);
});

test('with what it fetches later, the charts, it is at most 100 KB', () => {
  const whole = reached((chunk) => [...chunk.imports, ...chunk.dynamicImports]);
  const opening = reached((chunk) => chunk.imports);
  // The charts are not in what it opens with.
  expect(gzipped(whole) - gzipped(opening)).toBeGreaterThan(15_000);
  expect(gzipped(whole)).toBeLessThanOrEqual(BUDGET.whole);
});

/** The chunk of the inspector's page, and all that it leads to. */
function reached(next: (chunk: Rolldown.OutputChunk) => string[]): Set<Rolldown.OutputChunk> {
  const entry = [...chunks.values()].find(({ name, isEntry }) => isEntry && name === 'inspector');
  if (entry === undefined) throw new Error('The bundle has no chunk for the inspector.');
  const found = new Set([entry]);
  for (const chunk of found) {
    for (const name of next(chunk)) {
      const other = chunks.get(name);
      if (other !== undefined) found.add(other);
    }
  }
  return found;
}

/** Each file is fetched, and compressed, by itself. */
function gzipped(files: Set<Rolldown.OutputChunk>): number {
  return [...files].reduce((sum, { code }) => sum + gzipSync(code).length, 0);
}
