import { useRef } from 'preact/hooks';
import type { Inspection } from '../model/state.ts';
import { isRunning } from '../model/state.ts';
import { Anatomy } from './anatomy/anatomy.tsx';
import { Banner } from './banner.tsx';
import { Octets } from './octets/octets.tsx';
import { Section } from './section.tsx';
import { type NavSection, SectionNav } from './section-nav.tsx';
import { BodyFacts } from './sections/body-facts.tsx';
import { ChunkTable } from './sections/chunk-table.tsx';
import { Clients } from './sections/clients.tsx';
import { EndingFacts } from './sections/ending-facts.tsx';
import { FieldTable } from './sections/field-table.tsx';
import { Findings } from './sections/findings.tsx';
import { RequestFacts } from './sections/request.tsx';
import { RawStatusLine, StatusLineFacts } from './sections/status-line.tsx';
import { TimingBars } from './sections/timing-bars.tsx';
import { TrailerTable } from './sections/trailer-table.tsx';
import { useCapture } from './use-capture.ts';

/** One inspection, from its verdict down to its octets. */
export function InspectionView({ inspection }: { inspection: Inspection }) {
  const root = useRef<HTMLElement>(null);
  const facts = useCapture(inspection);
  const { report, progress, fault } = inspection;
  const response = report?.response ?? null;
  const lastChunk = response?.chunks == null ? null : response.chunks.lastChunk;
  const hasChunks = facts.id !== null && fault === null && (facts.chunks > 0 || lastChunk !== null);
  const hasOctets = fault === null && (report === null || report.capture !== undefined);
  const clients = report?.clients ?? [];
  const trailers = response?.trailers ?? [];
  const nav: (NavSection | false)[] = [
    fault === null && { id: 'anatomy', title: 'Anatomy' },
    fault === null && { id: 'findings', title: 'Findings' },
    hasChunks && { id: 'chunks', title: 'Chunks' },
    hasOctets && { id: 'octets', title: 'Bytes' },
    trailers.length > 0 && { id: 'trailers', title: 'Trailers' },
    clients.length > 0 && { id: 'clients', title: 'Clients' },
    !isRunning(inspection) && { id: 'request', title: 'Request' },
  ];
  const showHeader = () => root.current?.querySelector('[data-part=header]')?.scrollIntoView({ block: 'start' });
  return (
    <article
      ref={root}
      class={hasOctets ? 'inspection with-octets' : 'inspection'}
      data-phase={inspection.phase}
      data-outcome={report?.verdict.outcome}
    >
      <Banner inspection={inspection} />
      <SectionNav inspection={inspection} sections={nav.filter((one) => one !== false)} root={root} />
      <div class="sections">
        {fault === null && (
          <Section id="anatomy" title="Anatomy">
            <Anatomy inspection={inspection} facts={facts} onHeader={showHeader} />
          </Section>
        )}
        {fault === null && (
          <Section id="findings" title="Findings" count={report?.findings.length ?? null}>
            <Findings report={report} />
          </Section>
        )}
        {hasChunks && facts.id !== null && (
          <Section id="chunks" title="Chunks" count={facts.chunks}>
            <ChunkTable
              capture={facts.id}
              total={facts.chunks}
              lastChunk={lastChunk}
              chunks={response?.chunks ?? null}
              facts={facts}
            />
          </Section>
        )}
        {hasOctets && (
          <Section id="octets" title="Bytes">
            <Octets
              facts={facts}
              received={report?.capture?.received ?? progress?.received ?? 0}
              sent={report?.capture?.sent ?? null}
            />
          </Section>
        )}
        {trailers.length > 0 && (
          <Section id="trailers" title="Trailers" count={trailers.length}>
            <TrailerTable trailers={trailers} />
          </Section>
        )}
        {report !== null && clients.length > 0 && (
          <Section id="clients" title="Clients" count={clients.length}>
            <Clients report={report} />
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
        {!isRunning(inspection) && (
          <Section id="request" title="Request">
            <RequestFacts inspection={inspection} capture={facts.id} />
          </Section>
        )}
      </div>
    </article>
  );
}
