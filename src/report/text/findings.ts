/** The findings: those that decided the verdict first and in full, then what else was seen. */
import type { Finding, Report, Severity } from '../report.ts';
import { columns } from './layout.ts';
import type { Page } from './page.ts';
import { printable, visible } from './printable.ts';
import { octetSpan, plural } from './quantity.ts';

const marks: Record<Severity, string> = { error: '✗', warning: '!', info: '·' };
const ranks: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

export function renderFindings(page: Page, { findings, verdict, defects = [] }: Report): void {
  const deciding = new Set(verdict.because);
  const because = findings.filter((finding) => deciding.has(finding.id));
  const rest = findings
    .filter((finding) => !deciding.has(finding.id))
    .sort((a, b) => ranks[a.severity] - ranks[b.severity]);
  section(page, 'Why', because);
  renderAdvice(page, because);
  section(page, because.length > 0 ? 'Also found' : 'Found', rest);
  if (defects.length === 0) return;
  page.heading('Defects of Lastchunk itself, which may have missed something');
  for (const { finding, message } of defects) page.line(`  ${printable(finding)}: ${visible(message)}`);
}

function section(page: Page, title: string, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  page.heading(title);
  for (const finding of findings) renderFinding(page, finding);
}

/** What the server could have done, once for all the findings that call for the same. */
function renderAdvice(page: Page, findings: readonly Finding[]): void {
  const paragraphs = new Set(findings.flatMap(({ advice }) => (advice === undefined ? [] : [advice])));
  if (paragraphs.size === 0) return;
  page.heading('What the server could have done');
  for (const paragraph of paragraphs) page.prose(visible(paragraph), 2);
}

function renderFinding(page: Page, { severity, title, detail, span, spec, count, signal }: Finding): void {
  const { quiet, strong, severity: styles } = page.palette;
  const words = visible(title);
  const place = span ? octetSpan(span) : '';
  // A title that leaves no room for the positions keeps the line; they then stand below, with the references.
  const fits = place !== '' && columns(words) + columns(place) + 6 <= page.width;
  const right = fits ? ' '.repeat(page.width - 4 - columns(words) - columns(place)) + quiet(place) : '';
  const mark = styles[severity](marks[severity]);
  if (fits || columns(words) + 4 <= page.width) page.line(`  ${mark} ${strong(words)}${right}`);
  else {
    page.line(`  ${mark} ${severity}`);
    page.prose(words, 4, strong);
  }
  if (detail !== '') page.prose(visible(detail), 4);
  const notes = [
    ...(signal ? ['reported by the server itself'] : []),
    ...(count !== undefined && count > 1 ? [`${plural(count, 'time')}, the first is shown`] : []),
    ...(place !== '' && !fits ? [`octets ${place}`] : []),
    ...spec.map(({ label }) => printable(label)),
  ];
  if (notes.length > 0) page.facts(notes, 4, quiet);
}
