import { useEffect, useMemo, useState } from 'preact/hooks';
import { limits } from '../../../protocol/messages.ts';
import { shown } from '../../inspector.ts';
import { duration, number } from '../../model/format.ts';
import { PageCache } from '../../virtual/page-cache.ts';
import { type Column, VirtualGrid } from '../../virtual/virtual-grid.tsx';
import { useInspector } from '../context.ts';
import { WireText } from '../wire-text.tsx';

interface ChunkRow {
  offset: number;
  size: number;
  time: number;
  gap: number;
  extension: string | null;
}

/** A silence worth seeing, in milliseconds. */
const LONG_GAP = 1_000;
const PAGE = Math.min(200, limits.chunkRows);

const columns: Column<ChunkRow>[] = [
  { title: 'Chunk', class: 'amount', cell: (_, index) => number(index + 1) },
  { title: 'Offset', class: 'amount', cell: (row) => number(row.offset) },
  { title: 'Size', class: 'amount', cell: (row) => number(row.size) },
  { title: 'Time', class: 'amount', cell: (row) => duration(row.time) },
  {
    title: 'Gap',
    class: 'amount',
    cell: (row) => <span class={row.gap >= LONG_GAP ? 'bad' : undefined}>{duration(row.gap)}</span>,
  },
  {
    title: 'Extension',
    class: 'extension',
    cell: (row) => row.extension !== null && <WireText text={row.extension} />,
  },
];

interface ChunkTableProps {
  capture: string;
  total: number;
  /** Null while it cannot be told yet. */
  lastChunk: boolean | null;
}

/** Every chunk of the response, however many: rows come from the host as they are looked at. */
export function ChunkTable({ capture, total, lastChunk }: ChunkTableProps) {
  const { backend } = useInspector();
  const [, redraw] = useState(0);
  const cache = useMemo(
    () =>
      new PageCache<ChunkRow>(
        PAGE,
        async (start, count) => {
          const { offset, size, time, gap, extension } = await backend.chunks(capture, start, count);
          return offset.map((at, i) => ({
            offset: at,
            size: size[i] ?? 0,
            time: time[i] ?? 0,
            gap: gap[i] ?? 0,
            extension: extension[i] ?? null,
          }));
        },
        () => redraw((times) => times + 1),
      ),
    [backend, capture],
  );
  const [range, setRange] = useState({ first: 0, end: 0 });
  // Once more at the end, too: while the response streams, the index may lag behind the count.
  useEffect(() => cache.want(range.first, range.end, total), [cache, range, total, lastChunk]);
  return (
    <>
      {total > 0 && (
        <VirtualGrid
          class="chunk-grid"
          label="Chunks"
          rows={total}
          columns={columns}
          row={(index) => cache.row(index)}
          onRange={(first, end) => setRange({ first, end })}
        />
      )}
      {cache.fault !== null && <p class="fault">{shown(cache.fault).message}</p>}
      {lastChunk !== null && (
        <p class={lastChunk ? 'last-chunk' : 'last-chunk gone'} data-part="last-chunk">
          {lastChunk
            ? 'then the last-chunk: the chunked body is whole'
            : 'no last-chunk: the chunked body is not whole'}
        </p>
      )}
    </>
  );
}
