/** What the browser reported of its own exchange, beside what the inspection's wire said: aspect by aspect, and why. */
import type { Report } from '../../report/report.ts';
import { plural, t } from '../text.ts';
import {
  type Aspect,
  aspects,
  type ComparisonRow,
  isMultiplexed,
  looks,
  ours,
  versionWord,
} from './compared-aspects.ts';
import { type ComparedField, type ComparisonVerdict, compareFields } from './compared-fields.ts';
import { type Headline, headlineOf } from './comparison-headline.ts';
import { counted } from './format.ts';
import type { NetworkRecord, ReportedResponse } from './network-record.ts';

export interface Comparison {
  headline: Headline;
  rows: ComparisonRow[];
  fields: ComparedField[];
  /** The version the browser spoke, where it was HTTP/2 or HTTP/3 and the inspection HTTP/1. */
  multiplexed: 'HTTP/2' | 'HTTP/3' | null;
  /** How many of the rows and fields bear each verdict, the summary of the fields not counted twice. */
  tally: Record<ComparisonVerdict, number>;
}

export function compare(record: NetworkRecord, report: Report): Comparison {
  const response = record.response ?? null;
  const version = versionWord(response?.httpVersion ?? '');
  const byWorker = response?.source === 'service-worker';
  const multiplexed = isMultiplexed(version) && !byWorker ? version : null;
  const compared =
    response === null || report.response === null
      ? null
      : compareFields(response.fields, report.response.fields, multiplexed !== null);
  const rows = aspects
    .map((aspect): ComparisonRow | null => {
      const row = aspect === 'fields' ? fieldsRow(compared, response, report) : looks[aspect](record, report, response);
      if (row === null) return null;
      return byWorker && aspect !== 'source' ? { aspect, ...row, ...unlike(row, aspect) } : { aspect, ...row };
    })
    .filter((row) => row !== null);
  const fields = (compared?.fields ?? []).map((field) => (byWorker ? { ...field, ...apart } : field));
  const tally: Comparison['tally'] = { same: 0, differs: 0, varies: 0, 'not-told': 0, 'not-comparable': 0 };
  for (const { verdict } of [...rows.filter(({ aspect }) => aspect !== 'fields'), ...fields]) tally[verdict] += 1;
  return { headline: headlineOf(record, report), rows, fields, multiplexed, tally };
}

/** What a script of the page answered, and what the server did, are no two tellings of one thing. */
const apart = { verdict: 'not-comparable', why: '' } as const;

/** What the browser would keep to itself of a server's response was never in the script's. */
const ofWire = new Set<Aspect>(['interim', 'chunks', 'trailers']);
const unlike = ({ browser }: Pick<ComparisonRow, 'browser'>, aspect: Aspect) => ({
  ...apart,
  browser: ofWire.has(aspect) ? null : browser,
});

function fieldsRow(
  compared: ReturnType<typeof compareFields> | null,
  response: ReportedResponse | null,
  report: Report,
): Omit<ComparisonRow, 'aspect'> | null {
  if (compared === null || response === null || report.response === null) return null;
  const listed = response.fields.filter(([name]) => !name.startsWith(':')).length;
  const came = report.response.fields.length;
  const sides = { browser: ours(counted(listed, 'field')), wire: ours(counted(came, 'field')) };
  const has = (verdict: ComparisonVerdict) => compared.fields.some((field) => field.verdict === verdict);
  if (has('differs')) return { ...sides, verdict: 'differs', why: t('compare_why_fields') };
  if (has('not-told')) return { ...sides, verdict: 'not-told', why: t('compare_why_fields_hidden') };
  const incomparable = compared.fields.filter(({ verdict }) => verdict === 'not-comparable').length;
  if (incomparable > 0)
    return { ...sides, verdict: 'not-comparable', why: plural('compare_why_fields_apart', incomparable) };
  if (compared.reordered && listed === came) return { ...sides, verdict: 'not-told', why: t('compare_why_order') };
  if (has('varies')) return { ...sides, verdict: 'varies', why: t('compare_why_fields_vary') };
  return { ...sides, verdict: 'same', why: '' };
}
