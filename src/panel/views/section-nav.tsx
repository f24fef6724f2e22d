import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Inspection } from '../model/state.ts';
import { outcomeTones, outcomeWord } from '../model/words.ts';
import { t } from '../text.ts';
import { bringIntoView } from './bring-into-view.ts';
import { FaultIcon, LiveIcon } from './icons.tsx';
import { VerdictIcon } from './verdict-icon.tsx';

export interface NavSection {
  /** The section's `data-part`. */
  id: string;
  title: string;
}

interface SectionNavProps {
  inspection: Inspection;
  sections: NavSection[];
  root: RefObject<HTMLElement | null>;
}

/** Leads to each section, and keeps the verdict in view when its banner has gone. */
export function SectionNav({ inspection, sections, root }: SectionNavProps) {
  const [current, setCurrent] = useState<string | null>(null);
  const names = sections.map(({ id }) => id).join(' ');
  useEffect(() => {
    const article = root.current;
    if (article === null) return;
    const look = () => {
      const edge = (article.querySelector('.section-nav')?.getBoundingClientRect().bottom ?? 0) + 60;
      const seen = names.split(' ').findLast((id) => {
        const section = article.querySelector(`[data-part="${id}"]`);
        return section !== null && section.getBoundingClientRect().top < edge;
      });
      setCurrent(seen ?? null);
    };
    // What scrolls depends on the room there is: a scroll is heard wherever it happens.
    article.addEventListener('scroll', look, { capture: true, passive: true });
    return () => article.removeEventListener('scroll', look, { capture: true });
  }, [root, names]);
  const go = (id: string) => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const section = root.current?.querySelector(`[data-part="${id}"]`);
    bringIntoView(section, 'start', still ? 'auto' : 'smooth');
    section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  };
  const { report, fault } = inspection;
  const tone = report === null ? 'live' : outcomeTones[report.verdict.outcome];
  return (
    <nav class="section-nav" aria-label={t('section_list')}>
      <button
        type="button"
        class={`nav-verdict tone-${tone}`}
        onClick={() => bringIntoView(root.current?.querySelector('.banner'), 'start')}
      >
        {report !== null ? <VerdictIcon report={report} /> : fault !== null ? <FaultIcon /> : <LiveIcon />}
        {report === null ? t('section_verdict') : outcomeWord(report.verdict.outcome)}
      </button>
      {sections.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          class={`nav-section nav-${id}`}
          aria-current={current === id ? 'true' : undefined}
          onClick={() => go(id)}
        >
          {title}
        </button>
      ))}
    </nav>
  );
}
