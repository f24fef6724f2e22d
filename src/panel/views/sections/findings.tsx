import type { Finding, Report, Severity } from '../../../report/report.ts';
import { number } from '../../model/format.ts';
import { SeverityIcon } from '../icons.tsx';
import { SpanLink } from '../span-link.tsx';
import { WireText } from '../wire-text.tsx';

const severityOrder: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

export function Findings({ report }: { report: Report | null }) {
  if (report === null) return <p class="hint">Judged when the response has ended.</p>;
  if (report.findings.length === 0) return <p class="hint">Nothing out of the ordinary was seen.</p>;
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
          <WireText plain text={finding.title} />
          {(finding.count ?? 1) > 1 && <span class="times">×{number(finding.count ?? 1)}</span>}
          {decides && <span class="tag">decides the verdict</span>}
          {finding.signal === true && <span class="tag">reported by the server</span>}
        </h3>
        <p>
          <WireText plain text={finding.detail} />
        </p>
        {finding.advice !== undefined && (
          <details class="advice">
            <summary>What the server could have done</summary>
            <p>
              <WireText plain text={finding.advice} />
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
