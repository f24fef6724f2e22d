/** What named clients make of the same octets, a line each. */
import type { ClientView } from '../report.ts';
import type { Page } from './page.ts';
import { printable, visible } from './printable.ts';

export function renderClients(page: Page, clients: readonly ClientView[]): void {
  if (clients.length === 0) return;
  page.heading('Clients');
  for (const view of clients) {
    const name = `${printable(view.client)} ${printable(view.version)}`;
    const style = view.silentSuccess ? page.palette.bad : page.palette.quiet;
    page.prose(`${name}: ${outcomeWords(view)}${view.observed ? '' : ' (expected, not observed)'}`, 2);
    if (view.silentSuccess) page.prose('reports success and says nothing of the failure', 4, style);
    if (view.note !== '') page.prose(visible(view.note), 4, page.palette.quiet);
  }
}

function outcomeWords({ stage, status, error }: ClientView): string {
  const failed = error === null ? '' : `: ${visible(error)}`;
  if (stage === 'head') return `fails before the head is read${failed}`;
  const seen = status === null ? 'reads the head' : `reads status ${status}`;
  return stage === 'body' ? `${seen}, then fails in the body${failed}` : `${seen}, and ends${failed || ' well'}`;
}
