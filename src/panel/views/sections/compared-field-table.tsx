import { useState } from 'preact/hooks';
import type { ComparedField } from '../../model/compared-fields.ts';
import { plural, t } from '../../text.ts';
import { WireText } from '../wire-text.tsx';
import { ComparisonTable, Line } from './comparison-table.tsx';

/** Fields drawn, and lines of one name, before one asks for the rest: a server may send a hundred thousand. */
const FIRST = 100;
const FIRST_VALUES = 20;

/** The fields that are not the same on both sides, and the others where one asks for them. */
export function ComparedFieldTable({ fields }: { fields: ComparedField[] }) {
  const [same, setSame] = useState(false);
  const [all, setAll] = useState(false);
  const unlike = fields.filter(({ verdict }) => verdict !== 'same');
  const alike = fields.length - unlike.length;
  const rows = same ? fields : unlike;
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <div class="compare-fields" data-part="compared-fields">
      {rows.length > 0 && (
        <>
          <h3>{same ? t('compare_aspect_fields') : t('compare_fields_title')}</h3>
          <ComparisonTable label={t('compare_aspect_fields')}>
            {shown.map((field) => (
              <FieldLine key={field.name.toLowerCase()} field={field} />
            ))}
          </ComparisonTable>
        </>
      )}
      {shown.length < rows.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {plural('table_more', rows.length - shown.length)}
        </button>
      )}
      {alike > 0 && (
        <button type="button" class="link" aria-expanded={same} onClick={() => setSame(!same)}>
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
  const [all, setAll] = useState(false);
  if (values === null) return <span class="quiet">{t('compare_field_absent')}</span>;
  const shown = all ? values : values.slice(0, FIRST_VALUES);
  return (
    <>
      {shown.map((value, index) => (
        <div key={index}>
          <WireText text={value} />
        </div>
      ))}
      {shown.length < values.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {plural('table_more', values.length - shown.length)}
        </button>
      )}
    </>
  );
}
