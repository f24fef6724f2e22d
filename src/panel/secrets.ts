/** Finds the secrets among a capture's octets: by the Report where it speaks of that side, else by the octets. */
import type { Report } from '../report/report.ts';
import { secretsOfHeads, secretsOfReport } from './model/octet-secrets.ts';
import type { Span } from './model/redaction.ts';
import { gather, joined, type Source } from './saving.ts';

/** Octets of heads that are looked at. */
const HEADS = 512 * 1024;

/** @param abridged fields are left out of the Report: the octets have them, and only the Report knows the trailers */
export async function secretsIn(
  source: Source,
  report: Report | null,
  abridged: boolean,
  total: number,
): Promise<Span[]> {
  const told = source.side === 'received' && report !== null ? secretsOfReport(report) : null;
  if (told !== null && !abridged) return told;
  const octets = joined(await gather(source, 0, Math.min(total, HEADS)));
  const seen = secretsOfHeads(new TextDecoder('latin1').decode(octets));
  const end = seen.at(-1)?.[1] ?? 0;
  return [...seen, ...(told ?? []).filter(([start]) => start >= end)];
}
