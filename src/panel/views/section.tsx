import type { ComponentChildren } from 'preact';
import { number } from '../model/format.ts';

interface SectionProps {
  id: string;
  title: string;
  count?: number | null;
  children: ComponentChildren;
}

export function Section({ id, title, count = null, children }: SectionProps) {
  return (
    <section class="section" data-part={id} aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`} tabIndex={-1}>
        {title}
        {count !== null && <span class="count">{number(count)}</span>}
      </h2>
      <div class="section-body">{children}</div>
    </section>
  );
}
