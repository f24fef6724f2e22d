/**
 * The inspector's own words. They live in `public/_locales`, in the form that browsers read (chrome.i18n); here they are
 * asked for by key. What the host says (a Report's sentences, the octets of a server) is never looked up here.
 */
import type messages from '../../public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;

/** Keys of a text that depends on a number, less the plural category at their end: `octets` of `octets_one`, `octets_other`. */
export type PluralKey = MessageKey extends infer Key ? (Key extends `${infer Base}_other` ? Base : never) : never;

/** `browser.i18n.getMessage`, or what stands in for it: the text of a key, `$1` to `$9` replaced; empty where there is none. */
export type MessageSource = (key: string, substitutions: string[]) => string;

let source: MessageSource = () => '';
let locale = 'en-US';
let rules = new Intl.PluralRules(locale);
let whole = new Intl.NumberFormat(locale);

/** Says where the words come from. Before anything is drawn: what was drawn is not drawn again. */
export function speak(messageSource: MessageSource): void {
  source = messageSource;
  locale = messageSource('locale_tag', []) || 'en-US';
  rules = new Intl.PluralRules(locale);
  whole = new Intl.NumberFormat(locale);
}

/** The language of the words (BCP 47), by which numbers are written too. */
export function currentLocale(): string {
  return locale;
}

/** The text of `key`; a key without one is shown as it is, so that a gap is seen. */
export function t(key: MessageKey, ...substitutions: string[]): string {
  return source(key, substitutions) || key;
}

/**
 * The text for `count` of something, by the locale's plural category (CLDR): `key_one`, `key_few`, `key_many`,
 * `key_other`. `$1` is the number as the locale writes it, `$2` and on are `substitutions`.
 */
export function plural(key: PluralKey, count: number, ...substitutions: string[]): string {
  const written = [whole.format(count), ...substitutions];
  return source(`${key}_${rules.select(count)}`, written) || source(`${key}_other`, written) || key;
}

/** A private-use character on either side of a placeholder's index: no text of ours has it. */
const mark = '\uE000';

/** The text of `key` in pieces: words as strings, and for each placeholder the index of what stands for it. */
export function pieces(key: MessageKey, placeholders: number): (string | number)[] {
  const marked = Array.from({ length: placeholders }, (_, index) => `${mark}${index}${mark}`);
  return t(key, ...marked)
    .split(mark)
    .map((piece, index) => (index % 2 === 1 ? Number(piece) : piece))
    .filter((piece) => piece !== '');
}
