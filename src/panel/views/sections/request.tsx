import { useEffect, useState } from 'preact/hooks';
import { octetsOf } from '../../model/octet-text.ts';
import type { Inspection } from '../../model/state.ts';
import { plural, t } from '../../text.ts';
import { useInspector } from '../context.ts';
import { CookieOffer } from '../cookies/cookie-offer.tsx';
import { WireText } from '../wire-text.tsx';

/** Octets of the request that are shown here; the rest is among the octets sent. */
const SHOWN = 16 * 1024;

/** The exact octets sent, line by line, and the way to send them otherwise. */
export function RequestFacts({ inspection, capture }: { inspection: Inspection; capture: string | null }) {
  const inspector = useInspector();
  const { request, report } = inspection;
  const sent = report?.capture?.sent ?? 0;
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    if (capture === null || sent === 0) return;
    let gone = false;
    inspector.backend.bytes(capture, 'sent', 0, Math.min(sent, SHOWN)).then(
      ({ base64 }) => {
        if (!gone) setText(latin1(octetsOf(base64)));
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [capture, sent, inspector]);
  return (
    <>
      {text !== null && (
        <div class="sent" data-part="sent">
          {lines(text).map(({ line, end, at }) => (
            <div key={at}>
              <WireText text={line} />
              <span class="line-end">{end}</span>
            </div>
          ))}
        </div>
      )}
      {sent > SHOWN && <p class="hint">{plural('request_more', sent - SHOWN)}</p>}
      <CookieNote inspection={inspection} />
      <div class="actions start">
        <button type="button" onClick={() => inspector.compose(request)}>
          {t('request_edit')}
        </button>
        <span class="quiet">{sent > 0 && plural('request_sent', sent)}</span>
      </div>
    </>
  );
}

function CookieNote({ inspection: { id, origin, request } }: { inspection: Inspection }) {
  const inspector = useInspector();
  if (origin.kind !== 'network') return null;
  return (
    <CookieOffer
      note="cookies_note"
      button="cookies_again"
      url={request.url}
      present={request.fields.some(([name]) => name.toLowerCase() === 'cookie')}
      onCookies={(value) => inspector.againWithCookies(id, value)}
    />
  );
}

function latin1(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) text += String.fromCharCode(octet);
  return text;
}

/** Lines with their ends, as they were sent. */
function lines(text: string): { line: string; end: string; at: number }[] {
  return Array.from(text.matchAll(/([^\n]*?)(\r\n|\n|$)/g))
    .filter(([whole]) => whole !== '')
    .map((match) => ({
      line: match[1] ?? '',
      end: match[2] === '\r\n' ? '\\r\\n' : match[2] === '\n' ? '\\n' : '',
      at: match.index,
    }));
}
