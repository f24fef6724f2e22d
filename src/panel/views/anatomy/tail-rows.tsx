import type { Message, Report } from '../../../report/report.ts';
import { counted, duration, number } from '../../model/format.ts';
import { endedAt } from '../../model/time-taken.ts';
import type { Part } from '../../model/wire-parts.ts';
import { endingMark, endingWords, outcomeTones, trailerMark } from '../../model/words.ts';
import { t } from '../../text.ts';
import { WireText } from '../wire-text.tsx';
import { AnatomyPart } from './part.tsx';
import { AnatomyRow } from './row.tsx';

interface LastChunkRowProps {
  /** Null while it may still come. */
  whole: boolean | null;
  at: number;
  parts: Part[] | null;
}

/** The chunk that says that the body is whole, or the gap where it should be. */
export function LastChunkRow({ whole, at, parts }: LastChunkRowProps) {
  if (whole === null) {
    return (
      <AnatomyRow at={null} group="framing" title={t('part_last_chunk')} part="last-chunk">
        <span class="an-still an-last later">
          <code>0</code> <span>{t('anatomy_last_later')}</span>
        </span>
      </AnatomyRow>
    );
  }
  const part = parts?.find(({ role }) => role === 'last-chunk');
  if (whole) {
    return (
      <AnatomyRow at={part?.span[0] ?? null} group="framing" title={t('part_last_chunk')} part="last-chunk">
        {part !== undefined && (
          <AnatomyPart span={part.span} kind={t('part_last_chunk')} class="an-last">
            <code>0</code> <span>{t('anatomy_last_whole')}</span>
          </AnatomyPart>
        )}
      </AnatomyRow>
    );
  }
  return (
    <AnatomyRow at={null} group="framing" wire="gone" title={t('part_last_chunk')} part="last-chunk">
      <AnatomyPart span={[at, at]} kind={t('part_last_chunk')} class="an-last gone">
        <code>0</code> <span>{t('anatomy_last_gone')}</span>
      </AnatomyPart>
    </AnatomyRow>
  );
}

/** Trailers drawn; the rest are counted, and stand in the table below. */
const SHOWN = 12;

export function TrailerRow({ trailers, signals }: { trailers: Message['trailers']; signals: Report['findings'] }) {
  return (
    <AnatomyRow
      at={trailers[0]?.span[0] ?? null}
      group="trailer"
      title={t('anatomy_trailers')}
      aside={counted(trailers.length, 'field')}
      part="trailers"
    >
      <ul class="an-fields">
        {trailers.slice(0, SHOWN).map((trailer) => {
          const signal = signals.some(
            ({ span }) => span !== null && span[0] >= trailer.span[0] && span[0] < trailer.span[1],
          );
          return (
            <li key={trailer.span[0]}>
              <AnatomyPart span={trailer.span} kind={t('anatomy_trailer')} class="an-field marked">
                <span class="an-name">
                  <WireText text={trailer.name} />
                </span>
                <span class="an-value">
                  <WireText text={trailer.value} />
                </span>
                <span class={`an-mark trailer-${trailer.class}`}>{trailerMark(trailer.class)}</span>
                {signal && <span class="an-mark signal">{t('anatomy_mark_signal')}</span>}
              </AnatomyPart>
            </li>
          );
        })}
      </ul>
      {trailers.length > SHOWN && <p class="an-note">{t('anatomy_trailers_more', number(trailers.length - SHOWN))}</p>}
    </AnatomyRow>
  );
}

export function ExcessRow({ part }: { part: Part }) {
  return (
    <AnatomyRow
      at={part.span[0]}
      group="excess"
      title={t('anatomy_excess')}
      aside={counted(part.span[1] - part.span[0], 'octet')}
      part="excess"
    >
      <AnatomyPart span={part.span} kind={t('anatomy_excess_part')} class="an-excess">
        {t('anatomy_excess_words')}
      </AnatomyPart>
    </AnatomyRow>
  );
}

/** In the closing mark's place, while nobody knows it. */
export function OpenEndingRow({ running }: { running: boolean }) {
  return (
    <AnatomyRow at={null} group="end" wire="end" title={t('section_ending')} part="ending">
      <span class="an-still an-ending">{t(running ? 'anatomy_connection_open' : 'anatomy_ending_unknown')}</span>
    </AnatomyRow>
  );
}

/** The closing mark. */
export function EndingRow({ report }: { report: Report }) {
  const { ending, verdict } = report;
  const ended = endedAt(report);
  const how = endingWords(ending);
  const tone = ending.transport === 'open' ? 'good' : outcomeTones[verdict.outcome];
  return (
    <AnatomyRow at={ending.at} group="end" wire="end" title={t('section_ending')} part="ending">
      <AnatomyPart span={[ending.at, ending.at]} kind={t('section_ending')} class={`an-ending tone-${tone}`}>
        <strong>{endingMark(ending.transport)}</strong>
        <span>{ended === null ? how : t('anatomy_ending_at', how, duration(ended))}</span>
      </AnatomyPart>
    </AnatomyRow>
  );
}
