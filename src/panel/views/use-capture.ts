/** What several views need of one capture, asked for once: its chunks in bins, and what its octets are. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChunkSeries, ChunkWindow } from '../../protocol/messages.ts';
import { type Inspection, isRunning } from '../model/state.ts';
import { type ChunkArea, chunkArea, type Part, partsOf, partsSoFar } from '../model/wire-parts.ts';
import { useInspector } from './context.ts';

export interface CaptureFacts {
  id: string | null;
  /** Data chunks so far. */
  chunks: number;
  series: ChunkSeries | null;
  /** Where the data chunks stand, once both their ends are known. */
  area: ChunkArea | null;
  /** Octets that the last chunk declared and that never came. */
  missing: number;
  /** Parts of all octets received; null until the head has been read. */
  parts: Part[] | null;
}

const BINS = 600;

export function useCapture(inspection: Inspection): CaptureFacts {
  const { report, progress } = inspection;
  const id = report?.capture?.id ?? progress?.capture ?? null;
  const chunks = report === null ? (progress?.chunks ?? 0) : (report.response?.chunks?.count ?? 0);
  const known = useChunks(chunks > 0 ? id : null, chunks, !isRunning(inspection));
  const received = report?.capture?.received ?? 0;
  const area = known?.area ?? null;
  // Without its octets' places a chunked body cannot be divided.
  const settled = known !== null || chunks === 0;
  const judged = useMemo(() => (report === null || !settled ? null : partsOf(report, area)), [report, area, settled]);
  const head = progress?.head ?? null;
  const come = progress?.received ?? 0;
  const parts = useMemo(() => judged ?? (head === null ? null : partsSoFar(head, come)), [judged, head, come]);
  return {
    id,
    chunks,
    series: known?.series ?? null,
    // While it streams, the count of octets lags behind the rows, and what has not come yet may still come.
    area: area === null || report === null ? area : { start: area.start, end: Math.min(area.end, received) },
    missing: area === null || report === null ? 0 : Math.max(0, area.end - 2 - received),
    parts,
  };
}

interface Known {
  series: ChunkSeries;
  area: ChunkArea | null;
}

/** Asks again as the table grows: one question at a time, and then rests four times as long as the answer took. */
function useChunks(capture: string | null, count: number, settled: boolean): Known | null {
  const { backend } = useInspector();
  const [known, setKnown] = useState<Known | null>(null);
  const wanted = useRef({ count, settled, wake: () => {}, hurry: () => {} });
  wanted.current.count = count;
  wanted.current.settled = settled;
  useEffect(() => wanted.current.wake(), [count, settled]);
  useEffect(() => wanted.current.hurry(), [settled]);
  useEffect(() => {
    if (capture === null) return;
    let gone = false;
    const keepUp = async () => {
      for (let seen = ''; !gone; ) {
        const { count: now, settled: done } = wanted.current;
        if (seen === `${now} ${done}`) {
          if (done) return;
          await new Promise<void>((resolve) => {
            wanted.current.wake = resolve;
          });
          continue;
        }
        seen = `${now} ${done}`;
        const began = performance.now();
        const series = await backend.chunkSeries(capture, BINS);
        // The last row that the bins know of, so that what is drawn ends where they do.
        const [first, last] = await Promise.all([
          backend.chunks(capture, 0, 1),
          backend.chunks(capture, Math.max(0, series.total - 1), 1),
        ]);
        if (gone) return;
        setKnown({ series, area: chunkArea(first, tail(last, first)) });
        if (done) continue;
        const ended = new Promise<void>((resolve) => {
          wanted.current.hurry = resolve;
        });
        if (!wanted.current.settled) await Promise.race([ended, pause(Math.max(200, (performance.now() - began) * 4))]);
      }
    };
    // What is wrong with the capture is said where its rows and octets are shown.
    keepUp().catch(() => undefined);
    return () => {
      gone = true;
      wanted.current.wake();
      wanted.current.hurry();
    };
  }, [backend, capture]);
  return known;
}

/** The index may lag behind the count while the response streams. */
function tail(last: ChunkWindow, first: ChunkWindow): ChunkWindow {
  return last.offset.length > 0 ? last : first;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
