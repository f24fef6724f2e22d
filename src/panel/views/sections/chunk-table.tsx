import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { limits } from '../../../protocol/messages.ts';
import type { Chunks } from '../../../report/report.ts';
import { duration, number } from '../../model/format.ts';
import { shown } from '../../shown-fault.ts';
import { t } from '../../text.ts';
import { PageCache } from '../../virtual/page-cache.ts';
import { type Column, VirtualGrid } from '../../virtual/virtual-grid.tsx';
import { useInspector } from '../context.ts';
import { HostText } from '../host-text.tsx';
import { RichText } from '../rich-text.tsx';
import type { CaptureFacts } from '../use-capture.ts';
import { WireText } from '../wire-text.tsx';
import { ChunkCharts } from './chunk-charts.tsx';
import { ChunkRange } from './chunk-range.tsx';

interface ChunkRow {
  offset: number;
  size: number;
  time: number;
  gap: number;
  line: number;
  extension: string | null;
}

/** A silence worth seeing, in milliseconds. */
const LONG_GAP = 1_000;
const PAGE = Math.min(200, limits.chunkRows);
/** Of fewer chunks the table alone says all; while it streams, charts that come would push the rest down. */
const CHARTED = 8;

function columnsFrom(first: number): Column<ChunkRow>[] {
  return [
    { title: t('chunk_number'), class: 'amount', cell: (_, index) => number(first + index + 1) },
    { title: t('chunk_offset'), class: 'amount', cell: (row) => number(row.offset) },
    { title: t('chunk_size'), class: 'amount', cell: (row) => number(row.size) },
    { title: t('chunk_time'), class: 'amount', cell: (row) => duration(row.time) },
    {
      title: t('chunk_gap'),
      class: 'amount',
      cell: (row) => <span class={row.gap >= LONG_GAP ? 'bad' : undefined}>{duration(row.gap)}</span>,
    },
    {
      title: t('chunk_extension'),
      class: 'extension',
      cell: (row) => row.extension !== null && <WireText text={row.extension} />,
    },
  ];
}

interface ChunkTableProps {
  capture: string;
  total: number;
  /** Null while it cannot be told yet. */
  lastChunk: boolean | null;
  /** Null while it streams. */
  chunks: Chunks | null;
  facts: CaptureFacts;
}

/** Every chunk of the response, however many: rows come from the host as they are looked at. */
export function ChunkTable({ capture, total, lastChunk, chunks, facts }: ChunkTableProps) {
  const inspector = useInspector();
  const { backend } = inspector;
  const [, redraw] = useState(0);
  const [rows, setRows] = useState<[number, number] | null>(null);
  const [show, setShow] = useState<{ row: number; times: number } | null>(null);
  const cache = useMemo(
    () =>
      new PageCache<ChunkRow>(
        PAGE,
        async (start, count) => {
          const { offset, size, time, gap, extension, line } = await backend.chunks(capture, start, count);
          return offset.map((at, i) => ({
            offset: at,
            size: size[i] ?? 0,
            time: time[i] ?? 0,
            gap: gap[i] ?? 0,
            line: line[i] ?? 0,
            extension: extension[i] ?? null,
          }));
        },
        () => redraw((times) => times + 1),
      ),
    [backend, capture],
  );
  const [from, to] = rows ?? [0, total];
  const columns = useMemo(() => columnsFrom(from), [from]);
  const [range, setRange] = useState({ first: 0, end: 0 });
  // Once more at the end, too: while the response streams, the index may lag behind the count.
  useEffect(() => cache.want(from + range.first, from + range.end, total), [cache, from, range, total, lastChunk]);

  const choose = (index: number, row: Pick<ChunkRow, 'offset' | 'line' | 'size'> | undefined) => {
    if (row === undefined) return;
    const span: [number, number] = [row.offset, row.offset + row.line + row.size + 2];
    inspector.dispatch({ type: 'focused', span, reveal: false });
    setShow((was) => ({ row: index, times: (was?.times ?? 0) + 1 }));
  };
  const jump = async (index: number) => {
    if (index < from || index >= to) setRows(null);
    setShow((was) => ({ row: index, times: (was?.times ?? 0) + 1 }));
    const { offset, size, line } = await backend.chunks(capture, index, 1);
    const [at, octets, head] = [offset[0], size[0], line[0]];
    if (at !== undefined && octets !== undefined && head !== undefined)
      choose(index, { offset: at, size: octets, line: head });
  };
  const { focus } = inspector.state.value;
  const chosen =
    show !== null && focus !== null && cache.row(show.row)?.offset === focus.span[0] ? show.row - from : null;
  return (
    <>
      {chunks !== null && total > 1 && <Jumps chunks={chunks} onJump={(index) => void jump(index)} />}
      {chunks !== null && facts.series !== null && total >= CHARTED && (
        <ChunkCharts series={facts.series} onRows={setRows} />
      )}
      {chunks !== null && total >= CHARTED && <ChunkRange total={total} rows={rows} onRows={setRows} />}
      {total > 0 && (
        <VirtualGrid
          key={rows === null ? 'all' : 'some'}
          class="chunk-grid"
          label={t('section_chunks')}
          rows={Math.max(0, Math.min(to, total) - from)}
          columns={columns}
          row={(index) => cache.row(from + index)}
          onRange={(first, end) => setRange({ first, end })}
          show={show === null || show.row < from ? null : { row: show.row - from, times: show.times }}
          onActivate={(index) => choose(from + index, cache.row(from + index))}
          chosen={chosen}
        />
      )}
      {cache.fault !== null && (
        <p class="fault">
          <HostText text={shown(cache.fault).message} />
        </p>
      )}
      {lastChunk !== null && to >= total && (
        <p class={lastChunk ? 'last-chunk' : 'last-chunk gone'} data-part="last-chunk">
          {t(lastChunk ? 'chunk_then_last' : 'chunk_no_last')}
        </p>
      )}
    </>
  );
}

function Jumps({
  chunks: { largest, smallest, longestGap },
  onJump,
}: {
  chunks: Chunks;
  onJump: (row: number) => void;
}) {
  return (
    <p class="jumps">
      <span class="quiet">{t('chunk_go_to')}</span>
      {largest !== null && (
        <button type="button" class="small" onClick={() => onJump(largest.index)}>
          <RichText text="chunk_largest" parts={[<Quiet key="size">{number(largest.size)}</Quiet>]} />
        </button>
      )}
      {smallest !== null && (
        <button type="button" class="small" onClick={() => onJump(smallest.index)}>
          <RichText text="chunk_smallest" parts={[<Quiet key="size">{number(smallest.size)}</Quiet>]} />
        </button>
      )}
      {longestGap !== null && (
        <button type="button" class="small" onClick={() => onJump(longestGap.index)}>
          <RichText text="chunk_longest_gap" parts={[<Quiet key="time">{duration(longestGap.ms)}</Quiet>]} />
        </button>
      )}
    </p>
  );
}

function Quiet({ children }: { children: ComponentChildren }) {
  return <span class="quiet">{children}</span>;
}
