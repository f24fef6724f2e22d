import type { Message, Report } from '../../../report/report.ts';
import { counted, duration, number } from '../../model/format.ts';
import type { Part } from '../../model/wire-parts.ts';
import { endingMark, endingWords, outcomeTones, trailerMark } from '../../model/words.ts';
import { WireText } from '../wire-text.tsx';
import { AnatomyPart } from './part.tsx';
import { AnatomyRow } from './row.tsx';

/** The chunk that says that the body is whole, or the gap where it should be. */
export function LastChunkRow({ whole, at, parts }: { whole: boolean; at: number; parts: Part[] | null }) {
  const part = parts?.find(({ role }) => role === 'last-chunk');
  if (whole) {
    return (
      <AnatomyRow at={part?.span[0] ?? null} group="framing" title="Last-chunk" part="last-chunk">
        {part !== undefined && (
          <AnatomyPart span={part.span} kind="Last-chunk" class="an-last">
            <code>0</code> <span>the chunked body is whole</span>
          </AnatomyPart>
        )}
      </AnatomyRow>
    );
  }
  return (
    <AnatomyRow at={null} group="framing" wire="gone" title="Last-chunk" part="last-chunk">
      <AnatomyPart span={[at, at]} kind="Last-chunk" class="an-last gone">
        <code>0</code> <span>never came</span>
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
      title="Trailer section"
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
              <AnatomyPart span={trailer.span} kind="Trailer" class="an-field marked">
                <span class="an-name">
                  <WireText text={trailer.name} />
                </span>
                <span class="an-value">
                  <WireText text={trailer.value} />
                </span>
                <span class={`an-mark trailer-${trailer.class}`}>{trailerMark(trailer.class)}</span>
                {signal && <span class="an-mark signal">reports a failure</span>}
              </AnatomyPart>
            </li>
          );
        })}
      </ul>
      {trailers.length > SHOWN && <p class="an-note">and {number(trailers.length - SHOWN)} more, listed below</p>}
    </AnatomyRow>
  );
}

export function ExcessRow({ part }: { part: Part }) {
  return (
    <AnatomyRow
      at={part.span[0]}
      group="excess"
      title="After the end"
      aside={counted(part.span[1] - part.span[0], 'octet')}
      part="excess"
    >
      <AnatomyPart span={part.span} kind="Octets after the end" class="an-excess">
        belongs to no message that was asked for
      </AnatomyPart>
    </AnatomyRow>
  );
}

/** The closing mark. */
export function EndingRow({ report: { ending, verdict, timing } }: { report: Report }) {
  const tone = ending.transport === 'open' ? 'good' : outcomeTones[verdict.outcome];
  return (
    <AnatomyRow at={ending.at} group="end" wire="end" title="Ending" part="ending">
      <AnatomyPart span={[ending.at, ending.at]} kind="Ending" class={`an-ending tone-${tone}`}>
        <strong>{endingMark(ending.transport)}</strong>
        <span>
          {endingWords(ending.transport)}
          {timing !== undefined && ` at ${duration(timing.ended)}`}
        </span>
      </AnatomyPart>
    </AnatomyRow>
  );
}
