/** Finds the secrets among a capture's octets: by the Report where it speaks of that side, else by the octets. */
import type { Report } from '../report/report.ts';
import { secretsOfHeads, secretsOfReport } from './model/octet-secrets.ts';
import type { Span } from './model/redaction.ts';
import { gather, joined, type Source } from './saving.ts';

/** Octets of heads that are looked at. */
const HEADS = 512 * 1024;

export async function secretsIn(source: Source, report: Report | null, total: number): Promise<Span[]> {
  if (source.side === 'received' && report !== null) return secretsOfReport(report);
  const octets = joined(await gather(source, 0, Math.min(total, HEADS)));
  return secretsOfHeads(new TextDecoder('latin1').decode(octets));
}
