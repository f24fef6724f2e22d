import { useRef, useState } from 'preact/hooks';
import type { CookieAnswer } from '../../backend.ts';
import { type MessageKey, plural, t } from '../../text.ts';
import { useInspector } from '../context.ts';
import { HostText } from '../host-text.tsx';
import { RichText } from '../rich-text.tsx';

interface CookieOfferProps {
  /** Why the field is not there, or where it may be wanting. */
  note: MessageKey;
  button: MessageKey;
  url: string;
  /** Whether the field is there by now: then only what came of the question is said. */
  present: boolean;
  /** Takes the value of a Cookie field. */
  onCookies: (value: string) => void;
}

type Asked = CookieAnswer | { kind: 'idle' | 'waiting' };

/**
 * Browsers do not always tell an extension the cookies of a request. They are read only when one asks for them, under a
 * permission for that site that the browser asks for then.
 */
export function CookieOffer({ note, button, url, present, onCookies }: CookieOfferProps) {
  const inspector = useInspector();
  const [asked, setAsked] = useState<Asked>({ kind: 'idle' });
  const latest = useRef(url);
  latest.current = url;
  const { cookies } = inspector;
  if (present && asked.kind !== 'cookies') return null;
  const ask = () => {
    if (cookies === null) return;
    setAsked({ kind: 'waiting' });
    void cookies(url).then((answer) => {
      // Those of another site by now: they are not for this request.
      if (latest.current !== url) return setAsked({ kind: 'idle' });
      setAsked(answer);
      if (answer.kind === 'cookies') onCookies(answer.value);
    });
  };
  return (
    <div class="cookie-offer" data-part="cookie-note">
      {!present && <p class="hint">{t(note)}</p>}
      {!present && cookies !== null && (
        <button type="button" disabled={!isWebUrl(url) || asked.kind === 'waiting'} onClick={ask}>
          {t(button)}
        </button>
      )}
      <p class={asked.kind === 'failed' ? 'fault' : 'quiet'} role="status" data-part="cookie-answer">
        <Answer asked={asked} />
      </p>
    </div>
  );
}

function Answer({ asked }: { asked: Asked }) {
  switch (asked.kind) {
    case 'idle':
      return null;
    case 'waiting':
      return <>{t('cookies_waiting')}</>;
    case 'cookies':
      return <>{plural('cookies_added', asked.count)}</>;
    case 'none':
      return <>{t('cookies_none')}</>;
    case 'refused':
      return <>{t('cookies_refused')}</>;
    case 'failed':
      return <RichText text="cookies_failed" parts={[<HostText key="reason" text={asked.reason} />]} />;
  }
}

function isWebUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
