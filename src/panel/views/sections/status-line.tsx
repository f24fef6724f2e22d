import type { StatusLine } from '../../../report/report.ts';
import { classWords } from '../../model/words.ts';
import { t } from '../../text.ts';
import { HostText } from '../host-text.tsx';
import { RichText } from '../rich-text.tsx';
import { SpanLink } from '../span-link.tsx';
import { WireText } from '../wire-text.tsx';

export function RawStatusLine({ raw }: { raw: string }) {
  return (
    <p class="raw">
      <WireText text={raw} />
    </p>
  );
}

export function StatusLineFacts({ statusLine }: { statusLine: StatusLine }) {
  const { code, codeRaw, reason, reasonRaw, version, treatAs, registered } = statusLine;
  return (
    <>
      <p class="raw">
        {slices(statusLine).map(({ text, part, at }) => (
          <span
            key={at}
            class={part === null ? undefined : `part part-${part}`}
            title={part === null ? undefined : partWords[part]}
          >
            <WireText text={text} />
          </span>
        ))}
      </p>
      <dl class="facts">
        <dt>{t('status_version')}</dt>
        <dd>{version === null ? <em>{t('status_unreadable')}</em> : <WireText text={version} />}</dd>
        <dt>{t('status_code')}</dt>
        <dd>
          <RichText
            text="status_code_class"
            parts={[<WireText key="code" text={codeRaw} />, classWords(statusLine.class)]}
          />
        </dd>
        {treatAs !== null && treatAs !== code && (
          <>
            <dt>{t('status_treat_as')}</dt>
            <dd>{t('status_treat_as_code', `${treatAs}`)}</dd>
          </>
        )}
        <dt>{t('status_registered')}</dt>
        <dd>{registered === null ? <em>{t('status_unregistered')}</em> : <HostText text={registered} />}</dd>
        <dt>{t('status_reason')}</dt>
        <dd>
          {reason === null || reasonRaw === '' ? (
            <em>{t(reason === null ? 'status_reason_absent' : 'status_reason_empty')}</em>
          ) : (
            <WireText text={reasonRaw} />
          )}
        </dd>
        <dt>{t('status_where')}</dt>
        <dd>
          <SpanLink span={statusLine.span} />
        </dd>
      </dl>
    </>
  );
}

type Part = 'version' | 'code' | 'reason';
interface Slice {
  text: string;
  part: Part | null;
  at: number;
}
const partWords: Record<Part, string> = { version: 'HTTP-version', code: 'status-code', reason: 'reason-phrase' };

/** The raw line cut where its parts begin and end; what lies between them is kept. */
function slices({ raw, span, parts }: StatusLine): Slice[] {
  const cut: Slice[] = [];
  let at = 0;
  for (const part of ['version', 'code', 'reason'] as const) {
    const where = parts[part];
    if (where === null) continue;
    const start = Math.max(at, where[0] - span[0]);
    const end = Math.max(start, where[1] - span[0]);
    cut.push({ text: raw.slice(at, start), part: null, at }, { text: raw.slice(start, end), part, at: start });
    at = end;
  }
  cut.push({ text: raw.slice(at), part: null, at });
  return cut.filter(({ text }) => text !== '');
}
