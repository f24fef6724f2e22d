/** The verdict: its word, its sentence, and what was asked of whom. */
import type { Outcome, Report } from '../report.ts';
import type { Page } from './page.ts';
import type { Palette } from './palette.ts';
import { printable, visible } from './printable.ts';

/** How each outcome strikes the eye. */
const looks: Record<Outcome, { mark: string; style: (palette: Palette) => (text: string) => string }> = {
  complete: { mark: '✓', style: (p) => p.good },
  'complete-with-error': { mark: '✗', style: (p) => p.bad },
  truncated: { mark: '✗', style: (p) => p.bad },
  reset: { mark: '✗', style: (p) => p.bad },
  stalled: { mark: '✗', style: (p) => p.bad },
  malformed: { mark: '✗', style: (p) => p.bad },
  undelimited: { mark: '?', style: (p) => p.doubtful },
  'no-response': { mark: '✗', style: (p) => p.bad },
  cancelled: { mark: '■', style: (p) => p.doubtful },
};

export function renderVerdict(page: Page, { verdict, response, request }: Report): void {
  const look = looks[verdict.outcome];
  const style = look.style(page.palette);
  const badge = verdict.brokenSuccess ? `  ${page.palette.badge(`broken ${response?.statusLine.code ?? 200}`)}` : '';
  page.line(`${style(page.palette.strong(`${look.mark} ${verdict.outcome}`))}${badge}`);
  page.prose(visible(verdict.summary), 2, page.palette.strong);
  if (request.url === undefined) return;
  page.gap();
  page.prose(`${printable(request.method)} ${printable(request.url)}`, 2);
}
