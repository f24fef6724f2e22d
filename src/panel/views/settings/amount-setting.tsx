import { useEffect, useId, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import {
  factorOf,
  type OctetUnit,
  octetUnits,
  readNumber,
  type Scale,
  unitFor,
  writeNumber,
} from '../../model/quantity.ts';
import { type SettingName, type Settings, settingSchemas } from '../../model/settings.ts';
import { type MessageKey, t } from '../../text.ts';
import { hintOf, labelOf, rangeOf } from './setting-words.ts';

/** Settings that are numbers, or null for none. */
export type AmountName = { [Name in SettingName]: Settings[Name] extends number | null ? Name : never }[SettingName];

interface AmountSettingProps {
  name: AmountName;
  scale: Scale;
  value: number | null;
  /** What a checkbox turned off stands for; without it there is none, and the amount is always set. */
  off?: MessageKey;
  /** What the checkbox turned on begins with. */
  first?: number;
  /** Told of each value that fits, while it is typed (`settled` false) and when it is done; null: what is typed does not. */
  onValue: (value: { amount: number | null } | null, settled: boolean) => void;
  /** What else is to be said of what is typed. */
  note?: string | null;
}

/** An amount with its unit, held against its bounds as it is typed; what is wrong stands at the field. */
export function AmountSetting({ name, scale, value, off, first = 0, onValue, note = null }: AmountSettingProps) {
  const id = useId();
  const [unit, setUnit] = useState<OctetUnit>(() => unitFor(value ?? first));
  const [text, setText] = useState(() => textOf(value ?? first, scale, unit));
  const [wrong, setWrong] = useState(false);
  const on = value !== null;
  const editing = useRef(false);
  // A change from elsewhere (another window, the defaults) is shown, unless one is typing here.
  useEffect(() => {
    if (editing.current || value === null) return;
    const shown = unitFor(value);
    setUnit(shown);
    setText(textOf(value, scale, shown));
    setWrong(false);
  }, [value, scale]);
  const take = (typed: string, typedUnit: OctetUnit, settled: boolean) => {
    const read = amountOf(typed, scale, typedUnit);
    const fits = read !== null && v.is(settingSchemas[name], read);
    setWrong(!fits);
    onValue(fits ? { amount: read } : null, settled);
  };
  const described = [`${id}-hint`, ...(wrong ? [`${id}-wrong`] : []), ...(note === null ? [] : [`${id}-note`])];
  const switched = off !== undefined;
  return (
    <div class="setting" data-setting={name}>
      <div class="setting-name">
        {switched ? (
          <label class="check">
            <input
              type="checkbox"
              name={`${name}-on`}
              checked={on}
              onChange={(event) => {
                editing.current = false;
                const amount = event.currentTarget.checked ? (amountOf(text, scale, unit) ?? first) : null;
                onValue({ amount }, true);
              }}
            />
            {labelOf(name)}
          </label>
        ) : (
          <label for={id}>{labelOf(name)}</label>
        )}
      </div>
      <div class="setting-value">
        {on ? (
          <span class="amount-field">
            <input
              id={id}
              type="text"
              inputMode="decimal"
              name={name}
              autocomplete="off"
              spellcheck={false}
              {...(switched ? { 'aria-label': labelOf(name) } : {})}
              aria-invalid={wrong}
              aria-describedby={described.join(' ')}
              value={text}
              onInput={(event) => {
                editing.current = true;
                setText(event.currentTarget.value);
                take(event.currentTarget.value, unit, false);
              }}
              onBlur={() => {
                if (!editing.current) return;
                editing.current = false;
                take(text, unit, true);
              }}
            />
            {scale === 'octets' ? (
              <select
                name={`${name}-unit`}
                aria-label={t('settings_unit_of', labelOf(name))}
                value={unit}
                onChange={(event) => {
                  const chosen = octetUnits.find((one) => one === event.currentTarget.value) ?? unit;
                  setUnit(chosen);
                  editing.current = true;
                  take(text, chosen, true);
                }}
              >
                {octetUnits.map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
            ) : (
              <span class="unit">{t(scale === 'seconds' ? 'settings_seconds' : 'settings_milliseconds')}</span>
            )}
          </span>
        ) : (
          <span class="quiet">{off !== undefined && t(off)}</span>
        )}
      </div>
      <div class="setting-notes">
        <p id={`${id}-hint`} class="hint">
          {hintOf(name)}
        </p>
        <p id={`${id}-wrong`} class="fault" aria-live="polite">
          {wrong && on && rangeOf(name, scale)}
        </p>
        {note !== null && (
          <p id={`${id}-note`} class="caution">
            {note}
          </p>
        )}
      </div>
    </div>
  );
}

function textOf(amount: number, scale: Scale, unit: OctetUnit): string {
  return writeNumber(amount / divisor(scale, unit));
}

function amountOf(text: string, scale: Scale, unit: OctetUnit): number | null {
  const read = readNumber(text);
  if (read === null) return null;
  // A part of a millisecond, or of an octet, is a mistake where they are typed as such, and rounding elsewhere.
  const amount = read * divisor(scale, unit);
  return scale === 'milliseconds' ? amount : Math.round(amount);
}

function divisor(scale: Scale, unit: OctetUnit): number {
  if (scale === 'octets') return factorOf(unit);
  return scale === 'seconds' ? 1000 : 1;
}
