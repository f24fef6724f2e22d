/** What can be done with a row, by its menu or by keys. */
import type { RequestSpec } from '../../../protocol/messages.ts';
import type { Inspector } from '../../inspector.ts';
import { curlCommand } from '../../model/curl.ts';
import { type ListRow, urlOf } from '../../model/list-rows.ts';
import { redactedUrl } from '../../model/redaction.ts';
import { requestSpecOf } from '../../model/request-spec.ts';
import { isRunning } from '../../model/state.ts';
import { plural, t } from '../../text.ts';

/** What became of an action that is not seen elsewhere. */
export type Copied = { text: string; said: string };

export interface RowAction {
  id: 'inspect' | 'again' | 'cancel' | 'edit' | 'curl' | 'link';
  label: string;
  /** The keys that do the same on the row: as people call them, and as ARIA does. */
  keys?: string;
  shortcut?: string;
  /** Gives what is to be copied, where there is something. */
  run: () => Copied | undefined;
}

/** Shows what is known of the row, or fetches it again. */
export function inspectRow(inspector: Inspector, { record, inspection }: ListRow): void {
  if (record !== null) inspector.choose(record.id);
  else if (inspection !== null) inspector.dispatch({ type: 'selected', id: inspection.id });
}

export function inspectRowAgain(inspector: Inspector, { record, inspection }: ListRow): void {
  if (inspection !== null) inspector.again(inspection.id);
  else if (record !== null) inspector.refetch(record.id);
}

export function rowActions(inspector: Inspector, row: ListRow): RowAction[] {
  const { inspection } = row;
  const { redact } = inspector.state.value.settings;
  const running = inspection !== null && isRunning(inspection);
  const request = requestOf(row);
  const actions: (RowAction | false)[] = [
    {
      id: 'inspect',
      label: t(inspection === null ? 'list_inspect' : 'list_show'),
      keys: t('list_key_enter'),
      shortcut: 'Enter',
      run: () => void inspectRow(inspector, row),
    },
    running && {
      id: 'cancel',
      label: t('list_cancel'),
      keys: t('list_key_escape'),
      shortcut: 'Escape',
      run: () => void inspector.cancel(inspection.id),
    },
    inspection !== null &&
      !running && {
        id: 'again',
        label: t('list_again'),
        keys: t('list_key_shift_enter'),
        shortcut: 'Shift+Enter',
        run: () => void inspectRowAgain(inspector, row),
      },
    request !== null && { id: 'edit', label: t('list_edit'), run: () => void inspector.compose(request) },
    request !== null && {
      id: 'curl',
      label: t('list_copy_curl'),
      run() {
        const { text, redacted } = curlCommand(request, { redact, insecure: inspection?.options.insecure === true });
        return { text, said: saidOf(t('list_copied_curl'), redacted) };
      },
    },
    {
      id: 'link',
      label: t('list_copy_link'),
      run() {
        const { value, count } = redact ? redactedUrl(urlOf(row)) : { value: urlOf(row), count: 0 };
        return { text: value, said: saidOf(t('list_copied_link'), count) };
      },
    },
  ];
  return actions.filter((action) => action !== false);
}

function saidOf(done: string, redacted: number): string {
  return redacted === 0 ? done : t('sentences', done, plural('list_redacted', redacted));
}

function requestOf({ record, inspection }: ListRow): RequestSpec | null {
  return inspection?.request ?? (record === null ? null : requestSpecOf(record));
}
