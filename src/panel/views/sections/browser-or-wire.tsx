import { useMemo } from 'preact/hooks';
import type { Report } from '../../../report/report.ts';
import type { ComparisonRow, Said } from '../../model/compared-aspects.ts';
import { compare } from '../../model/comparison.ts';
import type { NetworkRecord } from '../../model/network-record.ts';
import { type MessageKey, t } from '../../text.ts';
import { RichText } from '../rich-text.tsx';
import { WireText } from '../wire-text.tsx';
import { ComparedFieldTable } from './compared-field-table.tsx';
import { ComparisonHeadline } from './comparison-headline.tsx';
import { ComparisonTable, Line } from './comparison-table.tsx';

/** What the browser reported of its own exchange, beside what the wire said: the two in a sentence each, then aspect by aspect. */
export function BrowserOrWire({ record, report }: { record: NetworkRecord; report: Report }) {
  const { headline, rows, fields, multiplexed } = useMemo(() => compare(record, report), [record, report]);
  return (
    <div class="compare" data-part="comparison">
      <ComparisonHeadline headline={headline} record={record} report={report} />
      {multiplexed !== null && (
        <p class="compare-note" data-part="compare-versions">
          <RichText text="compare_note_versions" parts={[<strong key="version">{multiplexed}</strong>]} />
        </p>
      )}
      <ComparisonTable label={t('section_compare')}>
        {rows.map((row) => (
          <AspectLine key={row.aspect} row={row} />
        ))}
      </ComparisonTable>
      {(record.response?.source ?? 'network') === 'network' && (
        <p class="hint compare-exchanges">
          {record.response === undefined ? t('compare_no_details') : t('compare_note')}
        </p>
      )}
      {fields.length > 0 && <ComparedFieldTable fields={fields} />}
    </div>
  );
}

function AspectLine({ row: { aspect, browser, wire, verdict, why } }: { row: ComparisonRow }) {
  const key: MessageKey = `compare_aspect_${aspect}`;
  return (
    <Line
      name={aspect}
      heading={t(key)}
      browser={<Words said={browser} />}
      wire={<Words said={wire} />}
      verdict={verdict}
      why={why}
    />
  );
}

function Words({ said }: { said: Said | null }) {
  if (said === null) return <span class="quiet">{t('compare_none')}</span>;
  return (
    <>
      {said.texts.map((text, index) => (
        <div key={index}>{said.octets ? <WireText text={text} /> : text}</div>
      ))}
    </>
  );
}
