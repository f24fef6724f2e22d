import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChunkSeries } from '../../../protocol/messages.ts';
import { counted, duration, number, roughly } from '../../model/format.ts';
import { type Break, placeOf, rowAt, type Strip, stripOf } from '../../model/strip.ts';
import type { ChunkArea } from '../../model/wire-parts.ts';
import { t } from '../../text.ts';
import { useInspector } from '../context.ts';
import { useWidth } from './use-width.ts';

interface ChunkStripProps {
  capture: string;
  series: ChunkSeries;
  area: ChunkArea;
  /** Octets that the last chunk declared and that never came. */
  missing: number;
}

/** Pixels. */
const HEIGHT = 44;

/** The data chunks to scale, broken where nothing came for long. One widget, however many: arrows go from chunk to chunk. */
export function ChunkStrip({ capture, series, area, missing }: ChunkStripProps) {
  const inspector = useInspector();
  const [root, width] = useWidth<HTMLDivElement>();
  const [row, setRow] = useState(0);
  const { focus } = inspector.state.value;
  const strip = useMemo(() => stripOf(series, area.end, missing, width), [series, area.end, missing, width]);
  const total = series.total;
  const latest = useRef(0);
  const choose = (wanted: number, reveal: boolean) => {
    const to = Math.min(Math.max(0, wanted), total - 1);
    setRow(to);
    const turn = ++latest.current;
    void inspector.backend.chunks(capture, to, 1).then(
      ({ offset: [offset], size: [size], line: [line] }) => {
        // Another has been chosen since.
        if (turn !== latest.current || offset === undefined) return;
        inspector.dispatch({ type: 'focused', span: [offset, offset + (line ?? 0) + (size ?? 0) + 2], reveal });
      },
      () => undefined,
    );
  };
  // What is chosen elsewhere shows here, too.
  const chosen = focus !== null && focus.span[0] >= area.start && focus.span[0] < area.end ? focus.span[0] : null;
  useEffect(() => {
    if (chosen !== null) setRow((was) => rowOfOctet(series, chosen, was));
  }, [chosen, series]);
  const mark = chosen === null ? null : placeOf(strip, row);
  const page = Math.max(2, Math.round(total / 20));
  const step: Record<string, number> = {
    ArrowLeft: row - 1,
    ArrowRight: row + 1,
    PageUp: row - page,
    PageDown: row + page,
    Home: 0,
    End: total - 1,
  };
  return (
    <div
      ref={root}
      class="strip"
      data-anatomy
      // The drawing around it says which of its parts is the tab stop.
      tabIndex={-1}
      data-part="strip"
      role="slider"
      aria-label={t('section_chunks')}
      aria-orientation="horizontal"
      aria-valuemin={1}
      aria-valuemax={total}
      aria-valuenow={row + 1}
      aria-valuetext={valueText(series, row)}
      onFocus={(event) => {
        if (event.currentTarget.matches(':focus-visible')) choose(row, false);
      }}
      onKeyDown={(event) => {
        const to = step[event.key];
        if (to === undefined || event.altKey || event.metaKey || event.ctrlKey) return;
        // Left of the first chunk and right of the last lie the other parts.
        if ((to < 0 || to >= total) && event.key.startsWith('Arrow')) return;
        event.preventDefault();
        event.stopPropagation();
        choose(to, false);
      }}
      onClick={(event) => choose(rowAt(strip, event.clientX - event.currentTarget.getBoundingClientRect().left), true)}
    >
      <svg viewBox={`0 0 ${Math.max(1, width)} ${HEIGHT}`} height={HEIGHT} width="100%" aria-hidden="true">
        <StripTitle strip={strip} series={series} />
        <path class="strip-blocks" d={blocksPath(strip)} />
        {strip.breaks.map((one) => (
          <path key={one.row} class="strip-break" d={breakPath(one)} />
        ))}
        {missing > 0 && (
          <rect
            class="strip-gone"
            x={strip.end}
            y="1"
            width={Math.max(2, width - strip.end - 1)}
            height={HEIGHT - 2}
            rx="2"
          />
        )}
        {mark !== null && (
          <rect class="strip-mark" x={mark.x} y="0" width={Math.max(3, mark.width - 1)} height={HEIGHT} rx="2" />
        )}
      </svg>
      <span class="strip-labels" aria-hidden="true">
        {labels(strip.breaks, width).map(({ ms, at }) => (
          <span key={at} class="strip-label" style={{ left: `${at}px` }}>
            {roughly(ms)}
          </span>
        ))}
      </span>
    </div>
  );
}

/** Said on hovering: what the drawing stands for where there are too many chunks to see each. */
function StripTitle({ strip, series }: { strip: Strip; series: ChunkSeries }) {
  if (strip.discrete) return null;
  return <title>{t('anatomy_bins', counted(series.total, 'chunk'), number(series.first.length))}</title>;
}

function blocksPath({ blocks, discrete }: Strip): string {
  let path = '';
  for (const { x, width, height } of blocks) {
    const gap = width > 3 ? 1 : width > 1.6 ? 0.5 : 0;
    const tall = discrete ? HEIGHT : Math.max(6, HEIGHT * (0.2 + 0.8 * height));
    const round = discrete && width > 6 ? 2 : 0;
    path += rect(x, HEIGHT - tall, Math.max(0.4, width - gap), tall, round);
  }
  return path;
}

function rect(x: number, y: number, width: number, height: number, r: number): string {
  const [left, top] = [x.toFixed(2), y.toFixed(1)];
  if (r === 0) return `M${left} ${top}h${width.toFixed(2)}v${height.toFixed(1)}h${(-width).toFixed(2)}z`;
  const [w, h] = [(width - 2 * r).toFixed(2), (height - 2 * r).toFixed(1)];
  return `M${(x + r).toFixed(2)} ${top}h${w}a${r} ${r} 0 0 1 ${r} ${r}v${h}a${r} ${r} 0 0 1 ${-r} ${r}h-${w}a${r} ${r} 0 0 1 ${-r} ${-r}v-${h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

/** A dotted line between two ends: time passed, and nothing came. */
function breakPath({ x, width }: Break): string {
  const from = x + 3;
  const to = x + width - 4;
  return `M${from} ${HEIGHT / 2}H${Math.max(from + 1, to)}`;
}

/** Labels under the breaks, the longest first where two would touch. */
function labels(breaks: Break[], width: number): { at: number; ms: number }[] {
  const placed: { at: number; ms: number }[] = [];
  for (const { x, width: room, ms } of breaks.toSorted((a, b) => b.ms - a.ms)) {
    const at = Math.min(Math.max(26, x + room / 2), Math.max(26, width - 26));
    if (placed.every((other) => Math.abs(other.at - at) > 56)) placed.push({ at, ms });
  }
  return placed;
}

/** What is chosen, for a screen reader; its facts where they are its own and not a bin's. */
function valueText(series: ChunkSeries, row: number): string {
  const place = [number(row + 1), number(series.total)];
  const bin = binOf(series, row);
  if (series.count[bin] !== 1) return t('anatomy_chunk', ...place);
  return t('anatomy_chunk_facts', ...place, counted(series.octets[bin] ?? 0, 'octet'), duration(series.gap[bin] ?? 0));
}

function binOf(series: ChunkSeries, row: number): number {
  let low = 0;
  let high = series.first.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((series.first[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The row that holds an octet: exact where a bin is a row, else by its share of the bin. `was` where it is in the same bin. */
function rowOfOctet(series: ChunkSeries, octet: number, was: number): number {
  let bin = 0;
  while (bin + 1 < series.offset.length && (series.offset[bin + 1] ?? 0) <= octet) bin += 1;
  const first = series.first[bin] ?? 0;
  const count = series.count[bin] ?? 1;
  if (was >= first && was < first + count && count > 1) return was;
  const from = series.offset[bin] ?? 0;
  const to = series.offset[bin + 1] ?? octet + 1;
  return Math.min(first + count - 1, first + Math.floor(((octet - from) / Math.max(1, to - from)) * count));
}
