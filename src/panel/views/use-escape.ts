import { useLayoutEffect, useRef } from 'preact/hooks';

/** What Esc is for, gravest last: the key goes to the last that there is. */
const levels = ['inspection', 'row', 'field', 'menu', 'dialog'] as const;
type Level = (typeof levels)[number];

interface Taker {
  level: Level;
  act: () => void;
}

const takers = new Set<Taker>();

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing) return;
  const rank = ({ level }: Taker) => levels.indexOf(level);
  const taker = [...takers].reduce<Taker | null>(
    (best, one) => (best === null || rank(one) >= rank(best) ? one : best),
    null,
  );
  if (taker === null) return;
  event.preventDefault();
  event.stopPropagation();
  taker.act();
}

/**
 * Esc, taken before DevTools see it: unless a field has the focus they keep the key from their panels, even from an open
 * dialog, and open their drawer. Null leaves the key to whoever else wants it, and then to them.
 */
export function useEscape(level: Level, act: (() => void) | null): void {
  const latest = useRef(act);
  latest.current = act;
  const wanted = act !== null;
  useLayoutEffect(() => {
    if (!wanted) return;
    const taker: Taker = { level, act: () => latest.current?.() };
    if (takers.size === 0) document.addEventListener('keydown', onKeyDown, { capture: true });
    takers.add(taker);
    return () => {
      takers.delete(taker);
      if (takers.size === 0) document.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [level, wanted]);
}
