import { useState } from 'preact/hooks';
import { segments } from '../model/wire-characters.ts';
import { currentLocale, plural } from '../text.ts';

/** Characters shown before one asks for the rest: a field line may hold a megabyte. */
const CLAMP = 2_000;

interface WireTextProps {
  text: string;
  /** In the font of the words around it: a sentence that quotes the wire. */
  plain?: boolean;
  /** Its language, where it is known and not the panel's own. */
  lang?: string | undefined;
}

/** Text that came from the wire, or may quote it: only ever text, every character of it visible. */
export function WireText({ text, plain = false, lang }: WireTextProps) {
  const [whole, setWhole] = useState(false);
  const cut = !whole && text.length > CLAMP;
  return (
    <bdi class={plain ? 'wire plain' : 'wire'} lang={lang}>
      {segments(cut ? text.slice(0, CLAMP) : text, plain).map((part) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <span class="escape" title={part.name}>
            {part.text}
          </span>
        ),
      )}
      {cut && (
        <button type="button" class="more" lang={lang && currentLocale()} onClick={() => setWhole(true)}>
          {plural('wire_more', text.length - CLAMP)}
        </button>
      )}
    </bdi>
  );
}
