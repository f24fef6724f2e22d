import { number } from '../../model/format.ts';
import { nameFault, valueFault } from '../../model/written-faults.ts';
import { t } from '../../text.ts';
import { type FieldDraft, fieldDraft, swapped } from './field-draft.ts';
import { FaultNote, WrittenInput } from './written-input.tsx';

interface ComposerFieldsProps {
  fields: FieldDraft[];
  /** Whether to tell what is wrong with them. */
  judged: boolean;
  onChange: (change: (fields: FieldDraft[]) => FieldDraft[]) => void;
}

/** Header fields in the order they are sent in, each to be written, moved and removed. */
export function ComposerFields({ fields, judged, onChange }: ComposerFieldsProps) {
  return (
    <>
      <ol class="composer-fields">
        {fields.map((field, index) => (
          <li key={field.key}>
            <FieldLine
              field={field}
              index={index}
              last={index === fields.length - 1}
              judged={judged}
              onChange={onChange}
            />
          </li>
        ))}
      </ol>
      <button type="button" onClick={() => onChange((all) => [...all, fieldDraft('', '')])}>
        {t('composer_add_field')}
      </button>
    </>
  );
}

interface FieldLineProps {
  field: FieldDraft;
  index: number;
  last: boolean;
  judged: boolean;
  onChange: ComposerFieldsProps['onChange'];
}

function FieldLine({ field: { key, name, value }, index, last, judged, onChange }: FieldLineProps) {
  const place = number(index + 1);
  const wrongName = judged ? nameFault(name, value) : null;
  const wrongValue = judged ? valueFault(value) : null;
  const change = (with_: Partial<FieldDraft>) =>
    onChange((all) => all.map((one) => (one.key === key ? { ...one, ...with_ } : one)));
  return (
    <>
      <WrittenInput
        class="field-name"
        aria-label={t('composer_field_name', place)}
        placeholder={t('composer_name')}
        noteId={`field-${key}-name`}
        fault={wrongName}
        value={name}
        onText={(text) => change({ name: text })}
      />
      <WrittenInput
        class="field-value"
        aria-label={t('composer_field_value', place)}
        placeholder={t('composer_value')}
        noteId={`field-${key}-value`}
        fault={wrongValue}
        value={value}
        onText={(text) => change({ value: text })}
      />
      <button
        type="button"
        class="small"
        disabled={index === 0}
        aria-label={t('composer_move_up', place)}
        onClick={() => onChange((all) => swapped(all, index - 1))}
      >
        <span aria-hidden="true">↑</span>
      </button>
      <button
        type="button"
        class="small"
        disabled={last}
        aria-label={t('composer_move_down', place)}
        onClick={() => onChange((all) => swapped(all, index))}
      >
        <span aria-hidden="true">↓</span>
      </button>
      <button
        type="button"
        class="small"
        aria-label={t('composer_remove', place)}
        onClick={() => onChange((all) => all.filter((one) => one.key !== key))}
      >
        <span aria-hidden="true">×</span>
      </button>
      <FaultNote id={`field-${key}-name`} fault={wrongName} />
      <FaultNote id={`field-${key}-value`} fault={wrongValue} />
    </>
  );
}
