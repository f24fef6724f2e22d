/** Lastchunk's version, as its package.json has it. */
import { readFileSync } from 'node:fs';

function readVersion(): string {
  const json: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const { version } = Object(json) as { version?: unknown };
  return typeof version === 'string' ? version : 'unknown';
}

export const version = readVersion();
