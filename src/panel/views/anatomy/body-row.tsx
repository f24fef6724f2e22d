import type { Message } from '../../../report/report.ts';
import { counted, duration, number } from '../../model/format.ts';
import { framingWords } from '../../model/words.ts';
import { plural, t } from '../../text.ts';
import type { CaptureFacts } from '../use-capture.ts';
import { ChunkStrip } from './chunk-strip.tsx';
import { AnatomyPart } from './part.tsx';
import { AnatomyRow } from './row.tsx';

interface BodyRowProps {
  facts: CaptureFacts;
  message: Message;
  /** While it streams: what is missing may still come. */
  live: boolean;
}

/** The body, to scale: of chunks, or of one run of octets and what is missing of it. */
export function BodyRow({ facts, message, live }: BodyRowProps) {
  const { id, series, area, missing } = facts;
  const { framing, length } = message.body;
  if (framing === 'none') {
    return <AnatomyRow at={null} group="data" title={t('anatomy_no_body')} aside={framingWords('none')} part="body" />;
  }
  if (framing === 'chunked') {
    const time = series === null ? null : (series.last.at(-1) ?? 0) - (series.time[0] ?? 0);
    const words = [
      live ? null : counted(length, 'octet'),
      counted(facts.chunks, 'chunk'),
      time === null || time < 0.05 ? null : t('anatomy_over', duration(time)),
    ];
    const drawn = id !== null && series !== null && series.total > 0 && area !== null;
    return (
      <>
        <AnatomyRow
          at={area?.start ?? null}
          group="data"
          title={t('section_body')}
          aside={words.filter((word) => word !== null).reduce(listed)}
          part="body"
        >
          {drawn ? (
            <ChunkStrip capture={id} series={series} area={area} missing={missing} />
          ) : (
            <div class="strip strip-empty" />
          )}
        </AnatomyRow>
        {missing > 0 && <MissingRow title={t('anatomy_rest_of_chunk')} octets={missing} />}
      </>
    );
  }
  return <RunRow facts={facts} message={message} live={live} />;
}

/** A body that is one run of octets. */
function RunRow({ facts, message, live }: BodyRowProps) {
  const { length, declaredLength, framing } = message.body;
  const part = facts.parts?.find(({ role }) => role === 'content');
  const octets = counted(length, 'octet');
  const missing = declaredLength === null ? 0 : Math.max(0, declaredLength - length);
  const share = (octets: number) => `${(octets / Math.max(1, length + missing)) * 100}%`;
  return (
    <>
      <AnatomyRow
        at={part?.span[0] ?? null}
        group="data"
        title={t('section_body')}
        aside={declaredLength === null ? octets : t('anatomy_of_declared', octets, number(declaredLength))}
        part="body"
      >
        <div class={`run run-${framing}`}>
          {part !== undefined && (
            <span class="run-whole" style={{ flexBasis: share(length) }}>
              <AnatomyPart span={part.span} kind={t('part_content')} class="run-part">
                <span class="unseen">{octets}</span>
              </AnatomyPart>
            </span>
          )}
          {missing > 0 && <span class={live ? 'run-later' : 'run-gone'} style={{ flexBasis: share(missing) }} />}
        </div>
        {framing === 'close' && <p class="an-note">{t('anatomy_close')}</p>}
      </AnatomyRow>
      {missing > 0 && !live && <MissingRow title={t('anatomy_rest_of_body')} octets={missing} />}
    </>
  );
}

const listed = (before: string, word: string) => t('listed', before, word);

/** What was declared and never came. */
function MissingRow({ title, octets }: { title: string; octets: number }) {
  return (
    <AnatomyRow
      at={null}
      group="data"
      wire="gone"
      title={title}
      aside={<span class="bad">{plural('anatomy_never_came', octets)}</span>}
      part="missing"
    />
  );
}
