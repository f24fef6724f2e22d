import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { counted } from '../model/format.ts';
import type { Inspection } from '../model/state.ts';
import { outcomeWord, phaseWords } from '../model/words.ts';
import { t } from '../text.ts';
import { HostText } from './host-text.tsx';

/** Milliseconds between two announcements of progress: a screen reader is to be told, not flooded. */
const PAUSE = 5_000;

/** Says to assistive technology what goes on: a verdict at once, progress now and then. */
export function Announcer({ inspection }: { inspection: Inspection | null }) {
  const [text, setText] = useState<ComponentChildren>('');
  const latest = useRef(inspection);
  latest.current = inspection;
  const running = inspection?.phase === 'running';
  useEffect(() => {
    const say = () => setText(words(latest.current));
    say();
    if (!running) return;
    const timer = setInterval(say, PAUSE);
    return () => clearInterval(timer);
  }, [inspection?.id, inspection?.phase, running]);
  return (
    <p class="unseen" role="status" aria-live="polite">
      {text}
    </p>
  );
}

function words(inspection: Inspection | null): ComponentChildren {
  if (inspection === null) return '';
  const { report, fault, progress } = inspection;
  if (report !== null) {
    return (
      <>
        {t('announce_verdict', outcomeWord(report.verdict.outcome))} <HostText text={report.verdict.summary} />
      </>
    );
  }
  if (fault !== null) return <HostText text={fault.message} />;
  if (progress === null) return t('announce_began');
  const { phase, received, chunks } = progress;
  return t('announce_progress', phaseWords(phase), counted(received, 'octet'), counted(chunks, 'chunk'));
}
