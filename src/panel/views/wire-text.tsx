import { useState } from 'preact/hooks';
import { number } from '../model/format.ts';
import { segments } from '../model/wire-characters.ts';

/** Characters shown before one asks for the rest: a field line may hold a megabyte. */
const CLAMP = 2_000;

/** Text that came from the wire, or may quote it: only ever text, every character of it visible. */
export function WireText({ text, plain = false }: { text: string; plain?: boolean }) {
  const [whole, setWhole] = useState(false);
  const cut = !whole && text.length > CLAMP;
  return (
    <bdi class={plain ? 'wire plain' : 'wire'}>
      {segments(cut ? text.slice(0, CLAMP) : text).map((part) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <span class="escape" title={part.name}>
            {part.text}
          </span>
        ),
      )}
      {cut && (
        <button type="button" class="more" onClick={() => setWhole(true)}>
          show {number(text.length - CLAMP)} more characters
        </button>
      )}
    </bdi>
  );
}
