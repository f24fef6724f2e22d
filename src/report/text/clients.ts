/** What named clients make of the same octets: who would notice in one line, and a table on request. */
import type { ClientView, Report } from '../report.ts';
import type { Page } from './page.ts';
import { printable, visible } from './printable.ts';

/** Views that are of a text and not of a program. */
const specifications = new Set(['rfc9112', 'fetch']);

/** Who would notice, in a sentence; null when the report holds no views of programs. */
export function whoNotices({ clients, verdict }: Pick<Report, 'clients' | 'verdict'>): string | null {
  const programs = clients.filter(({ client }) => !specifications.has(client));
  if (programs.length === 0) return null;
  const failed = programs.filter(({ error }) => error !== null);
  const silent = programs.filter(({ silentSuccess }) => silentSuccess);
  const all = programs.length;
  if (silent.length > 0) {
    const names = list(silent.map(({ client }) => client));
    return failed.length === 0
      ? `nobody: all ${all} report success`
      : `${failed.length} of ${all}; ${names} report${silent.length === 1 ? 's' : ''} success`;
  }
  if (failed.length === all) return `all ${all} fail`;
  if (failed.length > 0) return `${failed.length} of ${all} fail: ${list(failed.map(({ client }) => client))}`;
  return verdict.brokenSuccess ? `nobody: all ${all} report success` : `all ${all} take it as it is`;
}

/** The line that stands in every report, and with `table` each client's cell: disagreements first. */
export function renderClients(page: Page, report: Report, table: boolean): void {
  const { clients } = report;
  if (clients.length === 0) return;
  const { palette } = page;
  page.heading('Clients');
  const notices = whoNotices(report);
  const silent = clients.some(({ silentSuccess }) => silentSuccess);
  if (notices !== null) page.row('who notices', printable(notices), silent ? { style: palette.bad } : {});
  if (!table) {
    page.row('', 'each client’s view: --clients', { style: palette.quiet });
    return;
  }
  for (const view of ordered(clients)) {
    const { client, version, silentSuccess, note, observed } = view;
    const style = silentSuccess ? palette.bad : view.error === null ? palette.good : (text: string) => text;
    page.gap();
    page.row(printable(client), `${silentSuccess ? 'SILENT SUCCESS: ' : ''}${outcomeWords(view)}`, { style });
    if (view.error !== null) page.row('', visible(view.error), { style: palette.doubtful });
    if (note !== '') page.row('', visible(note), { style: palette.quiet });
    page.row(
      '',
      `${printable(version)}, ${specifications.has(client) ? 'a specification' : observed ? 'observed' : 'expected, not observed'}`,
      {
        style: palette.quiet,
      },
    );
  }
}

/** Silent successes, then those that differ from what most do, then the rest; each in the order of the report. */
function ordered(clients: readonly ClientView[]): ClientView[] {
  const tally = new Map<string, number>();
  for (const view of clients) tally.set(cell(view), (tally.get(cell(view)) ?? 0) + 1);
  const most = [...tally].sort((a, b) => b[1] - a[1])[0]?.[0];
  const rank = (view: ClientView): number => (view.silentSuccess ? 0 : cell(view) === most ? 2 : 1);
  return [...clients].sort((a, b) => rank(a) - rank(b));
}

function cell({ stage, status, error }: ClientView): string {
  return `${stage} ${status} ${error === null}`;
}

function outcomeWords({ stage, status, statusText, bodyLength, trailersVisible }: ClientView): string {
  const code = status === null ? 'no status' : `${status}${statusText ? ` ${visible(statusText)}` : ''}`;
  if (stage === 'head') return `fails in the head, ${code}`;
  const octets = bodyLength === null ? 'octets vary' : `${bodyLength} octets`;
  return stage === 'body'
    ? `${code}, then fails in the body (${octets})`
    : `${code}, done (${octets}${trailersVisible ? ', trailers' : ''})`;
}

function list(names: readonly string[]): string {
  return names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
