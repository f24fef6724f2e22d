import { useState } from 'preact/hooks';
import type { Field } from '../../../report/report.ts';
import { plural, t } from '../../text.ts';
import { RichText } from '../rich-text.tsx';
import { WireText } from '../wire-text.tsx';

/** Rows drawn before one asks for the rest: a server may send a hundred thousand. */
const FIRST = 200;

export function FieldTable({ fields, empty }: { fields: Field[]; empty: string }) {
  const [all, setAll] = useState(false);
  if (fields.length === 0) return <p class="hint">{empty}</p>;
  const rows = all ? fields : fields.slice(0, FIRST);
  return (
    <>
      <table class="fields">
        <thead class="unseen">
          <tr>
            <th scope="col">{t('table_name')}</th>
            <th scope="col">{t('table_value')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((field) => (
            <tr key={field.span[0]}>
              <th scope="row">
                <WireText text={field.name} />
              </th>
              <td>
                <WireText text={field.value} />
                {isPlain(field) || (
                  <p class="as-sent">
                    <RichText text="table_as_sent" parts={[<WireText key="raw" text={field.raw} />]} />
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < fields.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {plural('table_more', fields.length - rows.length)}
        </button>
      )}
    </>
  );
}

/** The way nearly every field line is written; any other is shown as it came. */
function isPlain({ name, value, raw }: Pick<Field, 'name' | 'value' | 'raw'>): boolean {
  const line = raw.replace(/\r?\n$/, '');
  return line === `${name}: ${value}` || line === `${name}:${value}`;
}
