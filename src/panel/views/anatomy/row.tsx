import type { ComponentChildren } from 'preact';
import { number } from '../../model/format.ts';
import type { PartGroup } from '../../model/wire-parts.ts';

interface RowProps {
  /** Octet at which it begins; null where there is none to name. */
  at: number | null;
  group: PartGroup | 'end';
  /** How the wire runs here: whole, missing, or at its end. */
  wire?: 'whole' | 'gone' | 'end';
  title: ComponentChildren;
  aside?: ComponentChildren;
  children?: ComponentChildren;
  part?: string;
}

/** One station along the wire: where it begins, the wire itself, and what it carries. */
export function AnatomyRow({ at, group, wire = 'whole', title, aside, children, part }: RowProps) {
  return (
    <div class={`an-row g-${group} wire-${wire}`} data-anatomy-row={part}>
      <span class="an-at" aria-hidden="true">
        {at === null ? '' : number(at)}
      </span>
      <span class="an-wire" aria-hidden="true" />
      <div class="an-body">
        <p class="an-title">
          <span>{title}</span>
          {aside != null && <span class="an-aside">{aside}</span>}
        </p>
        {children}
      </div>
    </div>
  );
}
