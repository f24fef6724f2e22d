import { useEffect, useRef, useState } from 'preact/hooks';
import { number, spanWords } from '../../model/format.ts';
import { selectedInspection } from '../../model/state.ts';
import type { Part } from '../../model/wire-parts.ts';
import { t } from '../../text.ts';
import { PartName } from '../anatomy/part-name.tsx';
import { useWidth } from '../anatomy/use-width.ts';
import { bringIntoView } from '../bring-into-view.ts';
import { useInspector } from '../context.ts';
import { RichText } from '../rich-text.tsx';
import type { CaptureFacts } from '../use-capture.ts';
import { FindBar } from './find-bar.tsx';
import { OctetGrid, type Selection } from './octet-grid.tsx';
import { TakeAway } from './take-away.tsx';

interface OctetsProps {
  facts: CaptureFacts;
  /** Octets so far, each way; `sent` is null until it is known. */
  received: number;
  sent: number | null;
}

/** Pixels that sixteen octets in a row need; where there is less, eight stand in a row. */
const WIDE = 592;

/** The raw octets of the exchange, both ways. What is chosen among those received is chosen everywhere. */
export function Octets({ facts, received, sent }: OctetsProps) {
  const inspector = useInspector();
  const { focus } = inspector.state.value;
  const [side, setSide] = useState<'received' | 'sent'>('received');
  const [own, setOwn] = useState<Selection | null>(null);
  const [part, setPart] = useState<Part | null>(null);
  const [box, pixels] = useWidth<HTMLDivElement>();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus === null) return;
    setSide('received');
    if (focus.reveal) bringIntoView(root.current?.querySelector('.octets-room'), 'nearest');
  }, [focus]);
  const { id: capture } = facts;
  const total = (side === 'received' ? received : sent) ?? 0;
  const selection = side === 'received' ? focus : own;
  const span = selection?.span ?? null;
  const onSelect = (chosen: [number, number], reveal = false) => {
    if (side === 'received') inspector.dispatch({ type: 'focused', span: chosen, reveal });
    else setOwn({ span: chosen, times: (own?.times ?? 0) + 1 });
  };
  if (capture === null) return <p class="hint">{t('octet_none_yet')}</p>;
  const { report = null, abridged = false } = selectedInspection(inspector.state.value) ?? {};
  const source = { backend: inspector.backend, capture, side };
  const content = facts.parts?.find(({ role }) => role === 'content');
  const body =
    facts.area !== null && facts.chunks > 0
      ? { area: facts.area, chunks: facts.chunks }
      : content === undefined
        ? null
        : { span: content.span };
  return (
    <div ref={root} class="octets">
      <div class="octets-bar">
        <fieldset class="switch">
          <legend class="unseen">{t('octet_which_way')}</legend>
          {(['received', 'sent'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="side" checked={side === one} onChange={() => setSide(one)} />
              {t(one === 'received' ? 'octet_received' : 'octet_sent')}{' '}
              {(one === 'received' || sent !== null) && (
                <span class="count">{number((one === 'received' ? received : sent) ?? 0)}</span>
              )}
            </label>
          ))}
        </fieldset>
      </div>
      {total > 0 && <FindBar source={source} total={total} span={span} onSelect={(found) => onSelect(found, true)} />}
      <div ref={box} class="octets-room">
        {total === 0 ? (
          <p class="hint">{t(side === 'received' ? 'octet_none_received' : 'octet_none_sent')}</p>
        ) : (
          pixels > 0 && (
            <OctetGrid
              key={side}
              capture={capture}
              side={side}
              total={total}
              width={pixels >= WIDE ? 16 : 8}
              parts={side === 'received' ? facts.parts : null}
              area={facts.area}
              selection={selection}
              onSelect={onSelect}
              onCopy={() => root.current?.querySelector<HTMLElement>('.copy-tools button')?.click()}
              onPart={setPart}
            />
          )
        )}
      </div>
      {total > 0 && (
        <div class="octets-foot">
          <output data-part="octet-part">
            {span === null ? (
              <span class="hint">{t('octet_choose')}</span>
            ) : (
              <Place part={side === 'received' && span[1] > span[0] ? part : null} parts={facts.parts} span={span} />
            )}
          </output>
          {part !== null && side === 'received' && span !== null && !same(span, part.span) && (
            <button type="button" class="link" onClick={() => onSelect(part.span)}>
              {t('octet_choose_all')}
            </button>
          )}
          <TakeAway
            key={side}
            source={source}
            total={total}
            span={span}
            report={report}
            abridged={abridged}
            body={body}
          />
        </div>
      )}
    </div>
  );
}

/** What is chosen: the parts of the grammar that it begins and ends in, where they are known, and which octets they are. */
function Place({ part, parts, span }: { part: Part | null; parts: Part[] | null; span: [number, number] }) {
  if (part === null) return <>{spanWords(span)}</>;
  return (
    <>
      <i class={`swatch o-${part.group}`} aria-hidden="true" />
      <RichText
        text="octet_part_span"
        parts={[<PartName key="part" part={part} parts={parts} span={span} />, spanWords(span)]}
      />
    </>
  );
}

function same(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
