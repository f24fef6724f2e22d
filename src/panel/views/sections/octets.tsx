import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CaptureReference } from '../../../report/report.ts';
import { shown } from '../../inspector.ts';
import { number } from '../../model/format.ts';
import { PageCache } from '../../virtual/page-cache.ts';
import { type Column, VirtualGrid } from '../../virtual/virtual-grid.tsx';
import { useInspector } from '../context.ts';

/** Octets in a row, and rows asked for at once: 4 KiB. */
const WIDTH = 16;
const PAGE = 256;

/** The raw octets of the exchange, both ways. */
export function Octets({ capture }: { capture: CaptureReference }) {
  const inspector = useInspector();
  const { focus } = inspector.state.value;
  const [side, setSide] = useState<'received' | 'sent'>('received');
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus === null) return;
    setSide('received');
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [focus]);
  const total = capture[side];
  return (
    <div ref={root}>
      <fieldset class="switch">
        <legend class="unseen">Which way</legend>
        {(['received', 'sent'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="side" checked={side === one} onChange={() => setSide(one)} />
            {one === 'received' ? 'Received' : 'Sent'} <span class="count">{number(capture[one])}</span>
          </label>
        ))}
      </fieldset>
      {total === 0 ? (
        <p class="hint">No octet was {side}.</p>
      ) : (
        <OctetGrid
          key={side}
          capture={capture.id}
          side={side}
          total={total}
          focus={side === 'received' ? focus : null}
        />
      )}
    </div>
  );
}

interface OctetGridProps {
  capture: string;
  side: 'received' | 'sent';
  total: number;
  focus: { span: [number, number]; times: number } | null;
}

function OctetGrid({ capture, side, total, focus }: OctetGridProps) {
  const { backend } = useInspector();
  const [, redraw] = useState(0);
  const cache = useMemo(
    () =>
      new PageCache<Uint8Array>(
        PAGE,
        async (start, count) => {
          const window = await backend.bytes(capture, side, start * WIDTH, Math.min(total, (start + count) * WIDTH));
          const octets = octetsOf(window.base64);
          return Array.from({ length: Math.ceil(octets.length / WIDTH) }, (_, row) =>
            octets.subarray(row * WIDTH, (row + 1) * WIDTH),
          );
        },
        () => redraw((times) => times + 1),
      ),
    [backend, capture, side, total],
  );
  const span = focus?.span ?? null;
  const columns = useMemo(() => columnsFor(span), [span]);
  const rows = Math.ceil(total / WIDTH);
  return (
    <>
      <VirtualGrid
        class="octet-grid"
        label={`Octets ${side}`}
        rows={rows}
        columns={columns}
        row={(index) => cache.row(index)}
        onRange={(first, end) => cache.want(first, end, rows)}
        show={focus === null ? null : { row: Math.floor(focus.span[0] / WIDTH), times: focus.times }}
      />
      {cache.fault !== null && <p class="fault">{shown(cache.fault).message}</p>}
    </>
  );
}

function columnsFor(span: [number, number] | null): Column<Uint8Array>[] {
  const marked = (at: number) => span !== null && at >= span[0] && at < span[1];
  const each = (row: Uint8Array, index: number, write: (octet: number) => string) =>
    Array.from(row, (octet, i) => {
      const plain = isPrintable(octet) ? '' : 'dim';
      return (
        <span key={i} class={marked(index * WIDTH + i) ? `octet marked ${plain}` : `octet ${plain}`}>
          {write(octet)}
        </span>
      );
    });
  return [
    { title: 'Offset', class: 'amount', cell: (_, index) => number(index * WIDTH) },
    { title: 'Octets', class: 'hex', cell: (row, index) => each(row, index, hex) },
    { title: 'Text', class: 'text', cell: (row, index) => each(row, index, glyph) },
  ];
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

function octetsOf(base64: string): Uint8Array {
  const binary = atob(base64);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
