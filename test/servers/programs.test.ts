/** A real server that is not there: the sentence that its tests then fail with. */
import { afterEach, expect, test } from 'vitest';
import { findProgram, programPath, programVersion } from '../../scripts/programs.mjs';

const { PATH } = process.env;
afterEach(() => {
  process.env.PATH = PATH;
  delete process.env.LASTCHUNK_PHP;
});

test('says what is missing, and how to get it', () => {
  process.env.PATH = '';
  expect(findProgram('php')).toBeNull();
  expect(() => programPath('php')).toThrow(
    'PHP was not found, and this test is about a real one. Install it (Debian: apt-get install php-cli), or name its executable in LASTCHUNK_PHP.',
  );
});

test('takes the one that the environment names', () => {
  process.env.LASTCHUNK_PHP = process.execPath;
  expect(programPath('php')).toBe(process.execPath);
  expect(programVersion('php')).toBe(`PHP ${process.versions.node}`);
});
