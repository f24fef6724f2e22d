import type { Timing } from '../../../report/report.ts';
import { duration } from '../../model/format.ts';
import { t } from '../../text.ts';

/** What took how long, each step from the end of the one before. `waited`: the last of them was the inspection's own. */
export function TimingBars({ timing, waited }: { timing: Timing; waited: boolean }) {
  const total = Math.max(timing.ended, 0.001);
  return (
    <table class="timing">
      <thead class="unseen">
        <tr>
          <th scope="col">{t('timing_step')}</th>
          <th scope="col">{t('timing_share')}</th>
          <th scope="col">{t('timing_took')}</th>
        </tr>
      </thead>
      <tbody>
        {steps(timing, waited).map(({ label, from, to, kind }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="track">
              <span
                class={`bar bar-${kind}`}
                style={{ left: `${(from / total) * 100}%`, width: `${((to - from) / total) * 100}%` }}
              />
            </td>
            <td class="amount">{duration(to - from)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Step {
  label: string;
  from: number;
  to: number;
  kind: 'setup' | 'wait' | 'receive' | 'silence';
}

function steps({ connected, secured, sent, firstOctet, lastOctet, ended }: Timing, waited: boolean): Step[] {
  const marks: [string, number | null, Step['kind']][] = [
    [t('timing_connect'), connected, 'setup'],
    [t('timing_tls'), secured, 'setup'],
    [t('timing_send'), sent, 'setup'],
    [t('timing_wait'), firstOctet, 'wait'],
    [t('timing_receive'), lastOctet, 'receive'],
    [t(waited ? 'timing_waited' : 'timing_silence'), ended, 'silence'],
  ];
  const out: Step[] = [];
  let from = 0;
  for (const [label, to, kind] of marks) {
    if (to === null) continue;
    out.push({ label, from, to: Math.max(from, to), kind });
    from = Math.max(from, to);
  }
  return out;
}
