import type { Report } from '../../../report/report.ts';
import { duration, number } from '../../model/format.ts';
import { endingWords } from '../../model/words.ts';
import { WireText } from '../wire-text.tsx';

export function EndingFacts({ report: { ending, timing, connection, capture } }: { report: Report }) {
  return (
    <>
      <p data-part="ending-sentence">
        {endingWords(ending.transport)}{' '}
        {ending.at === 0 ? 'before the first octet' : `after octet ${number(ending.at - 1)}`}
        {timing !== undefined && `, ${duration(timing.ended)} after the inspection began`}
        {ending.idleMs !== undefined && `; the last ${duration(ending.idleMs)} were silent`}
        {ending.graceMs !== undefined && `; ${duration(ending.graceMs)} were waited for more`}.
      </p>
      <dl class="facts">
        {ending.reason !== undefined && (
          <>
            <dt>The system says</dt>
            <dd>
              <WireText text={ending.reason} />
            </dd>
          </>
        )}
        {connection !== undefined && (
          <>
            <dt>Connection</dt>
            <dd>
              <WireText text={connection.address} />, port {connection.port}
              {connection.tls === null ? ', clear text' : `, ${connection.tls.version}, ${connection.tls.cipher}`}
            </dd>
          </>
        )}
        {connection?.tls?.untrusted != null && (
          <>
            <dt>Certificate</dt>
            <dd>
              <strong class="bad">not trusted</strong>: <WireText plain text={connection.tls.untrusted} />
            </dd>
          </>
        )}
        {capture?.fault != null && (
          <>
            <dt>Recording</dt>
            <dd>
              <strong class="bad">stopped early</strong>: <WireText plain text={capture.fault.message} />
            </dd>
          </>
        )}
      </dl>
    </>
  );
}
