import { number } from '../../model/format.ts';
import { t } from '../../text.ts';
import { RichText } from '../rich-text.tsx';

interface ChunkRangeProps {
  total: number;
  /** Rows `[from, to)` that the table is held to; null for all. */
  rows: [number, number] | null;
  onRows: (rows: [number, number] | null) => void;
}

/** The rows that the table shows: what a drag across a chart sets, for the keyboard. */
export function ChunkRange({ total, rows, onRows }: ChunkRangeProps) {
  const [from, to] = rows ?? [0, total];
  const change = (first: number, last: number) => {
    if (!Number.isInteger(first) || !Number.isInteger(last) || first < 1 || last > total || last < first) return;
    onRows(first === 1 && last === total ? null : [first - 1, last]);
  };
  return (
    <div class="range" data-part="chunk-range">
      <RichText
        text="range_label"
        parts={[
          <input
            key="first"
            type="number"
            name="first-chunk"
            aria-label={t('range_first')}
            min="1"
            max={to}
            value={from + 1}
            onChange={(event) => change(event.currentTarget.valueAsNumber, to)}
          />,
          <input
            key="last"
            type="number"
            name="last-chunk"
            aria-label={t('range_last')}
            min={from + 1}
            max={total}
            value={to}
            onChange={(event) => change(from + 1, event.currentTarget.valueAsNumber)}
          />,
          number(total),
        ]}
      />
      {rows !== null && (
        <button type="button" class="link" onClick={() => onRows(null)}>
          {t('range_all')}
        </button>
      )}
    </div>
  );
}
