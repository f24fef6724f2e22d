import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { number } from '../../model/format.ts';
import { octetsOf } from '../../model/octet-text.ts';
import { type ChunkArea, type Part, partAt, partsWithin } from '../../model/wire-parts.ts';
import { shown } from '../../shown-fault.ts';
import { t } from '../../text.ts';
import { PageCache } from '../../virtual/page-cache.ts';
import { type Column, VirtualGrid } from '../../virtual/virtual-grid.tsx';
import { useInspector } from '../context.ts';

export interface Selection {
  span: [number, number];
  times: number;
}

interface OctetGridProps {
  capture: string;
  side: 'received' | 'sent';
  total: number;
  /** Octets in a row. */
  width: 8 | 16;
  /** Parts of all octets; null where they are not known, or on the other side. */
  parts: Part[] | null;
  area: ChunkArea | null;
  selection: Selection | null;
  onSelect: (span: [number, number]) => void;
  onCopy: () => void;
  /** Told the part that holds the first chosen octet. */
  onPart: (part: Part | null) => void;
}

interface OctetRow {
  octets: Uint8Array;
  parts: Part[];
}

/** Octets asked for at once. */
const PAGE = 4_096;

/** Hex and text, coloured by the grammar. What is chosen is chosen by pointer or by keys, an octet at a time. */
export function OctetGrid({
  capture,
  side,
  total,
  width,
  parts,
  area,
  selection,
  onSelect,
  onCopy,
  onPart,
}: OctetGridProps) {
  const { backend } = useInspector();
  const [, redraw] = useState(0);
  const cache = useMemo(
    () =>
      new PageCache<OctetRow>(
        PAGE / width,
        async (start, count) => {
          const from = start * width;
          const to = (start + count) * width;
          const chunked = parts !== null && area !== null && from < area.end && to > area.start;
          const [window, rows] = await Promise.all([
            backend.bytes(capture, side, from, to),
            chunked ? backend.chunksHolding(capture, from, to) : null,
          ]);
          const octets = octetsOf(window.base64);
          const within = parts === null ? [] : partsWithin(parts, rows, from, to);
          return Array.from({ length: Math.ceil(octets.length / width) }, (_, row) => ({
            octets: octets.subarray(row * width, (row + 1) * width),
            parts: within,
          }));
        },
        () => redraw((times) => times + 1),
      ),
    [backend, capture, side, width, parts, area?.start, area?.end],
  );
  const span = selection?.span ?? null;
  const columns = useMemo(() => columnsFor(span, width), [span, width]);
  const rows = Math.ceil(total / width);
  const [range, setRange] = useState({ first: 0, end: 0 });
  useEffect(() => cache.want(range.first, range.end, rows), [cache, range, rows]);

  const first = span === null ? null : Math.min(span[0], Math.max(0, total - 1));
  const held = first === null ? undefined : cache.row(Math.floor(first / width));
  const part = first === null || held === undefined ? null : partAt(held.parts, first);
  useEffect(() => onPart(part), [part]);

  const anchor = useRef<number | null>(null);
  const choose = (octet: number, extend: boolean) => {
    const to = Math.min(Math.max(0, octet), total - 1);
    const from = extend ? (anchor.current ?? span?.[0] ?? to) : to;
    anchor.current = from;
    onSelect([Math.min(from, to), Math.max(from, to) + 1]);
  };
  /** The octet that moves with shift and the arrows. */
  const head = () => {
    if (span === null) return 0;
    return anchor.current !== null && anchor.current > span[0] ? span[0] : Math.max(span[0], span[1] - 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const shortcut = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey ? event.key : null;
    if (shortcut === 'a' || shortcut === 'c') {
      event.preventDefault();
      if (shortcut === 'a') onSelect([0, total]);
      else onCopy();
      return;
    }
    const lineStart = head() - (head() % width);
    const steps: Record<string, number> = {
      ArrowLeft: head() - 1,
      ArrowRight: head() + 1,
      ArrowUp: head() - width,
      ArrowDown: head() + width,
      PageUp: head() - 16 * width,
      PageDown: head() + 16 * width,
      Home: event.ctrlKey ? 0 : lineStart,
      End: event.ctrlKey ? total - 1 : lineStart + width - 1,
    };
    const to = steps[event.key];
    if (to === undefined || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    choose(span === null ? 0 : to, event.shiftKey);
  };
  const octetUnder = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest('[data-octet]') : null;
    return cell instanceof HTMLElement ? Number(cell.dataset.octet) : null;
  };
  return (
    <fieldset
      class="octets-box"
      style={{ '--digits': number(total).length }}
      aria-label={t(side === 'received' ? 'octet_grid_received' : 'octet_grid_sent')}
      onKeyDownCapture={onKeyDown}
      onMouseDown={(event) => {
        const octet = octetUnder(event);
        if (octet !== null && event.button === 0) choose(octet, event.shiftKey);
      }}
      onMouseMove={(event) => {
        const octet = event.buttons === 1 ? octetUnder(event) : null;
        if (octet !== null && octet !== head()) choose(octet, true);
      }}
    >
      <VirtualGrid
        class={`octet-grid octets-${width}`}
        label={t('octet_grid')}
        rows={rows}
        columns={columns}
        row={(index) => cache.row(index)}
        onRange={(start, end) => setRange({ first: start, end })}
        show={first === null ? null : { row: Math.floor(first / width), times: selection?.times ?? 0 }}
      />
      {cache.fault !== null && <p class="fault">{shown(cache.fault).message}</p>}
    </fieldset>
  );
}

function columnsFor(span: [number, number] | null, width: number): Column<OctetRow>[] {
  const each = ({ octets, parts }: OctetRow, index: number, write: (octet: number) => string) => {
    let next = 0;
    return Array.from(octets, (octet, i) => {
      const at = index * width + i;
      for (let part = parts[next]; part !== undefined && part.span[1] <= at; part = parts[next]) next += 1;
      const part = parts[next];
      const group = part === undefined || part.span[0] > at ? '' : ` o-${part.group}`;
      return (
        <span key={i} data-octet={at} class={`octet${group}${isPrintable(octet) ? '' : ' dim'}${markOf(span, at)}`}>
          {write(octet)}
        </span>
      );
    });
  };
  return [
    { title: t('octet_column_offset'), class: 'amount', cell: (_, index) => number(index * width) },
    { title: t('octet_column_octets'), class: 'hex', cell: (row, index) => each(row, index, hex) },
    { title: t('octet_column_text'), class: 'text', cell: (row, index) => each(row, index, glyph) },
  ];
}

/** An empty span is a place between two octets: it is drawn at the edge of the one before it. */
function markOf(span: readonly [number, number] | null, at: number): string {
  if (span === null) return '';
  if (span[1] <= span[0]) return at === span[0] - 1 ? ' marked-after' : '';
  return at >= span[0] && at < span[1] ? ' marked' : '';
}

function isPrintable(octet: number): boolean {
  return octet >= 0x20 && octet < 0x7f;
}

function hex(octet: number): string {
  return octet.toString(16).padStart(2, '0');
}

/** Printable ASCII as itself; anything else as a dot, its value is beside it. */
function glyph(octet: number): string {
  return isPrintable(octet) ? String.fromCharCode(octet) : '·';
}
