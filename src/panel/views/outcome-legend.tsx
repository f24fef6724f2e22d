import type { Outcome } from '../../report/report.ts';
import { outcomeWord } from '../model/words.ts';
import { type MessageKey, t } from '../text.ts';
import { OutcomeIcon } from './icons.tsx';

/** In the order of how much there is to worry about. */
const meanings: [Outcome, MessageKey][] = [
  ['complete', 'legend_complete'],
  ['complete-with-error', 'legend_complete_with_error'],
  ['truncated', 'legend_truncated'],
  ['reset', 'legend_reset'],
  ['stalled', 'legend_stalled'],
  ['malformed', 'legend_malformed'],
  ['undelimited', 'legend_undelimited'],
  ['no-response', 'legend_no_response'],
  ['cancelled', 'legend_cancelled'],
];

/** What each outcome means: for whoever sees the marks of the list for the first time. */
export function OutcomeLegend() {
  return (
    <section aria-labelledby="legend-title">
      <h2 id="legend-title">{t('legend_title')}</h2>
      <dl class="legend">
        {meanings.map(([outcome, meaning]) => (
          <div key={outcome}>
            <dt>
              <OutcomeIcon outcome={outcome} silent />
              {outcomeWord(outcome)}
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
