/** What a filter can ask of a row, by key; and the values worth suggesting. */
import type { Outcome, Severity } from '../../report/report.ts';
import {
  errorOf,
  findingCounts,
  type ListRow,
  methodOf,
  sizeOf,
  statusOf,
  timeOf,
  urlOf,
  wireStateOf,
} from './list-rows.ts';
import { outcomeTones } from './words.ts';

const outcomes = Object.keys(outcomeTones) as Outcome[];
const wireStates = [...outcomes, 'broken', 'running', 'failed', 'none'] as const;
const severities: Severity[] = ['error', 'warning', 'info'];

export const filterKeys = {
  outcome: wireStates,
  status: ['2xx', '3xx', '4xx', '5xx', 'error'],
  method: ['GET', 'POST', 'HEAD', 'OPTIONS'],
  finding: severities,
  host: [],
  size: ['>10k', '>1M', '<1k'],
  time: ['>1s', '>100ms'],
} as const satisfies Record<string, readonly string[]>;

export type FilterKey = keyof typeof filterKeys;

export function isFilterKey(name: string): name is FilterKey {
  return Object.hasOwn(filterKeys, name);
}

type Match = (row: ListRow) => boolean;

/** Null where the value is none of the key's. */
export function matcherOf(key: FilterKey, value: string): Match | null {
  return matchers[key](value.toLowerCase());
}

const matchers: Record<FilterKey, (value: string) => Match | null> = {
  outcome(value) {
    // A whole name means itself: `complete` is not `complete-with-error`.
    const named: string[] = wireStates.filter((state) => state === value);
    const wanted = named.length > 0 ? named : wireStates.filter((state) => state.startsWith(value));
    if (wanted.length === 0) return null;
    return (row) => wanted.some((state) => isInState(row, state));
  },
  status(value) {
    if (value.length > 1 && 'error'.startsWith(value)) return (row) => errorOf(row) !== null;
    const family = /^([0-9])x{1,2}$/.exec(value)?.[1];
    if (family !== undefined) return (row) => Math.floor((statusOf(row) ?? -1) / 100) === Number(family);
    return compared(value, /^\d{1,4}$/, Number, statusOf);
  },
  method: (value) => (row) => methodOf(row).toLowerCase() === value,
  finding(value) {
    const severity = severities.find((one) => one === value);
    if (severity !== undefined) return (row) => (findingCounts(row)?.[severity] ?? 0) > 0;
    if (!/^[a-z0-9-]+$/.test(value)) return null;
    return ({ inspection }) => inspection?.report?.findings.some(({ id }) => id.startsWith(value)) === true;
  },
  host: (value) => (row) => hostOf(urlOf(row)).includes(value),
  size: (value) => compared(value, /^(\d+(?:\.\d+)?)(k|m|g)?(b)?$/, octets, sizeOf),
  time: (value) => compared(value, /^(\d+(?:\.\d+)?)(ms|s|m|min)?$/, milliseconds, timeOf),
};

function isInState(row: ListRow, state: string): boolean {
  if (state === 'broken') return row.inspection?.report?.verdict.brokenSuccess === true;
  return wireStateOf(row) === (state === 'none' ? null : state);
}

/** Between the slashes, without userinfo. Read as text: parsing thousands of URLs while one types would be felt. */
function hostOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
};

function compared(
  value: string,
  pattern: RegExp,
  read: (amount: string) => number,
  of: (row: ListRow) => number | null,
): Match | null {
  const [, sign = '', amount = ''] = /^([<>]=?|=)?(.*)$/s.exec(value) ?? [];
  const compare = comparisons[sign || '='];
  if (compare === undefined || !pattern.test(amount)) return null;
  const limit = read(amount);
  return (row) => {
    const have = of(row);
    return have !== null && compare(have, limit);
  };
}

/** Decimal, as the list shows them and as `larger-than:` has them in Chrome: 10k is 10,000. */
function octets(amount: string): number {
  const unit = { k: 1e3, m: 1e6, g: 1e9 }[/[kmg]/.exec(amount)?.[0] ?? ''] ?? 1;
  return Number.parseFloat(amount) * unit;
}

/** Milliseconds unless a unit is given. */
function milliseconds(amount: string): number {
  const unit = /[a-z]+$/.exec(amount)?.[0] ?? 'ms';
  return Number.parseFloat(amount) * (unit === 's' ? 1_000 : unit === 'ms' ? 1 : 60_000);
}
