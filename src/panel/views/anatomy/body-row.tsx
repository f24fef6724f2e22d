import type { Message } from '../../../report/report.ts';
import { counted, duration, number } from '../../model/format.ts';
import { framingWords } from '../../model/words.ts';
import type { CaptureFacts } from '../use-capture.ts';
import { ChunkStrip } from './chunk-strip.tsx';
import { AnatomyPart } from './part.tsx';
import { AnatomyRow } from './row.tsx';

interface BodyRowProps {
  facts: CaptureFacts;
  /** Null while it streams. */
  message: Message | null;
}

/** The body, to scale: of chunks, or of one run of octets and what is missing of it. */
export function BodyRow({ facts, message }: BodyRowProps) {
  const { id, series, area, missing } = facts;
  const framing = message?.body.framing ?? (facts.chunks > 0 ? 'chunked' : null);
  if (framing === 'none') {
    return <AnatomyRow at={null} group="data" title="No body" aside={framingWords('none')} part="body" />;
  }
  if (framing === 'chunked' || framing === null) {
    const time = series === null ? null : (series.last.at(-1) ?? 0) - (series.time[0] ?? 0);
    const amount = message === null ? null : counted(message.body.length, 'octet');
    const words = [
      amount,
      counted(facts.chunks, 'chunk'),
      time === null || time < 0.05 ? null : `over ${duration(time)}`,
    ];
    const drawn = id !== null && series !== null && series.total > 0 && area !== null;
    return (
      <>
        <AnatomyRow
          at={area?.start ?? null}
          group="data"
          title="Body"
          aside={framing === null ? 'not yet' : words.filter((word) => word !== null).join(', ')}
          part="body"
        >
          {drawn ? (
            <ChunkStrip capture={id} series={series} area={area} missing={missing} />
          ) : (
            <div class="strip strip-empty" />
          )}
        </AnatomyRow>
        {missing > 0 && <MissingRow title="Rest of the last chunk" octets={missing} />}
      </>
    );
  }
  return message === null ? null : <RunRow facts={facts} message={message} />;
}

/** A body that is one run of octets. */
function RunRow({ facts, message }: { facts: CaptureFacts; message: Message }) {
  const { length, declaredLength, framing } = message.body;
  const part = facts.parts?.find(({ role }) => role === 'content');
  const missing = declaredLength === null ? 0 : Math.max(0, declaredLength - length);
  const share = (octets: number) => `${(octets / Math.max(1, length + missing)) * 100}%`;
  return (
    <>
      <AnatomyRow
        at={part?.span[0] ?? null}
        group="data"
        title="Body"
        aside={`${counted(length, 'octet')}${declaredLength === null ? '' : ` of ${number(declaredLength)} declared`}`}
        part="body"
      >
        <div class={`run run-${framing}`}>
          {part !== undefined && (
            <span class="run-whole" style={{ flexBasis: share(length) }}>
              <AnatomyPart span={part.span} kind="Content" class="run-part">
                <span class="unseen">{counted(length, 'octet')}</span>
              </AnatomyPart>
            </span>
          )}
          {missing > 0 && <span class="run-gone" style={{ flexBasis: share(missing) }} />}
        </div>
        {framing === 'close' && <p class="an-note">Nothing declares its length: it ends where the connection does.</p>}
      </AnatomyRow>
      {missing > 0 && <MissingRow title="Rest of the body" octets={missing} />}
    </>
  );
}

/** What was declared and never came. */
function MissingRow({ title, octets }: { title: string; octets: number }) {
  return (
    <AnatomyRow
      at={null}
      group="data"
      wire="gone"
      title={title}
      aside={<span class="bad">{counted(octets, 'octet')} never came</span>}
      part="missing"
    />
  );
}
