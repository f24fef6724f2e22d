import { useRef } from 'preact/hooks';
import type { Progress } from '../../protocol/messages.ts';
import type { Inspection } from '../model/state.ts';
import { isRunning } from '../model/state.ts';
import { t } from '../text.ts';
import { Anatomy } from './anatomy/anatomy.tsx';
import { Banner } from './banner.tsx';
import { bringIntoView } from './bring-into-view.ts';
import { Later } from './later.tsx';
import { Octets } from './octets/octets.tsx';
import { Section } from './section.tsx';
import { type NavSection, SectionNav } from './section-nav.tsx';
import { BodyFacts } from './sections/body-facts.tsx';
import { BrowserOrWire } from './sections/browser-or-wire.tsx';
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

/** Phases of what cannot be read as a head, too. */
const pastHead: ReadonlySet<Progress['phase']> = new Set(['body', 'trailers', 'after']);

/** One inspection, from its verdict down to its octets. */
export function InspectionView({ inspection }: { inspection: Inspection }) {
  const root = useRef<HTMLElement>(null);
  const facts = useCapture(inspection);
  const { report, progress, fault, reported } = inspection;
  const response = report?.response ?? null;
  const head = report === null ? (progress?.head ?? null) : null;
  // Above the head, whose length nobody knows, nothing is drawn below it: it would be pushed down.
  const begun = report !== null || head !== null || (progress !== null && pastHead.has(progress.phase));
  const lastChunk = response?.chunks == null ? null : response.chunks.lastChunk;
  const chunked = facts.chunks > 0 || lastChunk !== null || head?.framing === 'chunked';
  const hasChunks = facts.id !== null && fault === null && chunked;
  const hasOctets = fault === null && (report === null || report.capture !== undefined);
  const compared = report !== null && reported !== undefined;
  const clients = report?.clients ?? [];
  const trailers = response?.trailers ?? [];
  const { statusLine, fields } = response ?? head ?? { statusLine: null, fields: null };
  const nav: (NavSection | false)[] = [
    fault === null && { id: 'anatomy', title: t('section_anatomy') },
    fault === null && begun && { id: 'findings', title: t('section_findings') },
    compared && { id: 'compare', title: t('section_compare') },
    hasChunks && { id: 'chunks', title: t('section_chunks') },
    hasOctets && begun && { id: 'octets', title: t('section_octets') },
    trailers.length > 0 && { id: 'trailers', title: t('section_trailers') },
    clients.length > 0 && { id: 'clients', title: t('section_clients') },
    !isRunning(inspection) && { id: 'request', title: t('section_request') },
  ];
  const showHeader = () => bringIntoView(root.current?.querySelector('[data-part=header]'), 'start');
  return (
    <article
      ref={root}
      class={`inspection${hasOctets ? ' with-octets' : ''}${begun || fault !== null ? '' : ' awaited'}`}
      data-phase={inspection.phase}
      data-outcome={report?.verdict.outcome}
    >
      <Banner inspection={inspection} />
      <SectionNav inspection={inspection} sections={nav.filter((one) => one !== false)} root={root} />
      <div class="sections">
        {fault === null && (
          <Section id="anatomy" title={t('section_anatomy')}>
            <Anatomy inspection={inspection} facts={facts} onHeader={showHeader} />
          </Section>
        )}
        {fault === null && begun && (
          <Section id="findings" title={t('section_findings')} count={report?.findings.length ?? null}>
            <Findings report={report} />
          </Section>
        )}
        {report !== null && reported !== undefined && (
          <Section id="compare" title={t('section_compare')}>
            <BrowserOrWire record={reported} report={report} />
          </Section>
        )}
        {hasChunks && facts.id !== null && (
          <Section id="chunks" title={t('section_chunks')} count={facts.chunks}>
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
          <Section id="octets" title={t('section_octets')}>
            <Octets
              facts={facts}
              received={report?.capture?.received ?? progress?.received ?? 0}
              sent={report?.capture?.sent ?? null}
            />
          </Section>
        )}
        <Later>
          {trailers.length > 0 && (
            <Section id="trailers" title={t('section_trailers')} count={trailers.length}>
              <TrailerTable trailers={trailers} />
            </Section>
          )}
          {report !== null && clients.length > 0 && (
            <Section id="clients" title={t('section_clients')} count={clients.length}>
              <Clients report={report} />
            </Section>
          )}
          {statusLine !== null ? (
            <Section id="status-line" title={t('section_status_line')}>
              <StatusLineFacts statusLine={statusLine} />
            </Section>
          ) : (
            progress?.statusLine != null && (
              <Section id="status-line" title={t('section_status_line')}>
                <RawStatusLine raw={progress.statusLine} />
              </Section>
            )
          )}
          {fields !== null && (
            <Section id="header" title={t('section_header')} count={head?.fieldCount ?? fields.length}>
              <FieldTable fields={fields} empty={t('section_header_empty')} />
            </Section>
          )}
          {report !== null && report.interim.length > 0 && (
            <Section id="interim" title={t('section_interim')} count={report.interim.length}>
              {report.interim.map((message) => (
                <div class="interim" key={message.statusLine.span[0]}>
                  <RawStatusLine raw={message.statusLine.raw} />
                  <FieldTable fields={message.fields} empty={t('section_interim_empty')} />
                </div>
              ))}
            </Section>
          )}
          {response !== null && (
            <Section id="body" title={t('section_body')}>
              <BodyFacts body={response.body} chunks={response.chunks} />
            </Section>
          )}
          {report !== null && (
            <Section id="ending" title={t('section_ending')}>
              <EndingFacts report={report} />
            </Section>
          )}
          {report?.timing !== undefined && (
            <Section id="timing" title={t('section_timing')}>
              <TimingBars timing={report.timing} waited={report.ending.graceMs !== undefined} />
            </Section>
          )}
          {!isRunning(inspection) && (
            <Section id="request" title={t('section_request')}>
              <RequestFacts inspection={inspection} capture={facts.id} />
            </Section>
          )}
        </Later>
      </div>
    </article>
  );
}
