import type { Finding, Report, Severity } from '../../../report/report.ts';
import { number } from '../../model/format.ts';
import { t } from '../../text.ts';
import { HostText } from '../host-text.tsx';
import { SeverityIcon } from '../icons.tsx';
import { SpanLink } from '../span-link.tsx';

const severityOrder: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

export function Findings({ report }: { report: Report | null }) {
  if (report === null) return <p class="hint">{t('findings_later')}</p>;
  if (report.findings.length === 0) return <p class="hint">{t('findings_none')}</p>;
  const sorted = report.findings
    .map((finding, place) => ({ finding, key: `${place} ${finding.id}` }))
    .sort((a, b) => severityOrder[a.finding.severity] - severityOrder[b.finding.severity]);
  return (
    <ul class="findings">
      {sorted.map(({ finding, key }) => (
        <Row key={key} finding={finding} decides={report.verdict.because.includes(finding.id)} />
      ))}
    </ul>
  );
}

function Row({ finding, decides }: { finding: Finding; decides: boolean }) {
  return (
    <li class="finding" id={`finding-${finding.id}`} data-finding={finding.id}>
      <SeverityIcon severity={finding.severity} />
      <div>
        <h3>
          <HostText text={finding.title} />
          {(finding.count ?? 1) > 1 && <span class="times">×{number(finding.count ?? 1)}</span>}
          {decides && <span class="tag">{t('findings_decides')}</span>}
          {finding.signal === true && <span class="tag">{t('findings_signal')}</span>}
        </h3>
        <p>
          <HostText text={finding.detail} />
        </p>
        {finding.advice !== undefined && (
          <details class="advice">
            <summary>{t('findings_advice')}</summary>
            <p>
              <HostText text={finding.advice} />
            </p>
          </details>
        )}
        <p class="finding-links">
          {finding.span !== null && <SpanLink span={finding.span} />}
          {finding.spec
            .filter(({ url }) => url.startsWith('https://'))
            .map(({ label, url }) => (
              <a key={url} href={url} target="_blank" rel="noreferrer">
                {label}
              </a>
            ))}
        </p>
      </div>
    </li>
  );
}
