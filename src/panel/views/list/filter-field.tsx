import type { RefObject } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { filterKeys, isFilterKey } from '../../model/filter-terms.ts';
import { list } from '../../model/format.ts';
import { type FilterProblem, suggestions } from '../../model/list-filter.ts';
import { escaped } from '../../model/wire-characters.ts';
import { t } from '../../text.ts';
import { useEscape } from '../use-escape.ts';
import { FilterIcon } from './list-icons.tsx';

interface FilterFieldProps {
  field: RefObject<HTMLInputElement | null>;
  value: string;
  problems: FilterProblem[];
  onChange: (text: string) => void;
  /** Done with it: to the rows. */
  onLeave: () => void;
}

/** What the list is filtered by. `/` comes here from anywhere, Esc clears it and goes back to the rows. */
export function FilterField({ field, value, problems, onChange, onLeave }: FilterFieldProps) {
  const id = useId();
  const [focused, setFocused] = useState(false);
  const clear = () => {
    onChange('');
    onLeave();
  };
  useEscape('field', focused ? clear : null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      // DevTools have shortcuts of their own.
      event.stopPropagation();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [field]);
  return (
    <div class="filter">
      <FilterIcon />
      <input
        ref={field}
        type="search"
        name="filter"
        aria-label={t('list_filter')}
        aria-keyshortcuts="/"
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? `${id}-note` : undefined}
        title={t('list_filter_help')}
        placeholder={t('list_filter_example')}
        spellcheck={false}
        autocomplete="off"
        list={`${id}-terms`}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={(event) => {
          // Not as the suggestions are gone through: then the keys are the browser's.
          if (event.key === 'Enter') onLeave();
        }}
      />
      <datalist id={`${id}-terms`}>
        {suggestions(value).map((term) => (
          <option key={term} value={term} />
        ))}
      </datalist>
      {problems[0] !== undefined && (
        <p id={`${id}-note`} class="filter-note">
          {problemWords(problems[0])}
        </p>
      )}
    </div>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

function problemWords({ kind, term, key }: FilterProblem): string {
  const written = escaped(term.length > 60 ? `${term.slice(0, 60)}…` : term);
  const values: readonly string[] = isFilterKey(key) ? filterKeys[key] : [];
  if (kind === 'unknown-key') {
    const keys = Object.keys(filterKeys).map((one) => `${one}:`);
    return t('list_filter_unknown', written, list(keys));
  }
  if (values.length === 0) return t('list_filter_empty', written);
  return t(kind === 'no-value' ? 'list_filter_no_value' : 'list_filter_bad_value', written, list(values));
}
