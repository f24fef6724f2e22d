import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChunkSeries } from '../../../protocol/messages.ts';
import { duration, number } from '../../model/format.ts';
import type { Charts } from './charts.ts';

interface ChunkChartsProps {
  series: ChunkSeries;
  /** Rows `[from, to)` that were dragged over. */
  onRows: (rows: [number, number] | null) => void;
}

/** Octets over time, and the sizes of chunks. The chart library is fetched when there is something to draw. */
export function ChunkCharts({ series, onRows }: ChunkChartsProps) {
  const root = useRef<HTMLDivElement>(null);
  const [charts, setCharts] = useState<Charts | null>(null);
  const tell = useRef(onRows);
  tell.current = onRows;
  useEffect(() => {
    let gone = false;
    let made: Charts | null = null;
    void import('./charts.ts').then(({ drawCharts }) => {
      if (gone || root.current === null) return;
      made = drawCharts(root.current, (rows) => tell.current(rows));
      setCharts(made);
    });
    return () => {
      gone = true;
      made?.destroy();
    };
  }, []);
  useEffect(() => charts?.show(series), [charts, series]);
  const took = (series.last.at(-1) ?? 0) - (series.time[0] ?? 0);
  const largest = Math.max(...series.max);
  return (
    <figure class="charts">
      <div
        ref={root}
        class="charts-room"
        role="img"
        aria-label={`Two charts: octets over ${duration(took)}, and the sizes of ${number(series.total)} chunks, up to ${number(largest)} octets.`}
      />
      <figcaption class="hint">Drag across a chart to keep the table to those chunks.</figcaption>
    </figure>
  );
}
