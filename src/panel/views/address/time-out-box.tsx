import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { number } from '../../model/format.ts';
import type { Draft } from '../../model/state.ts';
import { currentLocale, t } from '../../text.ts';
import { useInspector } from '../context.ts';
import { ClockIcon } from '../icons.tsx';
import { useEscape } from '../use-escape.ts';

const timeouts = [
  { key: 'connectTimeoutMs', label: 'address_connect_timeout_ms' },
  { key: 'headTimeoutMs', label: 'address_head_timeout_ms' },
  { key: 'idleTimeoutMs', label: 'address_idle_timeout_ms' },
] as const;

/** The next inspection's own time-outs, in a box that opens below its button. */
export function TimeOutBox({ draft }: { draft: Draft }) {
  const inspector = useInspector();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  /** What was typed and is no such time, by its field. */
  const [wrong, setWrong] = useState<Record<string, string>>({});
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
        aria-label={t('address_options')}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <ClockIcon />
        <span class="word">{t('address_options')}</span>
      </button>
      <fieldset id={id} hidden={!open}>
        <legend>{t('address_timeouts')}</legend>
        {timeouts.map(({ key, label }) => (
          <label key={key}>
            <input
              type="number"
              name={key}
              min="0.001"
              max="86400"
              step="any"
              aria-invalid={key in wrong}
              aria-describedby={key in wrong ? `${id}-wrong` : undefined}
              value={wrong[key] ?? draft.options[key] / 1000}
              onChange={(event) => {
                const { value, valueAsNumber: seconds } = event.currentTarget;
                const { [key]: _, ...others } = wrong;
                const right = seconds >= 0.001 && seconds <= 86_400;
                setWrong(right ? others : { ...others, [key]: value });
                if (!right) return;
                const options = { ...draft.options, [key]: Math.round(seconds * 1000) };
                inspector.dispatch({ type: 'draft-changed', change: { options } });
              }}
            />
            {t(label)}
          </label>
        ))}
        {Object.keys(wrong).length > 0 && (
          <p id={`${id}-wrong`} class="bad" role="alert">
            {t('settings_range_seconds', (0.001).toLocaleString(currentLocale()), number(86_400))}
          </p>
        )}
        <button type="button" class="link" onClick={() => void inspector.openSettings()}>
          {t('address_settings')}
        </button>
      </fieldset>
    </div>
  );
}
