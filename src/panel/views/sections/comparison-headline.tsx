import type { Report } from '../../../report/report.ts';
import type { Headline, Statement } from '../../model/comparison-headline.ts';
import type { NetworkRecord } from '../../model/network-record.ts';
import { HostText } from '../host-text.tsx';
import { OutcomeIcon, SeverityIcon, SuccessIcon } from '../icons.tsx';
import { RichText } from '../rich-text.tsx';
import { WireText } from '../wire-text.tsx';
import { VerdictMark } from './comparison-table.tsx';

interface ComparisonHeadlineProps {
  headline: Headline;
  record: NetworkRecord;
  report: Report;
}

/** The two sides, a sentence each. Where one shows a success and the other failed, that is what one must see first. */
export function ComparisonHeadline({ headline, record, report }: ComparisonHeadlineProps) {
  const { browser, wire, browserFailed, wireFailed } = headline;
  // What the browser had in store, or a script of the page gave it, is no other telling of this exchange.
  const exchanged = (record.response?.source ?? 'network') === 'network';
  const contradicted = exchanged && wireFailed === true && browserFailed !== true && succeeded(record);
  const told = exchanged && browserFailed !== null && wireFailed !== null;
  const agreement = told ? (browserFailed === wireFailed ? 'same' : 'differs') : 'not-comparable';
  return (
    <div class={contradicted ? 'compare-headline contradicted' : 'compare-headline'} data-part="compare-headline">
      <div class="compare-side">
        <BrowserIcon record={record} failed={browserFailed} />
        <p>
          <Sentence statement={browser} part={BrowserText} />
        </p>
      </div>
      <VerdictMark verdict={contradicted ? 'differs' : agreement} silent />
      <div class="compare-side">
        <OutcomeIcon outcome={report.verdict.outcome} silent />
        <p>
          <Sentence statement={wire} part={HostText} />
        </p>
      </div>
    </div>
  );
}

function succeeded({ status }: NetworkRecord): boolean {
  return status >= 200 && status < 400;
}

function BrowserIcon({ record, failed }: { record: NetworkRecord; failed: boolean | null }) {
  if (failed === true) return <SeverityIcon severity="error" silent />;
  return succeeded(record) ? <SuccessIcon /> : <SeverityIcon severity="warning" silent />;
}

function BrowserText({ text }: { text: string }) {
  return <WireText plain text={text} />;
}

/** `part` draws what is in the sentence of the browser's, or of the host's. */
function Sentence({ statement: { key, parts }, part: Part }: { statement: Statement; part: typeof BrowserText }) {
  return <RichText text={key} parts={parts.map((text, index) => <Part key={index} text={text} />)} />;
}
