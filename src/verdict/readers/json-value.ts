/** Parsed JSON of unknown shape: reading it safely, and the words that an error value has for people. */
import { fromUtf8 } from '../../wire/octets.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** JSON text given as Latin-1 octets, parsed; undefined when it is none. */
export function parsedJson(raw: string): unknown {
  try {
    return JSON.parse(fromUtf8(raw) ?? raw);
  } catch {
    return undefined;
  }
}

export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

export function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A member of an object, one step for each name; undefined where there is none. */
export function memberOf(value: unknown, ...names: string[]): unknown {
  for (const name of names) {
    const object = objectOf(value);
    if (object === null || !Object.hasOwn(object, name)) return undefined;
    value = object[name];
  }
  return value;
}

/** A string, or a number as text; null for anything else, and for the empty string. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** True of what says that there is an error: not null, false, zero, an empty string, array or object. */
export function isSomething(value: unknown): boolean {
  return Boolean(value) && (typeof value !== 'object' || value === null || Object.keys(value).length > 0);
}

/** What an error value says to people: its message where it has one, otherwise the value as JSON. */
export function messageOf(error: unknown): string {
  const own = textOf(error);
  if (own !== null) return own;
  for (const name of ['message', 'msg', 'reason', 'error_message', 'detail', 'description', 'title', 'error']) {
    const text = textOf(memberOf(error, name));
    if (text !== null) return text;
  }
  return JSON.stringify(error) ?? '';
}
