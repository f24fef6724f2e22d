import type { Message } from '../../../report/report.ts';
import { counted, duration, number } from '../../model/format.ts';
import { framingWords } from '../../model/words.ts';
import { WireText } from '../wire-text.tsx';

export function BodyFacts({ body, chunks }: Pick<Message, 'body' | 'chunks'>) {
  return (
    <dl class="facts">
      <dt>Framing</dt>
      <dd>{framingWords(body.framing)}</dd>
      {body.declaredLength !== null && (
        <>
          <dt>Declared</dt>
          <dd>{counted(body.declaredLength, 'octet')}</dd>
        </>
      )}
      <dt>Received</dt>
      <dd>
        {counted(body.length, 'octet')}
        {body.framing !== 'none' &&
          (body.complete ? ', whole by its framing' : <strong class="bad">, not whole</strong>)}
        {body.declaredLength !== null && body.length < body.declaredLength && (
          <>: {counted(body.declaredLength - body.length, 'octet')} missing</>
        )}
      </dd>
      {body.contentCoding.length > 0 && (
        <>
          <dt>Content coding</dt>
          <dd>
            <WireText text={body.contentCoding.join(', ')} />
            {body.decodedLength !== null && ` (${counted(body.decodedLength, 'octet')} decoded)`}
          </dd>
        </>
      )}
      {chunks !== null && (
        <>
          <dt>Last-chunk</dt>
          <dd>{chunks.lastChunk ? 'received' : <strong class="bad">never came</strong>}</dd>
          {chunks.smallest !== null && chunks.largest !== null && (
            <>
              <dt>Chunk sizes</dt>
              <dd>
                {number(chunks.smallest.size)} (chunk {number(chunks.smallest.index + 1)}) to{' '}
                {number(chunks.largest.size)} (chunk {number(chunks.largest.index + 1)})
              </dd>
            </>
          )}
          {chunks.longestGap !== null && (
            <>
              <dt>Longest gap</dt>
              <dd>
                {duration(chunks.longestGap.ms)} before chunk {number(chunks.longestGap.index + 1)}
              </dd>
            </>
          )}
        </>
      )}
    </dl>
  );
}
