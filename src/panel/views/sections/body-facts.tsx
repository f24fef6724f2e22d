import type { Message } from '../../../report/report.ts';
import { counted, duration, number } from '../../model/format.ts';
import { framingWords } from '../../model/words.ts';
import { t } from '../../text.ts';
import { RichText } from '../rich-text.tsx';
import { WireText } from '../wire-text.tsx';

export function BodyFacts({ body, chunks }: Pick<Message, 'body' | 'chunks'>) {
  return (
    <dl class="facts">
      <dt>{t('body_framing')}</dt>
      <dd>{framingWords(body.framing)}</dd>
      {body.declaredLength !== null && (
        <>
          <dt>{t('body_declared')}</dt>
          <dd>{counted(body.declaredLength, 'octet')}</dd>
        </>
      )}
      <dt>{t('body_received')}</dt>
      <dd>
        <Received body={body} />
      </dd>
      {body.contentCoding.length > 0 && (
        <>
          <dt>{t('body_coding')}</dt>
          <dd>
            <Codings body={body} />
          </dd>
        </>
      )}
      {chunks !== null && (
        <>
          <dt>{t('body_last_chunk')}</dt>
          <dd>
            {chunks.lastChunk ? t('body_last_chunk_came') : <strong class="bad">{t('body_last_chunk_gone')}</strong>}
          </dd>
          {chunks.smallest !== null && chunks.largest !== null && (
            <>
              <dt>{t('body_chunk_sizes')}</dt>
              <dd>
                {t(
                  'body_chunk_range',
                  number(chunks.smallest.size),
                  number(chunks.smallest.index + 1),
                  number(chunks.largest.size),
                  number(chunks.largest.index + 1),
                )}
              </dd>
            </>
          )}
          {chunks.longestGap !== null && (
            <>
              <dt>{t('body_longest_gap')}</dt>
              <dd>{t('body_gap_before', duration(chunks.longestGap.ms), number(chunks.longestGap.index + 1))}</dd>
            </>
          )}
        </>
      )}
    </dl>
  );
}

function Received({ body: { framing, length, complete, declaredLength } }: Pick<Message, 'body'>) {
  const octets = counted(length, 'octet');
  if (framing === 'none') return <>{octets}</>;
  if (complete) return <>{t('body_received_whole', octets)}</>;
  const mark = (
    <strong key="mark" class="bad">
      {t('body_not_whole')}
    </strong>
  );
  if (declaredLength === null || length >= declaredLength) {
    return <RichText text="body_received_cut" parts={[octets, mark]} />;
  }
  return <RichText text="body_received_missing" parts={[octets, mark, counted(declaredLength - length, 'octet')]} />;
}

function Codings({ body: { contentCoding, decodedLength } }: Pick<Message, 'body'>) {
  const codings = <WireText key="codings" text={contentCoding.join(', ')} />;
  if (decodedLength === null) return codings;
  return <RichText text="body_decoded" parts={[codings, counted(decodedLength, 'octet')]} />;
}
