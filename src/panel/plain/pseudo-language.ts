/**
 * A language that nobody speaks: English with marks on its letters and longer words. What is not so marked was not taken
 * from the locale, and what does not fit would not fit in Russian.
 */
import type { MessageEntry } from '../message-file.ts';

const marked = new Map(Object.entries({ a: 'å', e: 'é', i: 'î', o: 'ö', u: 'û', y: 'ÿ', c: 'ç', n: 'ñ', s: 'š' }));

/** Each vowel twice: words become about 1.4 times as long, as words of other languages are. */
export function pseudoWords(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const lower = letter.toLowerCase();
    const mark = marked.get(lower);
    if (mark === undefined) return letter;
    const first = letter === lower ? mark : mark.toUpperCase();
    return /[aeiou]/.test(lower) ? first + mark : first;
  });
}

export function pseudoLanguage(english: Record<string, MessageEntry>): Record<string, MessageEntry> {
  const messages = Object.entries(english).map(
    ([key, { message }]) => [key, { message: pseudoWords(message) }] as const,
  );
  // Private use (BCP 47): no numbers or plurals of its own.
  return { ...Object.fromEntries(messages), locale_tag: { message: 'qps' } };
}
