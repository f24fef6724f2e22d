import type { Inspection } from '../model/state.ts';
import { isRunning } from '../model/state.ts';
import { Banner } from './banner.tsx';
import { Section } from './section.tsx';
import { BodyFacts } from './sections/body-facts.tsx';
import { ChunkTable } from './sections/chunk-table.tsx';
import { EndingFacts } from './sections/ending-facts.tsx';
import { FieldTable } from './sections/field-table.tsx';
import { Findings } from './sections/findings.tsx';
import { Octets } from './sections/octets.tsx';
import { RawStatusLine, StatusLineFacts } from './sections/status-line.tsx';
import { TimingBars } from './sections/timing-bars.tsx';
import { TrailerTable } from './sections/trailer-table.tsx';

/** One inspection, from its verdict down to its octets. */
export function InspectionView({ inspection }: { inspection: Inspection }) {
  const { report, progress, fault } = inspection;
  const response = report?.response ?? null;
  const capture = report?.capture?.id ?? progress?.capture ?? null;
  const chunkCount = response?.chunks?.count ?? progress?.chunks ?? 0;
  const lastChunk = response?.chunks == null ? null : response.chunks.lastChunk;
  return (
    <article class="inspection" data-phase={inspection.phase} data-outcome={report?.verdict.outcome}>
      <Banner inspection={inspection} />
      <div class="sections">
        {fault === null && (
          <Section id="findings" title="Findings" count={report?.findings.length ?? null}>
            <Findings report={report} />
          </Section>
        )}
        {response !== null ? (
          <Section id="status-line" title="Status line">
            <StatusLineFacts statusLine={response.statusLine} />
          </Section>
        ) : (
          progress?.statusLine != null && (
            <Section id="status-line" title="Status line">
              <RawStatusLine raw={progress.statusLine} />
            </Section>
          )
        )}
        {response !== null && (
          <Section id="header" title="Header section" count={response.fields.length}>
            <FieldTable fields={response.fields} empty="The header section is empty." />
          </Section>
        )}
        {report !== null && report.interim.length > 0 && (
          <Section id="interim" title="Interim responses" count={report.interim.length}>
            {report.interim.map((message) => (
              <div class="interim" key={message.statusLine.span[0]}>
                <RawStatusLine raw={message.statusLine.raw} />
                <FieldTable fields={message.fields} empty="No fields." />
              </div>
            ))}
          </Section>
        )}
        {response !== null && (
          <Section id="body" title="Body">
            <BodyFacts body={response.body} chunks={response.chunks} />
          </Section>
        )}
        {capture !== null && fault === null && (chunkCount > 0 || lastChunk !== null) && (
          <Section id="chunks" title="Chunks" count={chunkCount}>
            <ChunkTable capture={capture} total={chunkCount} lastChunk={lastChunk} />
          </Section>
        )}
        {response !== null && response.trailers.length > 0 && (
          <Section id="trailers" title="Trailers" count={response.trailers.length}>
            <TrailerTable trailers={response.trailers} />
          </Section>
        )}
        {report !== null && (
          <Section id="ending" title="Ending">
            <EndingFacts report={report} />
          </Section>
        )}
        {report?.timing !== undefined && (
          <Section id="timing" title="Timing">
            <TimingBars timing={report.timing} />
          </Section>
        )}
        {report?.capture !== undefined && !isRunning(inspection) && (
          <Section id="octets" title="Octets">
            <Octets capture={report.capture} />
          </Section>
        )}
      </div>
    </article>
  );
}
