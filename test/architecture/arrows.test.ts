/** The house and its arrows (docs/design.md): who may import whom, held against the imports as they stand. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** For each room, the rooms it may import, and the packages and Node modules. */
const house: Record<string, { rooms: string[]; packages: RegExp }> = {
  wire: { rooms: [], packages: /^$/ },
  verdict: { rooms: ['wire'], packages: /^structured-headers$/ },
  report: { rooms: ['verdict', 'wire'], packages: /^(valibot|picocolors)$/ },
  coding: { rooms: ['verdict', 'hashing'], packages: /^(minizlib|node:.*)$/ },
  hashing: { rooms: ['verdict'], packages: /^node:crypto$/ },
  capture: { rooms: ['report', 'verdict', 'wire'], packages: /^(env-paths|valibot|node:.*)$/ },
  protocol: { rooms: ['report'], packages: /^(valibot|json-rpc-2\.0(\/.*)?)$/ },
  host: {
    rooms: ['capture', 'protocol', 'report', 'coding', 'hashing', 'wire'],
    packages: /^(json-rpc-2\.0(\/.*)?|valibot|env-paths|node:.*)$/,
  },
  zoo: { rooms: [], packages: /^(selfsigned|node:.*)$/ },
  cli: {
    rooms: ['host', 'capture', 'report', 'zoo', 'protocol', 'coding', 'hashing', 'wire'],
    packages: /^(commander|picocolors|valibot|node:.*)$/,
  },
  panel: { rooms: ['protocol', 'report'], packages: /^(preact|@preact\/signals|uplot|valibot)(\/.*)?$/ },
  extension: {
    rooms: ['panel', 'protocol', 'report'],
    packages: /^(webextension-polyfill|preact(\/.*)?|@preact\/signals|valibot)$/,
  },
  'index.ts': { rooms: ['report', 'coding', 'hashing', 'host', 'capture', 'protocol'], packages: /^$/ },
};

/** From the report's room these may only take the contract: the Report, and faults. */
const contractOnly = new Set(['protocol', 'panel', 'extension']);
const contract = new Set(['report/report.ts', 'report/fault.ts']);

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));

test('every room of the house is named, and every named one is there', () => {
  const rooms = new Set(files.map((name) => name.split('/')[0]));
  expect([...rooms].sort()).toEqual(Object.keys(house).sort());
});

test.each(files)('%s imports only what its room may', (name) => {
  const room = name.split('/')[0] as string;
  const allowed = house[room];
  if (allowed === undefined) return;
  for (const specifier of importsOf(readFileSync(src + name, 'utf8'))) {
    if (!specifier.startsWith('.')) {
      expect(specifier, `${name} imports ${specifier}`).toMatch(allowed.packages);
      continue;
    }
    const target = relative(src, resolve(dirname(src + name), specifier));
    if (/\.(css|svg|json)(\?.*)?$/.test(target)) continue;
    const targetRoom = target.split('/')[0] as string;
    if (targetRoom === room) continue;
    expect(allowed.rooms, `${name} imports ${target}`).toContain(targetRoom);
    if (targetRoom === 'report' && contractOnly.has(room))
      expect([...contract], `${name} imports ${target}`).toContain(target);
  }
});

test('webextension-polyfill is named in the extension alone, and Node in no room that a browser runs', () => {
  for (const name of files) {
    const room = name.split('/')[0] as string;
    const imports = importsOf(readFileSync(src + name, 'utf8'));
    if (room !== 'extension') expect(imports, name).not.toContain('webextension-polyfill');
    if (['wire', 'verdict', 'report', 'protocol', 'panel', 'extension'].includes(room)) {
      expect(
        imports.filter((specifier) => specifier.startsWith('node:')),
        name,
      ).toEqual([]);
    }
  }
});

function importsOf(text: string): string[] {
  const statements = /^\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  return [...text.matchAll(statements), ...text.matchAll(dynamic)].map((match) => match[1] as string);
}
