/** What is published, used as a stranger would: the built package by its name, its JSON Schema, and what goes into the tarball. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { root } from '../../scripts/setup.mjs';
import { octets } from '../../src/wire/octets.ts';
import { readGoldens } from '../goldens/golden.ts';

// By its own name, and not bundled by the tests: the built package, as its `exports` give it.
const name = 'lastchunk';
const lastchunk: typeof import('../../src/index.ts') = await import(/* @vite-ignore */ name);
const schema = JSON.parse(readFileSync(`${root}dist/report.schema.json`, 'utf8'));
const validate = new Ajv({ allowUnionTypes: true }).compile(schema);

const cases = fileURLToPath(new URL('../goldens/cases/', import.meta.url));
const goldens = readdirSync(cases).flatMap((file) => readGoldens(readFileSync(cases + file, 'utf8')));

test.each(goldens)('the Report of "$title" fits the JSON Schema', async ({ wire, method, ending }) => {
  const report = await lastchunk.decode(wire, { method, ending });
  expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
});

test('the JSON Schema refuses what is no Report', async () => {
  const report = await lastchunk.decode(octets('HTTP/1.1 200 OK\r\n\r\n'));
  expect(validate({ ...report, schema: 2 })).toBe(false);
  expect(validate({ ...report, ending: { transport: 'vanished', at: 0 } })).toBe(false);
  expect(validate({ ...report, verdict: undefined })).toBe(false);
});

test('a Report of a live exchange fits it too', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const report = await lastchunk.inspect({ method: 'GET', url: `http://127.0.0.1:${port}/` });
  server.close();
  expect(report.verdict.outcome).toBe('truncated');
  expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
});

test('what cannot be decoded yet is refused in a sentence', async () => {
  await expect(lastchunk.decode(new Uint8Array(), { protocol: 'h2' })).rejects.toThrow(/cannot decode h2 yet/);
});

test('the tarball holds what Node and the browsers run, and nothing that only the repository needs', () => {
  const [pack] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }),
  );
  const files: string[] = pack.files.map((file: { path: string }) => file.path);
  for (const needed of [
    'dist/index.js',
    'dist/index.d.ts',
    'dist/cli/main.js',
    'dist/report.schema.json',
    'README.md',
    'LICENSE',
  ]) {
    expect(files).toContain(needed);
  }
  for (const family of ['chromium', 'firefox']) expect(files).toContain(`dist/extension/${family}/manifest.json`);
  expect(files.filter((file) => !/^(dist\/|README|LICENSE|package\.json|CHANGELOG)/.test(file))).toEqual([]);
  expect(files.filter((file) => /screenshots|bench|\.test\./.test(file))).toEqual([]);
});
