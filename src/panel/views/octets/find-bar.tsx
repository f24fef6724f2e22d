import { useEffect, useRef, useState } from 'preact/hooks';
import { number } from '../../model/format.ts';
import { base64Of, patternOf, placeOf } from '../../model/octet-text.ts';
import type { Source } from '../../saving.ts';
import { shown } from '../../shown-fault.ts';
import { t } from '../../text.ts';
import { useEscape } from '../use-escape.ts';

interface FindBarProps {
  source: Source;
  total: number;
  /** Where to go on from: what is chosen now. */
  span: [number, number] | null;
  onSelect: (span: [number, number]) => void;
}

/** A search that takes longer than this, in milliseconds, says that it runs. */
const SOON = 200;

/** Looks for text or hex, and goes to an octet. The host searches: no more than what is found crosses the port. */
export function FindBar({ source, total, span, onSelect }: FindBarProps) {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<'text' | 'hex'>('text');
  const [note, setNote] = useState<{ words: string; bad: boolean } | null>(null);
  const running = useRef<AbortController | null>(null);
  const [busy, setBusy] = useState(false);
  const stop = () => running.current?.abort();
  useEffect(() => stop, [source.capture, source.side]);
  useEscape('field', busy ? stop : null);
  const find = async (direction: 'forward' | 'backward') => {
    stop();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const soon = setTimeout(() => setBusy(true), SOON);
    try {
      const octets = patternOf(text, kind);
      const { backend, ...where } = source;
      const ask = (from: number) => backend.search({ ...where, pattern: base64Of(octets), from, direction }, signal);
      const from = direction === 'forward' ? (span === null ? 0 : span[0] + 1) : (span?.[0] ?? total);
      setNote(null);
      const near = await ask(from);
      const found = near ?? (await ask(direction === 'forward' ? 0 : total));
      if (signal.aborted) return;
      if (found === null) {
        setNote({
          words: t(source.side === 'received' ? 'octet_find_none_received' : 'octet_find_none_sent'),
          bad: true,
        });
        return;
      }
      onSelect([found, found + octets.length]);
      const wrapped = t(direction === 'forward' ? 'octet_find_from_start' : 'octet_find_from_end');
      setNote(near === null ? { words: wrapped, bad: false } : null);
    } catch (thrown) {
      if (!signal.aborted) setNote({ words: shown(thrown).message, bad: true });
    } finally {
      clearTimeout(soon);
      // Another search may have begun since: what is said is said of that one.
      if (running.current === controller) {
        running.current = null;
        setBusy(false);
        if (signal.aborted) setNote({ words: t('octet_find_stopped'), bad: false });
      }
    }
  };
  return (
    <>
      <search aria-label={t('octet_find')}>
        <form
          class="find"
          onSubmit={(event) => {
            event.preventDefault();
            void find('forward');
          }}
        >
          <input
            class="find-text"
            type="search"
            name="pattern"
            aria-label={t('octet_find_pattern')}
            placeholder={t(kind === 'text' ? 'octet_find_text_hint' : 'octet_find_hex_hint')}
            spellcheck={false}
            autocomplete="off"
            value={text}
            onInput={(event) => {
              stop();
              setText(event.currentTarget.value);
              setNote(null);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !event.shiftKey) return;
              event.preventDefault();
              void find('backward');
            }}
          />
          <select
            name="kind"
            aria-label={t('octet_find_kind')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value === 'hex' ? 'hex' : 'text')}
          >
            <option value="text">{t('octet_find_text')}</option>
            <option value="hex">{t('octet_find_hex')}</option>
          </select>
          <button
            type="button"
            class="small"
            title={t('octet_find_previous_hint')}
            onClick={() => void find('backward')}
          >
            <span aria-hidden="true">↑</span>
            <span class="unseen">{t('octet_find_previous')}</span>
          </button>
          <button type="submit" class="small" title={t('octet_find_next_hint')}>
            <span aria-hidden="true">↓</span>
            <span class="unseen">{t('octet_find_next')}</span>
          </button>
          <GoTo
            total={total}
            onSelect={onSelect}
            onWrong={(wrong) => setNote(wrong ? { words: t('octet_go_to_wrong', number(total - 1)), bad: true } : null)}
          />
        </form>
      </search>
      <div class="find-outcome">
        <p class={note?.bad === true ? 'find-note bad' : 'find-note'} role="status">
          {busy ? t('octet_find_searching', number(total)) : note?.words}
        </p>
        {busy && (
          <button type="button" class="small" title={t('octet_find_stop_hint')} onClick={stop}>
            {t('octet_find_stop')}
          </button>
        )}
      </div>
    </>
  );
}

interface GoToProps extends Pick<FindBarProps, 'total' | 'onSelect'> {
  onWrong: (wrong: boolean) => void;
}

function GoTo({ total, onSelect, onWrong }: GoToProps) {
  const [wrong, setWrong] = useState(false);
  const tell = (is: boolean) => {
    setWrong(is);
    onWrong(is);
  };
  return (
    <input
      class="go-to"
      type="text"
      name="offset"
      aria-label={t('octet_go_to')}
      title={t('octet_go_to_hint', number(total - 1))}
      aria-invalid={wrong}
      placeholder={t('octet_go_to')}
      autocomplete="off"
      spellcheck={false}
      onInput={() => tell(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        const place = placeOf(event.currentTarget.value);
        tell(place === null || place >= total);
        if (place !== null && place < total) onSelect([place, place + 1]);
      }}
    />
  );
}
