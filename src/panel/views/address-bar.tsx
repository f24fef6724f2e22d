import { useEffect, useRef, useState } from 'preact/hooks';
import { counted } from '../model/format.ts';
import { base64Length } from '../model/request-spec.ts';
import { type Draft, isRunning, selectedInspection } from '../model/state.ts';
import { useInspector } from './context.ts';
import { MarkIcon } from './icons.tsx';
import { WireText } from './wire-text.tsx';

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
          title="Start page, with broken responses to try"
          aria-label="Start page"
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
          aria-label="URL"
          aria-invalid={draft.fault !== null}
          placeholder="http://127.0.0.1:8080/stream"
          spellcheck={false}
          autocomplete="off"
          value={draft.url}
          onInput={(event) => inspector.dispatch({ type: 'draft-changed', change: { url: event.currentTarget.value } })}
        />
        <button type="submit" class="primary">
          Inspect
        </button>
        {current !== null && isRunning(current) && (
          <button
            type="button"
            class="cancel"
            disabled={current.phase === 'cancelling'}
            title="Stop this inspection (Esc)"
            onClick={() => inspector.cancel(current.id)}
          >
            Cancel
          </button>
        )}
        <Options draft={draft} />
      </form>
      {draft.fault !== null && (
        <p class="address-note fault" role="alert">
          <WireText plain text={draft.fault.message} /> {draft.fault.remedy} <code>{draft.fault.code}</code>
        </p>
      )}
      {draft.carried !== null && (
        <p class="address-note">
          Sent along: {counted(draft.carried.fields.length, 'header field')}
          {draft.carried.body !== undefined && ` and ${counted(base64Length(draft.carried.body), 'octet')} of content`}.{' '}
          <button
            type="button"
            class="link"
            onClick={() => inspector.dispatch({ type: 'draft-changed', change: { carried: null } })}
          >
            Send without them
          </button>{' '}
          <button type="button" class="link" onClick={() => inspector.compose()}>
            Edit them
          </button>
        </p>
      )}
    </header>
  );
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
        aria-label="Method"
        title="Any method; empty it to choose from the list"
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
      aria-label="Method"
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
      <option value="">Other…</option>
    </select>
  );
}

const timeouts = [
  { key: 'connectTimeoutMs', label: 'to connect' },
  { key: 'headTimeoutMs', label: 'for the head' },
  { key: 'idleTimeoutMs', label: 'of silence in the body' },
] as const;

function Options({ draft }: { draft: Draft }) {
  const inspector = useInspector();
  return (
    <details class="options">
      <summary title="Time-outs">Options</summary>
      <fieldset>
        <legend>Wait at most, in seconds</legend>
        {timeouts.map(({ key, label }) => (
          <label key={key}>
            <input
              type="number"
              name={key}
              min="0.1"
              max="86400"
              step="any"
              value={draft.options[key] === undefined ? '' : draft.options[key] / 1000}
              onChange={(event) => {
                const seconds = event.currentTarget.valueAsNumber;
                if (!(seconds >= 0.001 && seconds <= 86_400)) return;
                const options = { ...draft.options, [key]: Math.round(seconds * 1000) };
                inspector.dispatch({ type: 'draft-changed', change: { options } });
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
