import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChunkSeries } from '../../../protocol/messages.ts';
import { counted, duration } from '../../model/format.ts';
import { t } from '../../text.ts';
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
        aria-label={t('charts_label', duration(took), counted(series.total, 'chunk'), counted(largest, 'octet'))}
      />
      <figcaption class="hint">{t('charts_hint')}</figcaption>
    </figure>
  );
}
