/**
 * The language of the filter field: terms with white space between them, all of which have to fit. `key:value` asks for a
 * fact (filter-terms.ts), anything else for text in the URL; quotes keep white space together, `-` before a term turns it
 * around, a comma in a value means or.
 */
import { type FilterKey, filterKeys, isFilterKey, matcherOf } from './filter-terms.ts';
import { type ListRow, nameOf, urlOf } from './list-rows.ts';

export type Match = (row: ListRow) => boolean;

/** A term that is not understood: it is left out, and said. */
export interface FilterProblem {
  /** As it was written. */
  term: string;
  kind: 'unknown-key' | 'no-value' | 'bad-value';
  key: string;
}

export interface Filter {
  /** How many terms there are to fit. */
  terms: number;
  matches: Match;
  problems: FilterProblem[];
}

export function parseFilter(text: string): Filter {
  const matches: Match[] = [];
  const problems: FilterProblem[] = [];
  for (const token of tokens(text)) {
    const made = termOf(token);
    if ('kind' in made) problems.push(made);
    else matches.push(token.negated ? (row) => !made.match(row) : made.match);
  }
  return { terms: matches.length, matches: (row) => matches.every((match) => match(row)), problems };
}

interface Token {
  written: string;
  negated: boolean;
  /** Null where there is none, or where it stands in quotes. */
  key: string | null;
  value: string;
}

/** `-`, `key:` (with a hyphen in Chrome's `larger-than:`, so that it is told as unknown), and then a quoted text (a backslash keeps the next character) or a run without white space. */
const token = /(-?)(?:([a-z][a-z-]*):)?(?:"((?:[^"\\]|\\.)*)(?:"|\\?$)|(\S*))/iy;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  const blank = /\s*/y;
  for (let at = 0; ; ) {
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
    if (at >= text.length) return found;
    token.lastIndex = at;
    const [written = '', minus = '', key, quoted, plain = ''] = token.exec(text) ?? [];
    at += Math.max(1, written.length);
    const value = quoted === undefined ? plain : quoted.replace(/\\(.)/gs, '$1');
    // A hyphen or quotes alone: what they are for is still to be typed.
    if (key !== undefined || value !== '') found.push({ written, negated: minus !== '', key: key ?? null, value });
  }
}

function termOf({ written, key, value }: Token): { match: Match } | FilterProblem {
  if (key === null) return { match: textMatch(value) };
  const name = key.toLowerCase();
  if (!isFilterKey(name)) {
    // A URL has colons too.
    if (value.startsWith('//') || name === 'localhost') return { match: textMatch(`${key}:${value}`) };
    return { term: written, kind: 'unknown-key', key: name };
  }
  const values = value.split(',').filter((part) => part !== '');
  if (values.length === 0) return { term: written, kind: 'no-value', key: name };
  const matches: Match[] = [];
  for (const one of values) {
    const match = matcherOf(name, one);
    if (match === null) return { term: written, kind: 'bad-value', key: name };
    matches.push(match);
  }
  return { match: (row) => matches.some((match) => match(row)) };
}

const lowered = new WeakMap<object, string>();

function textMatch(text: string): Match {
  const wanted = text.toLowerCase();
  return (row) => searchable(row).includes(wanted);
}

/** The URL, and what an own inspection is called; made once. */
function searchable(row: ListRow): string {
  const key = row.record ?? row.inspection?.request ?? row;
  const known = lowered.get(key);
  if (known !== undefined) return known;
  const title = row.record === null && row.inspection?.origin.kind === 'zoo' ? ` ${nameOf(row).name}` : '';
  const made = `${urlOf(row)}${title}`.toLowerCase();
  lowered.set(key, made);
  return made;
}

/** A text as a term that looks for it, whatever it holds. */
export function quotedTerm(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** What could be typed next: the keys that begin so, or a key's values, each as the whole text of the field. */
export function suggestions(text: string): string[] {
  const [before = '', minus = '', last = ''] = /^(.*?)(-?)([^\s"]*)$/s.exec(text)?.slice(1) ?? [];
  if (before.trimEnd() === before && before !== '') return [];
  const written = Object.entries(filterKeys).flatMap(([key, values]: [string, readonly string[]]) =>
    last.includes(':') ? values.map((value) => `${key}:${value}`) : [`${key}:`],
  );
  return written.filter((one) => one.startsWith(last.toLowerCase()) && one !== last).map((one) => before + minus + one);
}

export type { FilterKey };
