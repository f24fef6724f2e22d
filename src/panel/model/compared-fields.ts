/** The header fields that a browser lists, beside the field lines that came over the wire. */
import { isToken } from '../../protocol/request-grammar.ts';
import type { Field } from '../../report/report.ts';
import { t } from '../text.ts';

/**
 * `varies`: they differ, as such a field does from one response to the next. `not-told`: it came, and the browser does not
 * show it. `not-comparable`: it belongs to one connection or to one version of HTTP.
 */
export const comparisonVerdicts = ['same', 'differs', 'varies', 'not-told', 'not-comparable'] as const;
export type ComparisonVerdict = (typeof comparisonVerdicts)[number];

export interface ComparedField {
  /** As the wire wrote it, or the browser where only it has the field. */
  name: string;
  /** The values of its lines in order; null where there is none. */
  browser: string[] | null;
  wire: string[] | null;
  verdict: ComparisonVerdict;
  why: string;
}

export interface ComparedFields {
  fields: ComparedField[];
  /** The browser lists the names in an order that is not the wire's. */
  reordered: boolean;
}

/** Fields of one connection (RFC 9110 §7.6.1), which HTTP/2 and HTTP/3 do not know (RFC 9113 §8.2.2). */
const ofConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'trailer',
  'upgrade',
]);

/** Fields that two answers to one request seldom share: times, ids of the answer, where in a fleet it was made. */
const varying = new Set([
  'age',
  'cf-ray',
  'date',
  'etag',
  'expires',
  'last-modified',
  'nel',
  'report-to',
  'retry-after',
  'server-timing',
  'set-cookie',
  'traceparent',
  'via',
  'x-amz-id-2',
  'x-cache',
  'x-cache-hits',
  'x-response-time',
  'x-runtime',
  'x-served-by',
  'x-timer',
  'x-varnish',
]);
const varyingFamilies = /(^|-)(request|trace|correlation|transaction)-?id$|^(x-)?ratelimit-/;

/** Fields that a browser writes itself. */
const ownOfBrowser = /^x-firefox-(spdy|http3|early-data)$/;

interface Group {
  name: string;
  values: string[];
}

/** @param multiplexed whether the browser's response came over HTTP/2 or HTTP/3 */
export function compareFields(
  reported: readonly (readonly [name: string, value: string])[],
  received: readonly Field[],
  multiplexed: boolean,
): ComparedFields {
  // Chromium joins lines of one name by a line feed where it has no more than its own table of them.
  const browser = grouped(
    reported
      .filter(([name]) => !name.startsWith(':'))
      .flatMap(([name, value]) => value.split('\n').map((one) => ({ name, value: one }))),
  );
  const wire = grouped(received);
  const fields: ComparedField[] = [];
  for (const [key, { name, values }] of wire) {
    const told = browser.get(key)?.values ?? null;
    fields.push({ name, browser: told, wire: values, ...judged(key, told, values, multiplexed) });
  }
  for (const [key, { name, values }] of browser) {
    if (wire.has(key)) continue;
    fields.push({ name, browser: values, wire: null, ...judged(key, values, null, multiplexed) });
  }
  const shared = (one: Map<string, Group>, other: Map<string, Group>) =>
    [...one.keys()].filter((key) => other.has(key));
  const order = shared(browser, wire);
  return { fields, reordered: shared(wire, browser).some((key, index) => key !== order[index]) };
}

function grouped(lines: readonly { name: string; value: string }[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { name, value } of lines) {
    const key = name.trim().toLowerCase();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { name, values: [value] });
    else group.values.push(value);
  }
  return groups;
}

type Judged = Pick<ComparedField, 'verdict' | 'why'>;

function judged(key: string, browser: string[] | null, wire: string[] | null, multiplexed: boolean): Judged {
  if (browser !== null && wire !== null) {
    if (alike(browser, wire)) return { verdict: 'same', why: '' };
    const unfolded = wire.map(withoutFolds);
    if (alike(browser, unfolded)) return { verdict: 'not-told', why: t('compare_field_unfolded') };
    if (alike([browser.join(', ')], [unfolded.join(', ')])) {
      return { verdict: 'not-told', why: t('compare_field_combined') };
    }
  }
  if (ofConnection.has(key)) {
    const why = multiplexed ? t('compare_field_not_in_h2') : t('compare_field_of_connection');
    return { verdict: 'not-comparable', why };
  }
  if (ownOfBrowser.test(key)) return { verdict: 'not-comparable', why: t('compare_field_of_browser') };
  if (browser === null && !isToken(key)) {
    return { verdict: 'not-told', why: t('compare_field_dropped') };
  }
  if (browser === null && key === 'set-cookie') return { verdict: 'not-told', why: t('compare_field_withheld') };
  if (varying.has(key) || varyingFamilies.test(key)) return { verdict: 'varies', why: t('compare_field_varies') };
  if (browser === null) return { verdict: 'differs', why: t('compare_field_wire_only') };
  return { verdict: 'differs', why: wire === null ? t('compare_field_browser_only') : t('compare_field_changed') };
}

/** Line by line: a pattern for all of a fold would try each blank of a long run anew. */
function withoutFolds(value: string): string {
  const lines = value.split('\n');
  return lines.length === 1 ? value : lines.map((line) => line.trim()).join(' ');
}

function alike(browser: readonly string[], wire: readonly string[]): boolean {
  return browser.length === wire.length && browser.every((value, index) => value.trim() === wire[index]?.trim());
}
