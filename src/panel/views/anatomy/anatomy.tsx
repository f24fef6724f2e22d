import { useLayoutEffect, useRef } from 'preact/hooks';
import { limits } from '../../../protocol/messages.ts';
import type { Message, Report } from '../../../report/report.ts';
import { number, spanWords } from '../../model/format.ts';
import { moreFieldsCame } from '../../model/kept-fields.ts';
import { messageSoFar } from '../../model/message-so-far.ts';
import { type Inspection, isRunning } from '../../model/state.ts';
import { partAt } from '../../model/wire-parts.ts';
import { plural, t } from '../../text.ts';
import { useInspector } from '../context.ts';
import { RichText } from '../rich-text.tsx';
import type { CaptureFacts } from '../use-capture.ts';
import { WireText } from '../wire-text.tsx';
import { BodyRow } from './body-row.tsx';
import { HeaderRow, StatusLineRow } from './head-rows.tsx';
import { AnatomyPart } from './part.tsx';
import { PartName } from './part-name.tsx';
import { AnatomyRow } from './row.tsx';
import { EndingRow, ExcessRow, LastChunkRow, OpenEndingRow, TrailerRow } from './tail-rows.tsx';

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
        aria-label={t('anatomy_label')}
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
const INTERIMS: number = limits.headInterims;

function Rows({ inspection, facts, onHeader }: AnatomyProps) {
  const { report, progress } = inspection;
  const head = progress?.head ?? null;
  if (report === null && head === null) return <AwaitedRows status={progress?.statusLine ?? null} />;
  if (report === null && head !== null) {
    return (
      <>
        <InterimRows lines={head.interim} count={head.interimCount} />
        <MessageRows
          message={messageSoFar(head, progress?.received ?? 0)}
          fieldCount={head.fieldCount}
          report={null}
          facts={facts}
          onHeader={onHeader}
        />
        <OpenEndingRow running={isRunning(inspection)} />
      </>
    );
  }
  if (report === null) return null;
  const { response, interim } = report;
  return (
    <>
      <InterimRows lines={interim.map(({ statusLine }) => statusLine)} count={interim.length} />
      {response === null ? (
        <AnatomyRow at={null} group="status" wire="gone" title={t('section_status_line')} part="status-line">
          <p class="an-note bad">{t('anatomy_unread')}</p>
        </AnatomyRow>
      ) : (
        <MessageRows
          message={response}
          fieldCount={response.fields.length}
          report={report}
          facts={facts}
          onHeader={onHeader}
        />
      )}
      <EndingRow report={report} />
    </>
  );
}

function InterimRows({ lines, count }: { lines: { raw: string; span: [number, number] }[]; count: number }) {
  return (
    <>
      {lines.slice(0, INTERIMS).map(({ raw, span }) => (
        <AnatomyRow key={span[0]} at={span[0]} group="rest" title={t('anatomy_interim')} part="interim">
          <AnatomyPart span={span} kind={t('anatomy_interim')} class="an-field">
            <WireText text={raw} />
          </AnatomyPart>
        </AnatomyRow>
      ))}
      {count > INTERIMS && (
        <AnatomyRow at={null} group="rest" title={plural('anatomy_interims_more', count - INTERIMS)} />
      )}
    </>
  );
}

interface MessageRowsProps {
  message: Message;
  fieldCount: number;
  /** Null while it streams. */
  report: Report | null;
  facts: CaptureFacts;
  onHeader: () => void;
}

/** The same rows while it streams and when it has ended: nothing changes its place when more is known. */
function MessageRows({ message, fieldCount, report, facts, onHeader }: MessageRowsProps) {
  const excess = report === null ? undefined : facts.parts?.find(({ group }) => group === 'excess');
  const whole = message.chunks === null ? null : message.chunks.lastChunk;
  return (
    <>
      <StatusLineRow statusLine={message.statusLine} />
      <HeaderRow
        message={message}
        count={fieldCount}
        more={report !== null && moreFieldsCame(message.fields, report)}
        onAll={onHeader}
      />
      <BodyRow facts={facts} message={message} live={report === null} />
      {message.body.framing === 'chunked' && (
        <LastChunkRow whole={whole} at={report?.ending.at ?? 0} parts={facts.parts} />
      )}
      {message.trailers.length > 0 && (
        <TrailerRow
          trailers={message.trailers}
          signals={report?.findings.filter(({ signal }) => signal === true) ?? []}
        />
      )}
      {excess !== undefined && <ExcessRow part={excess} />}
    </>
  );
}

/** Before the head has been read: what is below it has no place yet. */
function AwaitedRows({ status }: { status: string | null }) {
  return (
    <>
      <AnatomyRow at={status === null ? null : 0} group="status" title={t('section_status_line')} part="status-line">
        <div class="an-status">
          <span class={status === null ? 'an-box absent' : 'an-box'}>
            {status === null ? <em>{t('anatomy_status_later')}</em> : <WireText text={status} />}
            <small>{t(status === null ? 'anatomy_nothing_yet' : 'anatomy_as_received')}</small>
          </span>
        </div>
      </AnatomyRow>
      <AnatomyRow at={null} group="name" title={t('section_header')} aside={t('anatomy_header_later')} part="header" />
    </>
  );
}

/** What is chosen, in words. Its room is kept, so that choosing moves nothing. */
function Chosen({ facts }: { facts: CaptureFacts }) {
  const inspector = useInspector();
  const { focus } = inspector.state.value;
  const part = focus === null || facts.parts === null ? null : partAt(facts.parts, focus.span[0]);
  const link = focus !== null && (
    <button
      key="span"
      type="button"
      class="link"
      onClick={() => inspector.dispatch({ type: 'focused', span: focus.span })}
    >
      {spanWords(focus.span)}
    </button>
  );
  return (
    <p class="an-chosen" data-part="chosen">
      {facts.parts === null ? null : focus === null ? (
        <span class="hint">{t('anatomy_choose')}</span>
      ) : part === null || part.chunks === true ? (
        link
      ) : (
        <RichText
          text="anatomy_chosen"
          parts={[<PartName key="part" part={part} parts={facts.parts} span={focus.span} />, link]}
        />
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
