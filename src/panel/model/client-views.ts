/** Who would notice: the client views in the order that matters, and in sentences. */
import type { ClientView, Report } from '../../report/report.ts';
import { plural, t } from '../text.ts';
import { list, number, sentences } from './format.ts';

export type ClientVerdict = 'silent' | 'error' | 'success';

export const clientVerdictWords = (verdict: ClientVerdict) => t(`clients_verdict_${verdict}`);

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
  const all = programs.length;
  if (noticing === all) return plural('clients_all_report', all);
  if (silent.length === 1) return plural('clients_one_silent', all, number(noticing), list(silent));
  if (silent.length > 0 && silent.length <= 3) return plural('clients_few_silent', all, number(noticing), list(silent));
  if (silent.length > 0) return plural('clients_many_silent', all, number(noticing), number(silent.length));
  if (noticing > 0) return plural('clients_some_report', all, number(noticing));
  return plural(brokenSuccess ? 'clients_nobody' : 'clients_all_succeed', all);
}

/** The version without the client's own name before it. */
export function versionOf({ client, version }: ClientView): string {
  const rest = version.slice(client.length);
  return version.toLowerCase().startsWith(client.toLowerCase()) && /^[ /]/.test(rest) ? rest.slice(1) : version;
}

/** What its caller gets, as sentences. */
export function explained(view: ClientView): string {
  const { client, status, statusText, bodyLength } = view;
  const name = t('clients_explained_name', client, versionOf(view));
  const end = view.stage === 'done' && view.error !== null ? 'late' : view.stage;
  const phrase = statusText === null || statusText === '' ? `${status}` : `${status} ${statusText}`;
  const specification = specifications.has(client);
  return sentences(
    status === null ? t(`clients_explained_none_${end}`, name) : t(`clients_explained_status_${end}`, name, phrase),
    bodyLength === null ? t('clients_explained_body_varies') : plural('clients_explained_body', bodyLength),
    t(view.trailersVisible ? 'clients_explained_trailers_visible' : 'clients_explained_trailers_dropped'),
    view.silentSuccess ? t('clients_explained_silent') : '',
    specification ? '' : t(view.observed ? 'clients_explained_observed' : 'clients_explained_expected'),
  );
}
