/** Who would notice: the client views in the order that matters, and in sentences. */
import type { ClientView, Report } from '../../report/report.ts';
import { counted, number } from './format.ts';

export type ClientVerdict = 'silent' | 'error' | 'success';

export const clientVerdictWords: Record<ClientVerdict, string> = {
  silent: 'Silent success',
  error: 'Error',
  success: 'Success',
};

/** Views that are of a text and not of a program. */
const specifications = new Set(['rfc9112', 'fetch']);

export function clientVerdict({ silentSuccess, error }: ClientView): ClientVerdict {
  if (silentSuccess) return 'silent';
  return error === null ? 'success' : 'error';
}

export interface ClientLine {
  view: ClientView;
  verdict: ClientVerdict;
  /** It makes something else of the response than most programs do. */
  differs: boolean;
  /** What a specification asks for, not what a program does. */
  specification: boolean;
}

/** Silent successes first, then whoever disagrees with most, then the rest, the specifications last; as given within each. */
export function inOrder(clients: readonly ClientView[]): ClientLine[] {
  const tally = new Map<string, number>();
  for (const view of clients) {
    if (!specifications.has(view.client)) tally.set(cell(view), (tally.get(cell(view)) ?? 0) + 1);
  }
  const most = [...tally].toSorted((a, b) => b[1] - a[1])[0]?.[0];
  const lines = clients.map((view) => ({
    view,
    verdict: clientVerdict(view),
    differs: cell(view) !== most,
    specification: specifications.has(view.client),
  }));
  return lines.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ verdict, differs, specification }: ClientLine): number {
  if (specification) return 3;
  return verdict === 'silent' ? 0 : differs ? 1 : 2;
}

function cell({ stage, status, error }: ClientView): string {
  return `${stage} ${status} ${error === null}`;
}

/** One line with counts, of programs alone. */
export function whoNotices(clients: readonly ClientView[], { brokenSuccess }: Report['verdict']): string {
  const programs = clients.filter(({ client }) => !specifications.has(client));
  const of = (verdict: ClientVerdict) => programs.filter((view) => clientVerdict(view) === verdict);
  const noticing = of('error').length;
  const silent = of('silent').map(({ client }) => client);
  const all = counted(programs.length, 'client');
  if (noticing === programs.length) return `All of ${all} report an error.`;
  if (silent.length > 0 && silent.length <= 3) {
    const names = new Intl.ListFormat('en-US').format(silent);
    return `${number(noticing)} of ${all} report an error; ${names} report${silent.length === 1 ? 's' : ''} success and say${silent.length === 1 ? 's' : ''} nothing.`;
  }
  if (silent.length > 0) {
    return `${number(noticing)} of ${all} report an error; ${number(silent.length)} report success and say nothing.`;
  }
  if (noticing > 0) return `${number(noticing)} of ${all} report an error; the others do not.`;
  return brokenSuccess ? `Nobody: all of ${all} report success.` : `All of ${all} report a success.`;
}

/** The version without the client's own name before it. */
export function versionOf({ client, version }: ClientView): string {
  const rest = version.slice(client.length);
  return version.toLowerCase().startsWith(client.toLowerCase()) && /^[ /]/.test(rest) ? rest.slice(1) : version;
}

/** What its caller gets, as sentences. */
export function explained(view: ClientView): string {
  const { client, status, statusText, bodyLength } = view;
  const phrase = statusText === null || statusText === '' ? '' : ` ${statusText}`;
  const given = status === null ? 'never gives its caller a status' : `gives its caller the status ${status}${phrase}`;
  const stage = {
    head: 'and stops before the body',
    body: 'and fails while the body is read',
    done: view.error === null ? 'and ends without an error' : 'and reports an error at the end',
  }[view.stage];
  const body =
    bodyLength === null
      ? ' How much of the body it hands over varies.'
      : ` It hands over ${counted(bodyLength, 'octet')} of the body.`;
  const trailers = view.trailersVisible ? ' Its caller can read the trailers.' : ' Its caller sees no trailers.';
  const silent = view.silentSuccess ? ' Its caller takes this response for a success.' : '';
  const source = specifications.has(client)
    ? ''
    : view.observed
      ? ' Observed with octets of this kind.'
      : ' Expected from how it reads; not observed.';
  return `${client} (${versionOf(view)}) ${given} ${stage}.${body}${trailers}${silent}${source}`;
}
