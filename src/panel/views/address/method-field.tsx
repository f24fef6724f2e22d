import { useState } from 'preact/hooks';
import type { Draft } from '../../model/state.ts';
import { t } from '../../text.ts';
import { useInspector } from '../context.ts';

const commonMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/** The common methods to choose from, and a field for any other. */
export function MethodField({ draft }: { draft: Draft }) {
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
