import { useLayoutEffect } from 'preact/hooks';

/**
 * Esc, taken before DevTools see it: unless a field has the focus they keep the key from their panels, even from an open
 * dialog, and open their drawer. Null leaves the key to them.
 */
export function useEscape(act: (() => void) | null): void {
  useLayoutEffect(() => {
    if (act === null) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  });
}
