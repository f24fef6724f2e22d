import { useState } from 'preact/hooks';
import { shown } from '../../inspector.ts';
import { base64Of, hexOf, patternOf, placeOf } from '../../model/octet-text.ts';
import type { ChunkArea } from '../../model/wire-parts.ts';
import { download, fileOnDisk, gather, gatherChunks, joined, SAVE_LIMIT, type Source } from '../../saving.ts';
import { useInspector } from '../context.ts';
import { CopyButton } from '../copy-button.tsx';

interface FindProps {
  source: Source;
  total: number;
  /** Where to go on from: what is chosen now. */
  span: [number, number] | null;
  onSelect: (span: [number, number]) => void;
}

/** Looks for text or hex, and goes to an octet. The host searches: no more than what is found crosses the port. */
export function FindBar({ source, total, span, onSelect }: FindProps) {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<'text' | 'hex'>('text');
  const [note, setNote] = useState<{ words: string; bad: boolean } | null>(null);
  const find = async (direction: 'forward' | 'backward') => {
    try {
      const octets = patternOf(text, kind);
      const { backend, ...where } = source;
      const ask = (from: number) => backend.search({ ...where, pattern: base64Of(octets), from, direction });
      const from = direction === 'forward' ? (span === null ? 0 : span[0] + 1) : (span?.[0] ?? total);
      const near = await ask(from);
      const found = near ?? (await ask(direction === 'forward' ? 0 : total));
      if (found === null) {
        setNote({ words: `Not among the octets ${source.side}.`, bad: true });
        return;
      }
      onSelect([found, found + octets.length]);
      const wrapped = direction === 'forward' ? 'Found from the start.' : 'Found from the end.';
      setNote(near === null ? { words: wrapped, bad: false } : null);
    } catch (thrown) {
      setNote({ words: shown(thrown).message, bad: true });
    }
  };
  return (
    <>
      <search aria-label="Find among the octets">
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
            aria-label="Find"
            placeholder={kind === 'text' ? 'Find text, \\r\\n too' : 'Find hex: 0d 0a'}
            spellcheck={false}
            autocomplete="off"
            value={text}
            onInput={(event) => {
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
            aria-label="What is typed"
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value === 'hex' ? 'hex' : 'text')}
          >
            <option value="text">Text</option>
            <option value="hex">Hex</option>
          </select>
          <button
            type="button"
            class="small"
            title="Find the one before (Shift+Enter)"
            onClick={() => void find('backward')}
          >
            <span aria-hidden="true">↑</span>
            <span class="unseen">Previous</span>
          </button>
          <button type="submit" class="small" title="Find the next one (Enter)">
            <span aria-hidden="true">↓</span>
            <span class="unseen">Next</span>
          </button>
          <GoTo total={total} onSelect={onSelect} />
        </form>
      </search>
      <p class={note?.bad === true ? 'find-note bad' : 'find-note'} role="status">
        {note?.words}
      </p>
    </>
  );
}

function GoTo({ total, onSelect }: { total: number; onSelect: (span: [number, number]) => void }) {
  const [wrong, setWrong] = useState(false);
  return (
    <input
      class="go-to"
      type="text"
      name="offset"
      aria-label="Go to octet"
      title={`An octet from 0 to ${total - 1}, decimal or 0x hex; Enter goes there`}
      aria-invalid={wrong}
      placeholder="Go to octet"
      autocomplete="off"
      spellcheck={false}
      onInput={() => setWrong(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        const place = placeOf(event.currentTarget.value);
        if (place === null || place >= total) setWrong(true);
        else onSelect([place, place + 1]);
      }}
    />
  );
}

/** Octets that are copied at once, at most: more belongs in a file. */
const COPY_LIMIT = 1024 * 1024;

export function CopyTools({ source, span }: { source: Source; span: [number, number] | null }) {
  const length = span === null ? 0 : span[1] - span[0];
  const none = span === null || length <= 0 || length > COPY_LIMIT;
  const why = length > COPY_LIMIT ? 'More than 1 MiB is chosen: save it instead' : none ? 'Choose octets first' : '';
  const octets = async () => (span === null ? new Uint8Array() : joined(await gather(source, ...span)));
  return (
    <fieldset class="copy-tools" title={why} disabled={none}>
      <legend class="unseen">Copy the chosen octets</legend>
      <CopyButton
        text={async () => new TextDecoder().decode(await octets())}
        label="Copy text of the chosen octets"
        idle="Copy text"
      />
      <CopyButton text={async () => hexOf(await octets())} label="hex of the chosen octets, copied" idle="hex" />
      <CopyButton
        text={async () => base64Of(await octets())}
        label="base64 of the chosen octets, copied"
        idle="base64"
      />
    </fieldset>
  );
}

interface SaveProps {
  source: Source;
  total: number;
  /** The content's octets; null where there is none, or no saying where it is. */
  body: { area: ChunkArea; chunks: number } | { span: [number, number] } | null;
}

export function SaveTools({ source, total, body }: SaveProps) {
  const inspector = useInspector();
  const [note, setNote] = useState<string | null>(null);
  const { host } = inspector.state.value;
  const file = host.kind === 'ready' ? fileOnDisk(host.hello.captures.folder, source.capture, source.side) : null;
  const tooLarge = total > SAVE_LIMIT;
  const save = async (what: 'stream' | 'body') => {
    try {
      const all: [number, number] = [0, total];
      const whole = what === 'stream' || body === null ? { span: all } : body;
      const pieces =
        'span' in whole ? await gather(source, ...whole.span) : await gatherChunks(source, whole.area, whole.chunks);
      download(pieces, what === 'stream' ? `${source.side}-${source.capture}.bin` : `body-${source.capture}.bin`);
      setNote(null);
    } catch (thrown) {
      setNote(shown(thrown).message);
    }
  };
  return (
    <div class="save-tools">
      {tooLarge ? (
        <p class="hint">Too large to save from here: it is on disk.</p>
      ) : (
        <>
          <button type="button" class="small" disabled={total === 0} onClick={() => void save('stream')}>
            Save {source.side === 'received' ? 'stream' : 'request'}
          </button>
          {source.side === 'received' && (
            <button type="button" class="small" disabled={body === null} onClick={() => void save('body')}>
              Save body
            </button>
          )}
        </>
      )}
      {file !== null && (
        <details class="on-disk">
          <summary>On disk</summary>
          <p>
            <code>{file}</code> <CopyButton text={file} label="Copy the path of the file" />
          </p>
        </details>
      )}
      {note !== null && (
        <p class="fault" role="alert">
          {note}
        </p>
      )}
    </div>
  );
}
