/** A `_locales` file read without a browser's own `i18n`: for the plain page, and for tests. */
import type { MessageSource } from './text.ts';

/** One entry of a `messages.json` (chrome.i18n), as far as ours go: no named placeholders. */
export interface MessageEntry {
  message: string;
  /** What a translator needs to know: where it stands, what `$1` is. */
  description?: string;
}

/** What browsers do: `$1` to `$9` give the substitutions, `$$` a dollar sign. */
export function sourceOf(messages: Record<string, MessageEntry>): MessageSource {
  return (key, substitutions) =>
    messages[key]?.message.replace(/\$([1-9$])/g, (_, digit: string) =>
      digit === '$' ? '$' : (substitutions[Number(digit) - 1] ?? ''),
    ) ?? '';
}
