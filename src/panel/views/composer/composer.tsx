import { useEffect, useRef, useState } from 'preact/hooks';
import type { RequestSpec } from '../../../protocol/messages.ts';
import { octetsOf } from '../../model/octet-text.ts';
import { base64OfText } from '../../model/request-spec.ts';
import type { ShownFault } from '../../model/state.ts';
import { shown } from '../../shown-fault.ts';
import { t } from '../../text.ts';
import { useInspector } from '../context.ts';
import { CookieOffer } from '../cookies/cookie-offer.tsx';
import { WireText } from '../wire-text.tsx';
import { ComposerContent } from './composer-content.tsx';
import { ComposerFields } from './composer-fields.tsx';
import { fieldDraft, hasField, written } from './field-draft.ts';

/** A request to be written, field by field in order and case; what was sent before is only where it begins. */
export function Composer({ request }: { request: RequestSpec }) {
  const inspector = useInspector();
  const [method, setMethod] = useState(request.method);
  const [url, setUrl] = useState(request.url);
  const [fields, setFields] = useState(() => request.fields.map(([name, value]) => fieldDraft(name, value)));
  const [text, setText] = useState(() => textOf(request.body));
  const [fault, setFault] = useState<ShownFault | null>(null);
  const target = useRef<HTMLInputElement>(null);
  useEffect(() => target.current?.focus(), []);

  const send = () => {
    const content = text === null ? request.body : text === '' ? undefined : base64OfText(text);
    try {
      inspector.send({ method, url, fields: written(fields), ...(content === undefined ? {} : { body: content }) });
    } catch (thrown) {
      setFault(shown(thrown));
    }
  };
  return (
    <section class="page composer" aria-labelledby="composer-title" data-part="composer">
      <h1 id="composer-title">{t('composer_title')}</h1>
      <p class="quiet">{t('composer_words')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div class="composer-line">
          <input
            class="method"
            name="compose-method"
            aria-label={t('composer_method')}
            spellcheck={false}
            autocomplete="off"
            value={method}
            onInput={(event) => setMethod(event.currentTarget.value)}
          />
          <input
            ref={target}
            class="url"
            name="compose-url"
            aria-label={t('composer_target')}
            inputMode="url"
            spellcheck={false}
            autocomplete="off"
            value={url}
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
        </div>
        <h2>{t('composer_fields')}</h2>
        <ComposerFields fields={fields} onChange={setFields} />
        <CookieOffer
          note="cookies_composer_note"
          button="cookies_add"
          url={url}
          present={hasField(fields, 'cookie')}
          onCookies={(value) => setFields((all) => [...all, fieldDraft('Cookie', value)])}
        />
        <h2>
          <label for="compose-body">{t('composer_content')}</label>
        </h2>
        <ComposerContent text={text} given={request.body} onText={setText} />
        {fault !== null && (
          <p class="fault" role="alert">
            <WireText plain text={fault.message} /> {fault.remedy} <code>{fault.code}</code>
          </p>
        )}
        <div class="actions">
          <button type="submit" class="primary">
            {t('composer_send')}
          </button>
          <button type="button" onClick={() => inspector.dispatch({ type: 'compose-closed' })}>
            {t('composer_back')}
          </button>
        </div>
      </form>
    </section>
  );
}

/** Content as text, or null where its octets are not UTF-8. */
function textOf(body: string | undefined): string | null {
  if (body === undefined) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octetsOf(body));
  } catch {
    return null;
  }
}
