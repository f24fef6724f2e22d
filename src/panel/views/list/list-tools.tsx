import type { RefObject } from 'preact';
import { number } from '../../model/format.ts';
import type { Filter } from '../../model/list-filter.ts';
import { plural, t } from '../../text.ts';
import { useInspector } from '../context.ts';
import { FilterField } from './filter-field.tsx';
import { ClearIcon } from './list-icons.tsx';

interface ListToolsProps {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  filter: Filter;
  shown: number;
  total: number;
  notice: string;
  onFilter: (text: string) => void;
  onLeave: () => void;
  onNotice: (text: string) => void;
}

/** Above the list: clear it, filter it, keep it. */
export function ListTools({ field, text, filter, shown, total, notice, onFilter, onLeave, onNotice }: ListToolsProps) {
  const inspector = useInspector();
  const { preserveLog, autoInspect } = inspector.state.value.settings;
  const change = async (setting: { preserveLog: boolean } | { autoInspect: boolean }) => {
    try {
      await inspector.changeSettings(setting);
    } catch {
      onNotice(t('list_setting_unsaved'));
    }
  };
  const filtered = filter.terms > 0 ? plural('list_some', total, number(shown)) : plural('list_all', total);
  const count = total === 0 ? t('list_empty') : filtered;
  return (
    <div class="tools">
      <button
        type="button"
        class="tool"
        aria-label={t('list_clear')}
        title={t('list_clear')}
        disabled={total === 0}
        onClick={() => inspector.clearList()}
      >
        <ClearIcon />
      </button>
      <FilterField field={field} value={text} problems={filter.problems} onChange={onFilter} onLeave={onLeave} />
      {inspector.inDevTools && (
        <>
          <label class="tick" title={t('list_preserve_help')}>
            <input
              type="checkbox"
              name="preserve-log"
              checked={preserveLog}
              onChange={(event) => void change({ preserveLog: event.currentTarget.checked })}
            />
            {t('list_preserve')}
          </label>
          <label class="tick" title={t('list_auto_help')}>
            <input
              type="checkbox"
              name="auto-inspect"
              checked={autoInspect}
              onChange={(event) => void change({ autoInspect: event.currentTarget.checked })}
            />
            {t('list_auto')}
          </label>
        </>
      )}
      <span class="tool-count" title={count}>
        {count}
      </span>
      <span class="tool-notice" role="status">
        {notice}
      </span>
    </div>
  );
}
