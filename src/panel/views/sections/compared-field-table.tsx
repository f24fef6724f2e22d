import { useState } from 'preact/hooks';
import type { ComparedField } from '../../model/compared-fields.ts';
import { plural, t } from '../../text.ts';
import { WireText } from '../wire-text.tsx';
import { ComparisonTable, Line } from './comparison-table.tsx';

/** Fields drawn before one asks for the rest: a server may send a hundred thousand. */
const FIRST = 100;

/** The fields that are not the same on both sides, and the others where one asks for them. */
export function ComparedFieldTable({ fields }: { fields: ComparedField[] }) {
  const [whole, setWhole] = useState(false);
  const unlike = fields.filter(({ verdict }) => verdict !== 'same');
  const alike = fields.length - unlike.length;
  const rows = whole ? fields : unlike;
  return (
    <div class="compare-fields" data-part="compared-fields">
      <h3>{t('compare_fields_title')}</h3>
      {rows.length > 0 && (
        <ComparisonTable label={t('compare_fields_title')}>
          {rows.slice(0, whole ? undefined : FIRST).map((field) => (
            <FieldLine key={field.name.toLowerCase()} field={field} />
          ))}
        </ComparisonTable>
      )}
      {alike > 0 && (
        <button type="button" class="link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {plural('compare_fields_same', alike)}
        </button>
      )}
    </div>
  );
}

function FieldLine({ field: { name, browser, wire, verdict, why } }: { field: ComparedField }) {
  return (
    <Line
      name={name.toLowerCase()}
      heading={<WireText text={name} />}
      browser={<Values values={browser} />}
      wire={<Values values={wire} />}
      verdict={verdict}
      why={why}
    />
  );
}

function Values({ values }: { values: string[] | null }) {
  if (values === null) return <span class="quiet">{t('compare_field_absent')}</span>;
  return (
    <>
      {values.map((value, index) => (
        <div key={index}>
          <WireText text={value} />
        </div>
      ))}
    </>
  );
}
