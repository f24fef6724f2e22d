/** The frame of a comparison: name, the browser's side, the mark between, the wire's side, and under them the reason. */
import type { ComponentChildren } from 'preact';
import type { ComparisonVerdict } from '../../model/compared-fields.ts';
import { type MessageKey, t } from '../../text.ts';

export function ComparisonTable({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <table class="compare-table" aria-label={label}>
      <colgroup>
        <col class="compare-name-column" />
        <col />
        <col class="compare-mark-column" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">{t('compare_column_aspect')}</span>
          </th>
          <th scope="col">{t('compare_column_browser')}</th>
          <th scope="col">
            <span class="unseen">{t('compare_column_verdict')}</span>
          </th>
          <th scope="col">{t('compare_column_wire')}</th>
        </tr>
      </thead>
      {children}
    </table>
  );
}

interface LineProps {
  name: string;
  heading: ComponentChildren;
  browser: ComponentChildren;
  wire: ComponentChildren;
  verdict: ComparisonVerdict;
  /** Empty where there is nothing to explain. */
  why: string;
}

/** With little room its cells stack, by CSS. */
export function Line({ name, heading, browser, wire, verdict, why }: LineProps) {
  return (
    <tbody class={`compare-line verdict-${verdict}`} data-aspect={name} data-verdict={verdict}>
      <tr>
        <th scope="row">{heading}</th>
        <td class="compare-browser">
          <Side words={t('compare_column_browser')} />
          <div>{browser}</div>
        </td>
        <td class="compare-mark">
          <VerdictMark verdict={verdict} />
        </td>
        <td class="compare-wire">
          <Side words={t('compare_column_wire')} />
          <div>{wire}</div>
        </td>
      </tr>
      {why !== '' && (
        <tr class="compare-why">
          <td />
          <td colSpan={3}>{why}</td>
        </tr>
      )}
    </tbody>
  );
}

/** The column's name where the cells are stacked; a screen reader has it from the column's heading. */
function Side({ words }: { words: string }) {
  return (
    <span class="compare-label" aria-hidden="true">
      {words}
    </span>
  );
}

const verdictKeys = {
  same: 'compare_verdict_same',
  differs: 'compare_verdict_differs',
  varies: 'compare_verdict_varies',
  'not-told': 'compare_verdict_not_told',
  'not-comparable': 'compare_verdict_not_comparable',
} satisfies Record<ComparisonVerdict, MessageKey>;

const shapes: Record<ComparisonVerdict, ComponentChildren> = {
  same: <path class="line" d="M3.5 6h9M3.5 10h9" />,
  differs: <path class="line" d="M3 6h10M3 10h10M10.5 2.8l-5 10.4" />,
  varies: <path class="line" d="M2.5 9.2c1.4-3 3.4-3.6 5.5-1.9s4.1 1.1 5.5-1.9" />,
  'not-told': (
    <>
      <path class="line thin" d="M1.5 8c3.5-5.3 9.5-5.3 13 0-3.5 5.3-9.5 5.3-13 0z" />
      <path class="line" d="M3 13.5l10-11" />
    </>
  ),
  'not-comparable': <path class="line" d="M2.5 8H6M10 8h3.5" />,
};

export function VerdictMark({ verdict, silent = false }: { verdict: ComparisonVerdict; silent?: boolean }) {
  return (
    <span class={`compare-verdict verdict-${verdict}`}>
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {shapes[verdict]}
      </svg>
      {!silent && t(verdictKeys[verdict])}
    </span>
  );
}
