/** The Report for people in a terminal: the verdict first, then why, then the exchange in wire order. */
import type { Report } from '../report.ts';
import { renderClients } from './clients.ts';
import { renderEnding } from './ending.ts';
import { renderFindings } from './findings.ts';
import { renderMessage } from './message.ts';
import { Page } from './page.ts';
import { palette } from './palette.ts';
import { renderVerdict } from './verdict.ts';

export interface TextOptions {
  /** Use SGR sequences. Without it the result holds no control character but the line feed. */
  colour: boolean;
  /** Columns to wrap to; below 48 it is taken as 48. */
  width: number;
  /** Each client's view, and not only who would notice. */
  clients?: boolean;
}

/** Interim responses shown in full; a server may send any number. */
const INTERIM_SHOWN = 5;

/** The whole report as text, each line ended by LF. Nothing from the wire reaches it but through `printable`. */
export function renderText(report: Report, { colour, width, clients = false }: TextOptions): string {
  const page = new Page(width, palette(colour));
  renderVerdict(page, report);
  renderFindings(page, report);
  const many = report.interim.length > 1;
  for (const [index, message] of report.interim.slice(0, INTERIM_SHOWN).entries()) {
    page.heading(many ? `Interim response ${index + 1}` : 'Interim response', 'octets');
    renderMessage(page, message);
  }
  if (report.interim.length > INTERIM_SHOWN) {
    page.line(page.palette.quiet(`  and ${report.interim.length - INTERIM_SHOWN} more interim responses`));
  }
  page.heading('Response', 'octets');
  if (report.response) renderMessage(page, report.response);
  else page.row('status line', 'none was read', { style: page.palette.bad });
  renderEnding(page, report);
  renderClients(page, report, clients);
  return page.toString();
}
