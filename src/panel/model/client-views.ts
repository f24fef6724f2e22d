/** Who would notice: the client views in the order that matters, and in sentences. */
import type { ClientView, Report } from '../../report/report.ts';
import { counted, number } from './format.ts';

export type ClientVerdict = 'silent' | 'error' | 'success';

export const clientVerdictWords: Record<ClientVerdict, string> = {
  silent: 'Silent success',
  error: 'Error',
  success: 'Success',
};

export function clientVerdict({ silentSuccess, error }: ClientView): ClientVerdict {
  if (silentSuccess) return 'silent';
  return error === null ? 'success' : 'error';
}

/** Silent successes first, then whoever disagrees with most, then the rest; as given within each. */
export function inOrder(
  clients: readonly ClientView[],
): { view: ClientView; verdict: ClientVerdict; differs: boolean }[] {
  const verdicts = clients.map((view) => ({ view, verdict: clientVerdict(view) }));
  const failing = verdicts.filter(({ verdict }) => verdict === 'error').length;
  const most = failing * 2 >= clients.length ? 'error' : 'success';
  const rank = ({ verdict, differs }: { verdict: ClientVerdict; differs: boolean }) =>
    verdict === 'silent' ? 0 : differs ? 1 : 2;
  return verdicts
    .map((one) => ({ ...one, differs: (one.verdict === 'error') !== (most === 'error') }))
    .sort((a, b) => rank(a) - rank(b));
}

/** One line with counts. */
export function whoNotices(clients: readonly ClientView[], { brokenSuccess }: Report['verdict']): string {
  const noticing = clients.filter((view) => clientVerdict(view) === 'error').length;
  const silent = clients.filter((view) => clientVerdict(view) === 'silent').length;
  const all = counted(clients.length, 'client');
  if (!brokenSuccess && noticing === 0) return `All of ${all} report a success.`;
  if (noticing === clients.length) return `All of ${all} would report an error.`;
  const rest = clients.length - noticing;
  const others =
    silent > 0 ? `${number(silent)} would take it for a success and say nothing` : `${number(rest)} would not`;
  return `${number(noticing)} of ${all} would report an error; ${others}.`;
}

/** What its caller gets, as sentences. */
export function explained(view: ClientView): string {
  const who = `${view.client} ${view.version}`;
  const status =
    view.status === null
      ? 'never gives its caller a status'
      : `gives its caller the status ${view.status}${view.statusText ? ` ${view.statusText}` : ''}`;
  const stage = {
    head: 'and stops before the body',
    body: 'and fails while the body is read',
    done: view.error === null ? 'and ends without an error' : 'and reports an error at the end',
  }[view.stage];
  const body = view.bodyLength === null ? '' : ` It hands over ${counted(view.bodyLength, 'octet')} of the body.`;
  const trailers = view.trailersVisible ? ' Its caller can read the trailers.' : ' Its caller cannot see trailers.';
  const silent = view.silentSuccess ? ' Its caller takes this response for a success.' : '';
  const source = view.observed ? 'Observed with exactly such octets.' : 'Expected from how it reads; not observed.';
  return `${who} ${status} ${stage}.${body}${trailers}${silent} ${source}`;
}
