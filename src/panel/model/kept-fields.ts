import type { Field, Report } from '../../report/report.ts';

/** Whether more fields came in this header section than the host keeps of one (findings `limit-fields`, `limit-head`). */
export function moreFieldsCame(fields: readonly Pick<Field, 'span'>[], report: Pick<Report, 'findings'>): boolean {
  // The first that was left out follows the last kept, or stands before one that was kept since it frames the body;
  // a trailer has at least the header section's end between.
  const next = (fields.at(-1)?.span[1] ?? 0) + 2;
  return report.findings.some(
    ({ id, span }) => (id === 'limit-fields' || id === 'limit-head') && span !== null && span[0] <= next,
  );
}
