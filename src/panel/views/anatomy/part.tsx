import type { ComponentChildren } from 'preact';
import { spanWords } from '../../model/format.ts';
import { t } from '../../text.ts';
import { useInspector } from '../context.ts';

interface PartProps {
  span: [number, number];
  /** What a screen reader says it is, before what is in it. */
  kind: string;
  class?: string;
  children: ComponentChildren;
}

/** A part of the drawing: it can be focused, and chooses its octets. The drawing gives it its place in the tab order. */
export function AnatomyPart({ span, kind, children, ...props }: PartProps) {
  const inspector = useInspector();
  const chosen = isWithin(inspector.state.value.focus?.span ?? null, span);
  return (
    <button
      type="button"
      class={`an-part ${props.class ?? ''}`}
      data-anatomy
      aria-pressed={chosen}
      onFocus={(event) => {
        // A click focuses too, and says so itself.
        if (event.currentTarget.matches(':focus-visible')) inspector.dispatch({ type: 'focused', span, reveal: false });
      }}
      onClick={() => inspector.dispatch({ type: 'focused', span })}
    >
      <span class="unseen">{t('anatomy_kind', kind)} </span>
      {children}
      <span class="unseen">{t('anatomy_span', spanWords(span))}</span>
    </button>
  );
}

/** Whether what is chosen lies in `span`. An empty span holds what is chosen at its own place. */
export function isWithin(chosen: readonly [number, number] | null, span: readonly [number, number]): boolean {
  if (chosen === null) return false;
  if (span[1] <= span[0]) return chosen[0] === span[0] && chosen[1] <= span[1];
  return chosen[0] >= span[0] && chosen[1] <= span[1] && chosen[0] < span[1];
}
