/** The comparison in two sentences: what the browser shows, and what the wire did. */
import type { Report } from '../../report/report.ts';
import type { MessageKey } from '../text.ts';
import { number } from './format.ts';
import type { NetworkRecord } from './network-record.ts';

/** A message, and the texts in it that are a server's or a browser's. */
export interface Statement {
  key: MessageKey;
  parts: string[];
}

export interface Headline {
  browser: Statement;
  wire: Statement;
  /** Whether each saw the response fail; null where it cannot be told. */
  browserFailed: boolean | null;
  wireFailed: boolean | null;
}

export function headlineOf(record: NetworkRecord, report: Report): Headline {
  return {
    browser: browserStatement(record),
    wire: wireStatement(report),
    browserFailed: browserFailed(record),
    wireFailed: wireFailed(report),
  };
}

/** `200 OK`, as the browser has it. */
export function reportedStatus({ status, statusText }: NetworkRecord): string {
  return `${status} ${statusText}`.trim();
}

/** True where it shows an error, or no response; null where this browser tells extensions of none. */
export function browserFailed({ status, error, response }: NetworkRecord): boolean | null {
  if (error !== null || status === 0) return true;
  return response?.tellsErrors === false ? null : false;
}

/** Null where nobody can tell, or the inspection was stopped. */
export function wireFailed({ verdict: { outcome, brokenSuccess } }: Report): boolean | null {
  if (outcome === 'cancelled') return null;
  if (outcome === 'undelimited') return brokenSuccess ? true : null;
  return outcome !== 'complete' || brokenSuccess;
}

function browserStatement(record: NetworkRecord): Statement {
  const { status, error, response } = record;
  if (status === 0) {
    return error === null
      ? { key: 'compare_browser_nothing', parts: [] }
      : { key: 'compare_browser_no_response', parts: [error] };
  }
  const shown = reportedStatus(record);
  if (error !== null) return { key: 'compare_browser_failed', parts: [shown, error] };
  if (response?.source === 'cache') return { key: 'compare_browser_cached', parts: [shown] };
  if (response?.source === 'service-worker') return { key: 'compare_browser_worker', parts: [shown] };
  if (response?.tellsErrors === false) return { key: 'compare_browser_status', parts: [shown] };
  return { key: 'compare_browser_fine', parts: [shown] };
}

function wireStatement(report: Report): Statement {
  const { outcome, brokenSuccess, because } = report.verdict;
  switch (outcome) {
    case 'complete':
    case 'complete-with-error': {
      if (outcome === 'complete' && !brokenSuccess) return { key: 'compare_wire_whole', parts: [] };
      const decisive = report.findings.find(({ id }) => id === because[0]);
      return decisive === undefined
        ? { key: 'compare_wire_contradicts', parts: [] }
        : { key: 'compare_wire_whole_but', parts: [decisive.title] };
    }
    case 'undelimited':
      return { key: 'compare_wire_undelimited', parts: [] };
    case 'malformed':
      return { key: 'compare_wire_malformed', parts: [] };
    case 'no-response':
      return { key: 'compare_wire_nothing', parts: [] };
    case 'cancelled':
      // With a reason, it was nobody who did: a limit was reached, or the host stopped.
      return { key: report.ending.reason === undefined ? 'compare_wire_cancelled' : 'compare_wire_stopped', parts: [] };
    case 'stalled':
      return report.response === null
        ? { key: 'compare_wire_silent', parts: [] }
        : { key: 'compare_wire_stalled', parts: [] };
    case 'truncated':
    case 'reset':
      return brokenOff(report);
  }
}

function brokenOff({ response }: Report): Statement {
  const chunks = response?.chunks;
  if (response == null || response.trailers.length > 0) return { key: 'compare_wire_broken', parts: [] };
  if (chunks != null && !chunks.lastChunk && chunks.count > 0) {
    // Sizes are listed for the first thousand: beyond, whether the last chunk was whole is not known here.
    if (chunks.count > chunks.sizes.length) return { key: 'compare_wire_broken', parts: [] };
    const declared = chunks.sizes.reduce((sum, size) => sum + size, 0);
    const key = response.body.length < declared ? 'compare_wire_within_chunk' : 'compare_wire_after_chunk';
    return { key, parts: [number(chunks.count)] };
  }
  const { declaredLength, length } = response.body;
  return declaredLength === null
    ? { key: 'compare_wire_broken', parts: [] }
    : { key: 'compare_wire_short', parts: [number(length), number(declaredLength)] };
}
