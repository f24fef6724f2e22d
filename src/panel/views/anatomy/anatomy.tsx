import { useLayoutEffect, useRef } from 'preact/hooks';
import { number, spanWords } from '../../model/format.ts';
import { type Inspection, isRunning } from '../../model/state.ts';
import { partAt } from '../../model/wire-parts.ts';
import { useInspector } from '../context.ts';
import type { CaptureFacts } from '../use-capture.ts';
import { WireText } from '../wire-text.tsx';
import { BodyRow } from './body-row.tsx';
import { HeaderRow, StatusLineRow } from './head-rows.tsx';
import { AnatomyPart } from './part.tsx';
import { AnatomyRow } from './row.tsx';
import { EndingRow, ExcessRow, LastChunkRow, TrailerRow } from './tail-rows.tsx';

interface AnatomyProps {
  inspection: Inspection;
  facts: CaptureFacts;
  /** Asked to show the whole header section. */
  onHeader: () => void;
}

/**
 * The response in the order of the wire, as one drawing. One tab stop: arrows lead from part to part, up and down from
 * row to row; each part that is reached chooses its octets.
 */
export function Anatomy({ inspection, facts, onHeader }: AnatomyProps) {
  const root = useRef<HTMLFieldSetElement>(null);
  const current = useRef<Element | null>(null);
  // The drawing grows while one looks: exactly one part of it is in the tab order.
  useLayoutEffect(() => {
    const parts = partsIn(root.current);
    const kept = parts.find((part) => part === current.current) ?? parts[0];
    for (const part of parts) part.tabIndex = part === kept ? 0 : -1;
  });
  return (
    <>
      <fieldset
        ref={root}
        class="anatomy"
        aria-label="The response in the order of the wire"
        style={{
          '--digits': number(inspection.report?.capture?.received ?? inspection.progress?.received ?? 0).length,
        }}
        onFocusCapture={(event) => {
          const part = event.target instanceof Element ? event.target.closest('[data-anatomy]') : null;
          if (part === null) return;
          current.current = part;
          for (const one of partsIn(root.current)) one.tabIndex = one === part ? 0 : -1;
        }}
        onKeyDown={(event) => {
          const to = neighbour(partsIn(root.current), event);
          if (to === null) return;
          event.preventDefault();
          to.focus();
        }}
      >
        <Rows inspection={inspection} facts={facts} onHeader={onHeader} />
      </fieldset>
      <Chosen facts={facts} />
    </>
  );
}

/** Interim responses drawn; the rest are counted, and stand below. */
const INTERIMS = 3;

function Rows({ inspection, facts, onHeader }: AnatomyProps) {
  const { report, progress } = inspection;
  if (report === null) return <LiveRows inspection={inspection} facts={facts} status={progress?.statusLine ?? null} />;
  const { response } = report;
  const excess = facts.parts?.find(({ group }) => group === 'excess');
  return (
    <>
      {report.interim.slice(0, INTERIMS).map(({ statusLine }) => (
        <AnatomyRow
          key={statusLine.span[0]}
          at={statusLine.span[0]}
          group="rest"
          title="Interim response"
          part="interim"
        >
          <AnatomyPart span={statusLine.span} kind="Interim response" class="an-field">
            <WireText text={statusLine.raw} />
          </AnatomyPart>
        </AnatomyRow>
      ))}
      {report.interim.length > INTERIMS && (
        <AnatomyRow
          at={null}
          group="rest"
          title={`and ${number(report.interim.length - INTERIMS)} more interim responses`}
        />
      )}
      {response === null ? (
        <AnatomyRow at={null} group="status" wire="gone" title="Status line" part="status-line">
          <p class="an-note bad">No response could be read</p>
        </AnatomyRow>
      ) : (
        <>
          <StatusLineRow statusLine={response.statusLine} />
          <HeaderRow message={response} onAll={onHeader} />
          <BodyRow facts={facts} message={response} />
          {response.chunks !== null && (
            <LastChunkRow whole={response.chunks.lastChunk} at={report.ending.at} parts={facts.parts} />
          )}
          {response.trailers.length > 0 && (
            <TrailerRow
              trailers={response.trailers}
              signals={report.findings.filter(({ signal }) => signal === true)}
            />
          )}
          {excess !== undefined && <ExcessRow part={excess} />}
        </>
      )}
      <EndingRow report={report} />
    </>
  );
}

/** The same rows while it streams: nothing changes its place when more is known. */
function LiveRows({
  inspection,
  facts,
  status,
}: {
  inspection: Inspection;
  facts: CaptureFacts;
  status: string | null;
}) {
  return (
    <>
      <AnatomyRow at={status === null ? null : 0} group="status" title="Status line" part="status-line">
        <div class="an-status">
          <span class={status === null ? 'an-box absent' : 'an-box'}>
            {status === null ? <em>not yet</em> : <WireText text={status} />}
            <small>{status === null ? 'nothing has come' : 'as received'}</small>
          </span>
        </div>
      </AnatomyRow>
      <AnatomyRow at={null} group="name" title="Header section" aside="shown with the verdict" part="header" />
      <BodyRow facts={facts} message={null} />
      <AnatomyRow
        at={null}
        group="end"
        wire="end"
        title="Ending"
        aside={isRunning(inspection) ? 'the connection is open' : 'not known'}
        part="ending"
      />
    </>
  );
}

/** What is chosen, in words. Its room is kept, so that choosing moves nothing. */
function Chosen({ facts }: { facts: CaptureFacts }) {
  const inspector = useInspector();
  const { focus } = inspector.state.value;
  const part = focus === null || facts.parts === null ? null : partAt(facts.parts, focus.span[0]);
  if (facts.parts === null) return null;
  return (
    <p class="an-chosen" data-part="chosen">
      {focus === null ? (
        <span class="hint">Choose a part to see its octets.</span>
      ) : (
        <>
          {part !== null && part.chunks !== true && <WireText plain text={`${part.label}: `} />}
          <button type="button" class="link" onClick={() => inspector.dispatch({ type: 'focused', span: focus.span })}>
            {spanWords(focus.span)}
          </button>
        </>
      )}
    </p>
  );
}

function partsIn(root: HTMLElement | null): HTMLElement[] {
  return root === null ? [] : Array.from(root.querySelectorAll<HTMLElement>('[data-anatomy]'));
}

/** Where a key leads from the part that has the focus. */
function neighbour(parts: HTMLElement[], event: KeyboardEvent): HTMLElement | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const at = parts.findIndex((part) => part.matches(':focus'));
  if (at < 0) return null;
  const row = (part: HTMLElement | undefined) => part?.closest('[data-anatomy-row]') ?? null;
  const here = row(parts[at]);
  switch (event.key) {
    case 'ArrowRight':
      return parts[at + 1] ?? null;
    case 'ArrowLeft':
      return parts[at - 1] ?? null;
    case 'ArrowDown':
      return parts.slice(at + 1).find((part) => row(part) !== here || inList(part)) ?? null;
    case 'ArrowUp': {
      const before = parts.slice(0, at).findLast((part) => row(part) !== here || inList(part));
      if (before === undefined || inList(before)) return before ?? null;
      return parts.find((part) => row(part) === row(before)) ?? null;
    }
    case 'Home':
      return parts[0] ?? null;
    case 'End':
      return parts.at(-1) ?? null;
    default:
      return null;
  }
}

/** Fields stand one under another within their row. */
function inList(part: HTMLElement): boolean {
  return part.closest('li') !== null;
}
