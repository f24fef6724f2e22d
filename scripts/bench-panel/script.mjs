// @ts-check
/** How large the panel's script is, gzipped: each file by itself, as it would be sent. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * @param {string} folder of a built extension
 */
export function scriptSizes(folder) {
  const assets = path.join(folder, 'assets');
  const page = readFileSync(path.join(folder, 'src/extension/inspector.html'), 'utf8');
  const entry = path.basename(/<script[^>]+src="([^"]+)"/.exec(page)?.[1] ?? '');
  const names = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const text = (/** @type {string} */ name) => readFileSync(path.join(assets, name), 'utf8');
  /** Every file that a file names is one that it may fetch: at once by `import … from`, later by `import(…)`. */
  const reach = (/** @type {RegExp} */ reference) => {
    const found = new Set([entry]);
    for (const name of found) {
      for (const [, other = ''] of text(name).matchAll(reference)) if (names.includes(other)) found.add(other);
    }
    return [...found].reduce((sum, name) => sum + gzipSync(text(name)).length, 0) / 1000;
  };
  const opening = reach(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g);
  const whole = reach(/["'`](?:\.\/|assets\/|\/assets\/)?([\w.-]+\.js)["'`]/g);
  return [
    { what: 'script at opening, gzipped', figure: opening, unit: 'KB' },
    { what: 'script for charts, fetched later, gzipped', figure: whole - opening, unit: 'KB' },
    { what: "the panel's whole script, gzipped", figure: whole, unit: 'KB', bar: 100 },
  ];
}
