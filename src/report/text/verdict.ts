/** The verdict: its word, its sentence, and what was asked of whom. */
import type { Outcome, Report } from '../report.ts';
import type { Page } from './page.ts';
import type { Palette } from './palette.ts';
import { printable, visible } from './printable.ts';

interface Look {
  mark: string;
  style: (palette: Palette) => (text: string) => string;
}

const broken: Look = { mark: '✗', style: (p) => p.bad };

/** How each outcome strikes the eye. */
const looks: Record<Outcome, Look> = {
  complete: { mark: '✓', style: (p) => p.good },
  'complete-with-error': broken,
  truncated: broken,
  reset: broken,
  stalled: broken,
  malformed: broken,
  undelimited: { mark: '?', style: (p) => p.doubtful },
  'no-response': broken,
  cancelled: { mark: '■', style: (p) => p.doubtful },
};

export function renderVerdict(page: Page, { verdict, response, request, findings }: Report): void {
  // Whoever cancels breaks a 200 too, but not the server: that is flagged only where the server did something as well.
  const flagged =
    verdict.brokenSuccess && (verdict.outcome !== 'cancelled' || findings.some(({ severity }) => severity === 'error'));
  // A whole message that contradicts its 200 must not look well.
  const look = flagged ? broken : looks[verdict.outcome];
  const style = look.style(page.palette);
  const badge = flagged ? `  ${page.palette.badge(`broken ${response?.statusLine.code ?? 200}`)}` : '';
  page.line(`${style(page.palette.strong(`${look.mark} ${verdict.outcome}`))}${badge}`);
  page.prose(visible(verdict.summary), 2, page.palette.strong);
  if (request.url === undefined) return;
  page.gap();
  page.prose(`${printable(request.method)} ${printable(request.url)}`, 2);
}
