import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { PARSE_ERROR, rpcNumbers } from '../../src/protocol/fault-codes.ts';
import { limits, methods, PROTOCOL_VERSION, progressPhases } from '../../src/protocol/messages.ts';
import { faults } from '../../src/report/fault.ts';

const page = await readFile(new URL('../../src/protocol/README.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('names its version', () => expect(page).toContain(`Version ${PROTOCOL_VERSION}.`));

test.each(Object.entries(methods))('names %s with its params and its result', (method, { params, result }) => {
  const row = rows.find((cells) => cells[1] === `\`${method}\``);
  for (const name of Object.keys(params.entries)) expect(row?.[2]).toMatch(new RegExp(`\`${name}\\??\``));
  for (const name of Object.keys(result.entries)) expect(row?.[3]).toMatch(new RegExp(`\`${name}\\??\``));
});

test.each(Object.keys(faults))('says what %s means, with its number', (code) => {
  const row = rows.find((cells) => cells[2] === `\`${code}\``);
  expect(row?.[1]).toBe(String(new Map<string, number>(Object.entries(rpcNumbers)).get(code)));
  expect(row?.[3]?.length).toBeGreaterThan(0);
});

test('names no fault that there is not', () => {
  const named = rows.filter((cells) => cells[1]?.startsWith('-32')).map((cells) => cells[2]?.replaceAll('`', ''));
  expect(named.toSorted()).toEqual(Object.keys(faults).toSorted());
});

test('gives every fault a number of its own', () => {
  const numbers = Object.values<number>(rpcNumbers);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).not.toContain(PARSE_ERROR);
});

test.each(Object.values(limits))('names the limit %d', (limit) => {
  expect(page).toContain(limit.toLocaleString('en-US'));
});

test.each(progressPhases)('names the phase %s', (phase) => expect(page).toContain(`\`${phase}\``));
