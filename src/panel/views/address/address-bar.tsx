import { useEffect, useRef } from 'preact/hooks';
import { counted } from '../../model/format.ts';
import { base64Length } from '../../model/request-spec.ts';
import { type Draft, isRunning, selectedInspection } from '../../model/state.ts';
import { t } from '../../text.ts';
import { useInspector } from '../context.ts';
import { HostText } from '../host-text.tsx';
import { MarkIcon, SlidersIcon } from '../icons.tsx';
import { MethodField } from './method-field.tsx';
import { TimeOutBox } from './time-out-box.tsx';

export function AddressBar() {
  const inspector = useInspector();
  const { draft, selected } = inspector.state.value;
  const current = selectedInspection(inspector.state.value);
  const url = useRef<HTMLInputElement>(null);
  // The start page asks for one thing.
  useEffect(() => {
    if (selected === null) url.current?.focus();
  }, [selected]);

  return (
    <header class="address">
      <form
        class="address-form"
        onSubmit={(event) => {
          event.preventDefault();
          inspector.submit();
        }}
      >
        <button
          type="button"
          class="home"
          title={t('address_home_hint')}
          aria-label={t('address_home')}
          onClick={() => inspector.dispatch({ type: 'selected', id: null })}
        >
          <MarkIcon />
        </button>
        <MethodField draft={draft} />
        <input
          ref={url}
          class="url"
          type="text"
          inputMode="url"
          name="url"
          aria-label={t('address_url')}
          aria-invalid={draft.fault !== null}
          placeholder="http://127.0.0.1:8080/stream"
          spellcheck={false}
          autocomplete="off"
          value={draft.url}
          onInput={(event) => inspector.dispatch({ type: 'draft-changed', change: { url: event.currentTarget.value } })}
        />
        {/* Before the button that stays: it comes and goes, and moves nothing but the end of the field. */}
        {current !== null && isRunning(current) && (
          <button
            type="button"
            class="cancel"
            disabled={current.phase === 'cancelling'}
            title={t('address_cancel_hint')}
            onClick={() => {
              inspector.cancel(current.id);
              // The button goes, and the focus would go with it.
              url.current?.focus();
            }}
          >
            {t('address_cancel')}
          </button>
        )}
        <button type="submit" class="primary">
          {t('address_inspect')}
        </button>
        <TimeOutBox draft={draft} />
        <button
          type="button"
          class="to-settings"
          title={t('settings_title')}
          aria-label={t('settings_title')}
          onClick={() => void inspector.openSettings()}
        >
          <SlidersIcon />
        </button>
      </form>
      {draft.fault !== null && (
        <p class="address-note fault" role="alert">
          <HostText text={draft.fault.message} /> {draft.fault.remedy} <code>{draft.fault.code}</code>
        </p>
      )}
      {draft.carried !== null && (
        <p class="address-note">
          {carriedWords(draft.carried)}{' '}
          <button
            type="button"
            class="link"
            onClick={() => inspector.dispatch({ type: 'draft-changed', change: { carried: null } })}
          >
            {t('address_without')}
          </button>{' '}
          <button type="button" class="link" onClick={() => inspector.composeDraft()}>
            {t('address_edit')}
          </button>
        </p>
      )}
    </header>
  );
}

function carriedWords({ fields, body }: NonNullable<Draft['carried']>): string {
  const ofFields = counted(fields.length, 'header field');
  if (body === undefined) return t('address_carried', ofFields);
  return t('address_carried_content', ofFields, counted(base64Length(body), 'octet'));
}
