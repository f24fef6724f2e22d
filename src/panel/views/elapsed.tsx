import { useEffect, useRef, useState } from 'preact/hooks';
import { running as seconds } from '../model/format.ts';

/** The time that has passed: it moves on its own between two messages, so that a stall is seen as one. */
export function Elapsed({ known, running }: { known: number; running: boolean }) {
  const [now, setNow] = useState(() => performance.now());
  const base = useRef({ known, at: now });
  if (base.current.known !== known) base.current = { known, at: performance.now() };
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, [running]);
  return (
    <span class="elapsed" data-part="elapsed">
      {seconds(known + Math.max(0, now - base.current.at))}
    </span>
  );
}
