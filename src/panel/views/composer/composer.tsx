import { useEffect, useRef, useState } from 'preact/hooks';
import type { RequestSpec } from '../../../protocol/messages.ts';
import { octetsOf } from '../../model/octet-text.ts';
import { base64OfText } from '../../model/request-spec.ts';
import type { ShownFault } from '../../model/state.ts';
import { typedUrl } from '../../model/typed-url.ts';
import { methodFault, nameFault, valueFault } from '../../model/written-faults.ts';
import { shown } from '../../shown-fault.ts';
import { t } from '../../text.ts';
import { useInspector } from '../context.ts';
import { CookieOffer } from '../cookies/cookie-offer.tsx';
import { ComposerContent } from './composer-content.tsx';
import { ComposerFields } from './composer-fields.tsx';
import { fieldDraft, hasField, written } from './field-draft.ts';
import { FaultNote, WrittenInput } from './written-input.tsx';

/** A request to be written, field by field in order and case; what was sent before is only where it begins. */
export function Composer({ request }: { request: RequestSpec }) {
  const inspector = useInspector();
  const [method, setMethod] = useState(request.method);
  const [url, setUrl] = useState(request.url);
  const [fields, setFields] = useState(() => request.fields.map(([name, value]) => fieldDraft(name, value)));
  const [text, setText] = useState(() => textOf(request.body));
  // How often it was refused: what is wrong is told from the first time on, and until it is mended.
  const [refused, setRefused] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>(refused ? '[aria-invalid]' : '.url')?.focus(), [refused]);

  const faults = { method: methodFault(method), url: urlFault(url) };
  const told = refused ? faults : { method: null, url: null };
  const send = () => {
    const lines = written(fields);
    const sound = lines.every(([name, value]) => nameFault(name, value) === null && valueFault(value) === null);
    if (!sound || faults.method !== null || faults.url !== null) {
      setRefused(refused + 1);
      return;
    }
    const content = text === null ? request.body : text === '' ? undefined : base64OfText(text);
    inspector.send({ method, url, fields: lines, ...(content === undefined ? {} : { body: content }) });
  };
  return (
    <section class="page composer" aria-labelledby="composer-title" data-part="composer">
      <h1 id="composer-title">{t('composer_title')}</h1>
      <p class="quiet">{t('composer_words')}</p>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div class="composer-line">
          <WrittenInput
            class="method"
            name="compose-method"
            aria-label={t('composer_method')}
            noteId="compose-method-fault"
            fault={told.method}
            value={method}
            onText={setMethod}
          />
          <WrittenInput
            class="url"
            name="compose-url"
            aria-label={t('composer_target')}
            inputMode="url"
            noteId="compose-url-fault"
            fault={told.url}
            value={url}
            onText={setUrl}
          />
        </div>
        <FaultNote id="compose-method-fault" fault={told.method} />
        <FaultNote id="compose-url-fault" fault={told.url} />
        <h2>{t('composer_fields')}</h2>
        <ComposerFields fields={fields} judged={refused > 0} onChange={setFields} />
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

function urlFault(url: string): ShownFault | null {
  try {
    typedUrl(url);
    return null;
  } catch (thrown) {
    return shown(thrown);
  }
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
