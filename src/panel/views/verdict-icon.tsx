import type { Report } from '../../report/report.ts';
import { brokenWords } from '../model/words.ts';
import { t } from '../text.ts';
import { OutcomeIcon } from './icons.tsx';

/** The outcome's icon beside its word, marked where a success is broken and the outcome does not show it. */
export function VerdictIcon({ report }: { report: Report }) {
  const broken = brokenWords(report);
  const icon = <OutcomeIcon outcome={report.verdict.outcome} silent />;
  if (broken === null) return icon;
  return (
    <span class="broken" title={t('verdict_broken_title')}>
      {icon}
      <span class="unseen">{broken} </span>
    </span>
  );
}
