// @ts-check
/**
 * `npm test`: installs what is needed and runs everything. Arguments go to Vitest, and leave the checks out:
 * `npm test -- test/goldens`.
 */
import { ensureBrowser, ensureModules, ensureNode, ensurePrograms, run } from './setup.mjs';

const filters = process.argv.slice(2);
ensureNode();
ensureModules();
process.env.LASTCHUNK_CHROMIUM = ensureBrowser('chromium');
process.env.LASTCHUNK_FIREFOX = ensureBrowser('firefox');
ensurePrograms();
run('Building', process.execPath, ['scripts/build.mjs']);
if (filters.length === 0) {
  run('Format and lint', 'biome', ['check', '--error-on-warnings', '.']);
  run('Types', 'tsc', ['-p', 'tsconfig.json']);
  run('Types of the sans-IO core, without Node and the DOM', 'tsc', ['-p', 'tsconfig.core.json']);
}
run('Tests', 'vitest', ['run', ...filters]);
