import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { counted } from '../model/format.ts';
import { base64Length } from '../model/request-spec.ts';
import { type Draft, isRunning, selectedInspection } from '../model/state.ts';
import { t } from '../text.ts';
import { useInspector } from './context.ts';
import { HostText } from './host-text.tsx';
import { MarkIcon, SlidersIcon } from './icons.tsx';
import { useEscape } from './use-escape.ts';

const commonMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

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
            onClick={() => inspector.cancel(current.id)}
          >
            {t('address_cancel')}
          </button>
        )}
        <button type="submit" class="primary">
          {t('address_inspect')}
        </button>
        <Options draft={draft} />
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
          <button type="button" class="link" onClick={() => inspector.compose()}>
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

function MethodField({ draft }: { draft: Draft }) {
  const inspector = useInspector();
  const [typing, setTyping] = useState(false);
  const change = (method: string) => inspector.dispatch({ type: 'draft-changed', change: { method } });
  if (typing || !commonMethods.includes(draft.method)) {
    return (
      <input
        class="method"
        type="text"
        name="method"
        aria-label={t('address_method')}
        title={t('address_method_hint')}
        spellcheck={false}
        autocomplete="off"
        ref={(input) => {
          if (typing && input !== null && input.value === '') input.focus();
        }}
        value={draft.method}
        onInput={(event) => change(event.currentTarget.value)}
        onBlur={() => {
          setTyping(false);
          if (draft.method.trim() === '') change('GET');
        }}
      />
    );
  }
  return (
    <select
      class="method"
      name="method"
      aria-label={t('address_method')}
      value={draft.method}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        setTyping(chosen === '');
        change(chosen);
      }}
    >
      {commonMethods.map((method) => (
        <option key={method} value={method}>
          {method}
        </option>
      ))}
      <option value="">{t('address_method_custom')}</option>
    </select>
  );
}

const timeouts = [
  { key: 'connectTimeoutMs', label: 'address_connect_timeout_ms' },
  { key: 'headTimeoutMs', label: 'address_head_timeout_ms' },
  { key: 'idleTimeoutMs', label: 'address_idle_timeout_ms' },
] as const;

function Options({ draft }: { draft: Draft }) {
  const inspector = useInspector();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const back = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEscape('menu', open ? back : null);
  useLayoutEffect(() => {
    if (!open) return;
    const leave = ({ target }: Event) => {
      if (target instanceof Node && box.current?.contains(target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [open]);
  return (
    <div ref={box} class="options">
      <button
        ref={button}
        type="button"
        class="options-button"
        title={t('address_options_hint')}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('address_options')}
      </button>
      <fieldset id={id} hidden={!open}>
        <legend>{t('address_timeouts')}</legend>
        {timeouts.map(({ key, label }) => (
          <label key={key}>
            <input
              type="number"
              name={key}
              min="0.1"
              max="86400"
              step="any"
              value={draft.options[key] / 1000}
              onChange={(event) => {
                const seconds = event.currentTarget.valueAsNumber;
                if (!(seconds >= 0.001 && seconds <= 86_400)) return;
                const options = { ...draft.options, [key]: Math.round(seconds * 1000) };
                inspector.dispatch({ type: 'draft-changed', change: { options } });
              }}
            />
            {t(label)}
          </label>
        ))}
        <button type="button" class="link" onClick={() => void inspector.openSettings()}>
          {t('address_settings')}
        </button>
      </fieldset>
    </div>
  );
}
