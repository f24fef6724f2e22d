import { useEffect, useId, useState } from 'preact/hooks';
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
  const id = useId();
  /** What was typed and is no range: it stays, and is told of. */
  const [wrong, setWrong] = useState<[string, string] | null>(null);
  useEffect(() => setWrong(null), [rows]);
  const change = ({ currentTarget }: Event) => {
    const typed = currentTarget instanceof Element ? currentTarget.closest('.range')?.querySelectorAll('input') : [];
    const [first = '', last = ''] = Array.from(typed ?? [], ({ value }) => value);
    const [start, end] = [Number(first), Number(last)];
    const right = Number.isInteger(start) && Number.isInteger(end) && start >= 1 && end >= start && end <= total;
    setWrong(right ? null : [first, last]);
    if (right) onRows(start === 1 && end === total ? null : [start - 1, end]);
  };
  const told = { 'aria-invalid': wrong !== null, 'aria-describedby': wrong === null ? undefined : id };
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
            max={total}
            {...told}
            value={wrong?.[0] ?? from + 1}
            onChange={change}
          />,
          <input
            key="last"
            type="number"
            name="last-chunk"
            aria-label={t('range_last')}
            min="1"
            max={total}
            {...told}
            value={wrong?.[1] ?? to}
            onChange={change}
          />,
          number(total),
        ]}
      />
      {rows !== null && (
        <button type="button" class="link" onClick={() => onRows(null)}>
          {t('range_all')}
        </button>
      )}
      {wrong !== null && (
        <p id={id} class="bad" role="alert">
          {t('range_wrong', number(total))}
        </p>
      )}
    </div>
  );
}
