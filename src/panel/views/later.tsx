import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Draws its children a frame after everything around them: the verdict does not wait for what stands far below it. */
export function Later({ children }: { children: ComponentChildren }) {
  const [shown, setShown] = useState<ComponentChildren>(null);
  useEffect(() => setShown(() => children), [children]);
  return <>{shown}</>;
}
