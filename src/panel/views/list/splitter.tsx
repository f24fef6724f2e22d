import { useRef } from 'preact/hooks';
import { t } from '../../text.ts';

interface SplitterProps {
  /** Pixels of the list. */
  width: number;
  onWidth: (width: number) => void;
}

export const LIST_WIDTH = 280;
const MIN = 150;
const STEP = 16;

/** The widest that leaves the inspection room. */
function widest(): number {
  return Math.max(MIN, Math.round(innerWidth * 0.6));
}

/** Between list and inspection: dragged, or moved by the arrows; a double click puts it back (ARIA: window splitter). */
export function Splitter({ width, onWidth }: SplitterProps) {
  const grip = useRef<number | null>(null);
  const move = (to: number) => onWidth(Math.round(Math.min(Math.max(MIN, to), widest())));
  const onKeyDown = (event: KeyboardEvent) => {
    const targets: Record<string, number> = {
      ArrowLeft: width - STEP,
      ArrowRight: width + STEP,
      Home: MIN,
      End: widest(),
    };
    const target = targets[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(target);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that is moved is no hr
    <div
      class="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('list_width')}
      aria-valuenow={width}
      aria-valuemin={MIN}
      aria-valuemax={widest()}
      onKeyDown={onKeyDown}
      onDblClick={() => onWidth(LIST_WIDTH)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = event.clientX - width;
      }}
      onPointerMove={(event) => {
        if (grip.current !== null) move(event.clientX - grip.current);
      }}
      onLostPointerCapture={() => {
        grip.current = null;
      }}
    />
  );
}
