// @ts-check
/** What the benchmarks share: medians, tables, and the machine's name beside the figures. */
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from './setup.mjs';

export function median(/** @type {number[]} */ values) {
  const sorted = [...values].sort((a, b) => a - b);
  return /** @type {number} */ (sorted[Math.floor(sorted.length / 2)]);
}

/** The value that the share `at` of all values do not exceed: 0.5 is the median. */
export function quantile(/** @type {number[]} */ values, /** @type {number} */ at) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * at) - 1)] ?? Number.NaN;
}

/** Prints a table, its columns aligned, the first to the left. */
export function printTable(/** @type {string} */ title, /** @type {string[]} */ heads, /** @type {string[][]} */ rows) {
  const all = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('   ');
  console.log(`\n${title}\n${all.map((row) => `  ${line(row)}`).join('\n')}`);
}

export function machine() {
  const [cpu] = os.cpus();
  return {
    node: process.version,
    platform: `${os.platform()} ${os.arch()}`,
    cpu: cpu?.model ?? 'unknown',
    cores: os.cpus().length,
  };
}

/** Writes a benchmark's figures to dist/bench/NAME.json, with the machine they were taken on. */
export async function saveJson(/** @type {string} */ name, /** @type {object} */ figures) {
  const folder = path.join(root, 'dist', 'bench');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.json`);
  await writeFile(file, `${JSON.stringify({ machine: machine(), ...figures }, null, 2)}\n`);
  console.log(`  ${path.relative(root, file)}`);
}
