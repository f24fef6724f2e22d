/** What browser and wire say of each aspect of a response, which of them can differ, and why. */
import type { Report } from '../../report/report.ts';
import { type PluralKey, plural, t } from '../text.ts';
import type { ComparisonVerdict } from './compared-fields.ts';
import { headlineOf } from './comparison-headline.ts';
import { counted, duration, number } from './format.ts';
import type { NetworkRecord, ReportedResponse } from './network-record.ts';
import { timeTaken } from './time-taken.ts';
import { outcomeWord } from './words.ts';

/** `octets`: the texts are a server's or the browser's own, and shown as such; otherwise they are ours. */
export interface Said {
  /** One, or a line each. */
  texts: string[];
  octets: boolean;
}

export const aspects = [
  'source',
  'status',
  'reason',
  'failure',
  'trailers',
  'chunks',
  'interim',
  'protocol',
  'address',
  'redirect',
  'fields',
  'content',
  'transfer',
  'time',
] as const;
export type Aspect = (typeof aspects)[number];

export interface ComparisonRow {
  aspect: Aspect;
  browser: Said | null;
  wire: Said | null;
  verdict: ComparisonVerdict;
  why: string;
}

/** A browser's name for a version, as the RFCs write it; as it is where it is none of theirs. */
export function versionWord(httpVersion: string): string {
  if (/^(h2c?|http\/2(\.0)?)$/i.test(httpVersion)) return 'HTTP/2';
  if (/^(h3(-.*)?|http\/3(\.0)?)$/i.test(httpVersion)) return 'HTTP/3';
  return httpVersion.toUpperCase();
}

export const ours = (...texts: string[]): Said => ({ texts, octets: false });
const theirs = (...texts: string[]): Said => ({ texts, octets: true });

/** An aspect's row, or null where neither side has anything to say of it. */
type Look = (
  record: NetworkRecord,
  report: Report,
  response: ReportedResponse | null,
) => Omit<ComparisonRow, 'aspect'> | null;

/** What each aspect comes to, by name. */
export const looks: Record<Exclude<Aspect, 'fields'>, Look> = {
  source(_, __, response) {
    if (response === null || response.source === 'network') return null;
    const cached = response.source === 'cache';
    return {
      browser: ours(cached ? t('compare_source_cache') : t('compare_source_worker')),
      wire: ours(t('compare_source_server')),
      verdict: 'not-comparable',
      why: cached ? t('compare_why_cache') : t('compare_why_worker'),
    };
  },
  protocol(_, report, response) {
    const wire = report.response?.statusLine.version ?? null;
    const browser = response === null || response.httpVersion === '' ? null : versionWord(response.httpVersion);
    if (browser === null && wire === null) return null;
    const sides = { browser: browser === null ? null : theirs(browser), wire: wire === null ? null : theirs(wire) };
    if (browser === null) return { ...sides, verdict: 'not-told', why: t('compare_why_protocol_untold') };
    if (browser === wire) return { ...sides, verdict: 'same', why: '' };
    const why = isMultiplexed(browser) ? t('compare_why_protocol', browser) : '';
    return { ...sides, verdict: 'differs', why };
  },
  address(_, report, response) {
    const wire = report.connection?.address ?? null;
    const browser = response?.address ?? null;
    if (browser === null || wire === null || browser === wire) return null;
    return { browser: theirs(browser), wire: theirs(wire), verdict: 'differs', why: t('compare_why_address') };
  },
  status({ status }, report) {
    const wire = report.response?.statusLine.codeRaw ?? null;
    const browser = status === 0 ? null : String(status);
    if (browser === null && wire === null) return null;
    return {
      browser: browser === null ? null : theirs(browser),
      wire: wire === null ? null : theirs(wire),
      verdict: browser === wire ? 'same' : 'differs',
      why: browser === wire ? '' : t('compare_why_status'),
    };
  },
  reason({ status, statusText }, report, response) {
    const raw = report.response?.statusLine.reasonRaw ?? null;
    if (status === 0 || raw === null) return null;
    const sides = {
      browser: statusText === '' ? ours(t('compare_none')) : theirs(statusText),
      wire: raw === '' ? ours(t('compare_none')) : theirs(raw),
    };
    if (statusText === raw) return raw === '' ? null : { ...sides, verdict: 'same', why: '' };
    const version = versionWord(response?.httpVersion ?? '');
    if (isMultiplexed(version)) {
      return { ...sides, verdict: 'not-comparable', why: t('compare_why_reason_h2', version) };
    }
    // Chromium ends the phrase at the first octet that is not ASCII; others leave such octets out.
    const cleaned = [raw.replace(/[^ -~].*$/s, ''), raw.replace(/[^ -~]/g, '')].map((text) => text.trim());
    return cleaned.includes(statusText.trim())
      ? { ...sides, verdict: 'not-told', why: t('compare_why_reason_cleaned') }
      : { ...sides, verdict: 'differs', why: t('compare_why_reason') };
  },
  failure(record, report, response) {
    const { browserFailed, wireFailed } = headlineOf(record, report);
    const browser = record.error !== null ? theirs(record.error) : ours(noError(record));
    const sides = { browser, wire: ours(outcomeWord(report.verdict.outcome)) };
    if (response !== null && response.source !== 'network') return { ...sides, verdict: 'not-comparable', why: '' };
    if (wireFailed === null) {
      const { outcome } = report.verdict;
      const why = outcome === 'cancelled' ? t('compare_why_cancelled') : t('compare_why_undelimited');
      return { ...sides, verdict: 'not-comparable', why };
    }
    if (browserFailed === null) {
      const why = wireFailed ? t('compare_why_errors_untold_broken') : t('compare_why_errors_untold');
      return { ...sides, verdict: 'not-told', why };
    }
    if (browserFailed === wireFailed) {
      return { ...sides, verdict: 'same', why: wireFailed ? t('compare_why_both_failed') : '' };
    }
    return {
      ...sides,
      verdict: 'differs',
      why: wireFailed ? t('compare_why_unnoticed') : t('compare_why_only_browser'),
    };
  },
  interim(_, report) {
    if (report.interim.length === 0) return null;
    const codes = report.interim.map(({ statusLine }) => statusLine.codeRaw);
    return {
      browser: ours(t('compare_not_shown')),
      wire: theirs(...some(codes)),
      verdict: 'not-told',
      why: t('compare_why_interim'),
    };
  },
  redirect(_, report, response) {
    const browser = response?.redirectUrl ?? '';
    const wire = report.response?.fields.find(({ name }) => name.toLowerCase() === 'location')?.value ?? '';
    if (browser === '' || response === null) return null;
    return {
      browser: theirs(browser),
      wire: wire === '' ? ours(t('compare_none')) : theirs(wire),
      verdict: browser === wire ? 'same' : 'differs',
      why: browser === wire ? t('compare_why_redirect') : t('compare_why_redirect_differs'),
    };
  },
  content(_, report, response) {
    const browser = response?.contentSize ?? null;
    const body = report.response?.body ?? null;
    if (browser === null || body === null) return null;
    const decoded = body.contentCoding.length === 0 ? body.length : body.decodedLength;
    const wire = counted(decoded ?? body.length, 'octet');
    const sides = {
      browser: ours(counted(browser, 'octet')),
      wire: ours(decoded === null ? t('compare_undecoded', wire) : wire),
    };
    if (decoded === null) return { ...sides, verdict: 'not-comparable', why: t('compare_why_undecoded') };
    if (browser === decoded) return { ...sides, verdict: 'same', why: '' };
    return { ...sides, verdict: 'differs', why: t('compare_why_content') };
  },
  transfer({ error }, report, response) {
    const browser = response?.transferSize ?? null;
    const wire = report.capture?.received ?? null;
    if (browser === null || wire === null || response === null) return null;
    const sides = { browser: ours(counted(browser, 'octet')), wire: ours(counted(wire, 'octet')) };
    if (response.source !== 'network')
      return { ...sides, verdict: 'not-comparable', why: t('compare_why_transfer_cache') };
    const version = versionWord(response.httpVersion);
    if (isMultiplexed(version)) {
      return { ...sides, verdict: 'not-comparable', why: t('compare_why_transfer_h2', version) };
    }
    if (browser === wire) return { ...sides, verdict: 'same', why: '' };
    // Chromium does not count the octets of the read in which it fails.
    if (error !== null) return { ...sides, verdict: 'not-comparable', why: t('compare_why_transfer_failed') };
    return { ...sides, verdict: 'differs', why: t('compare_why_transfer') };
  },
  chunks(_, report) {
    const chunks = report.response?.chunks ?? null;
    if (chunks === null) return null;
    const key: PluralKey = chunks.lastChunk ? 'compare_chunks_whole' : 'compare_chunks_cut';
    return {
      browser: ours(t('compare_not_shown')),
      wire: ours(plural(key, chunks.count)),
      verdict: 'not-told',
      why: t('compare_why_chunks'),
    };
  },
  trailers(_, report) {
    const trailers = report.response?.trailers ?? [];
    if (trailers.length === 0) return null;
    return {
      browser: ours(t('compare_dropped')),
      wire: theirs(...some(trailers.map(({ name }) => name))),
      verdict: 'not-told',
      why: plural('compare_why_trailers', trailers.length),
    };
  },
  time({ time }, report, response) {
    const wire = timeTaken(report);
    if (wire === null) return null;
    const why = (response?.source ?? 'network') === 'network' ? t('compare_why_time') : '';
    return { browser: ours(duration(time)), wire: ours(duration(wire)), verdict: 'not-comparable', why };
  },
};

/** At most as many as a row takes; of the rest, how many there are. */
function some(names: readonly string[]): string[] {
  const first = names.slice(0, 8);
  return names.length > first.length ? [...first, `+${number(names.length - first.length)}`] : first;
}

function noError({ status, response }: NetworkRecord): string {
  if (status === 0) return t('compare_no_response');
  return response?.tellsErrors === false ? t('compare_error_untold') : t('compare_no_error');
}

export function isMultiplexed(version: string): version is 'HTTP/2' | 'HTTP/3' {
  return version === 'HTTP/2' || version === 'HTTP/3';
}
