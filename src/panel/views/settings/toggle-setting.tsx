import { useId } from 'preact/hooks';
import { hintOf, labelOf } from './setting-words.ts';

interface ToggleSettingProps {
  name: 'autoInspect' | 'preserveLog' | 'redact';
  value: boolean;
  onValue: (value: boolean) => void;
}

export function ToggleSetting({ name, value, onValue }: ToggleSettingProps) {
  const id = useId();
  return (
    <div class="setting toggle" data-setting={name}>
      <label class="check">
        <input
          type="checkbox"
          name={name}
          checked={value}
          aria-describedby={id}
          onChange={(event) => onValue(event.currentTarget.checked)}
        />
        {labelOf(name)}
      </label>
      <p id={id} class="hint">
        {hintOf(name)}
      </p>
    </div>
  );
}
