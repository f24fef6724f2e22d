/** Numbers for people, as the language of the words writes them. */
import { currentLocale, type PluralKey, plural, t } from '../text.ts';

interface Formats {
  locale: string;
  whole: Intl.NumberFormat;
  one: Intl.NumberFormat;
  three: Intl.NumberFormat;
  atMostOne: Intl.NumberFormat;
  compact: Intl.NumberFormat;
  list: Intl.ListFormat;
}

let made: Formats | null = null;

/** Costly to make, and asked for by every row: kept for as long as the language is. */
function formats(): Formats {
  const locale = currentLocale();
  if (made?.locale === locale) return made;
  const digits = (count: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: count, maximumFractionDigits: count });
  made = {
    locale,
    whole: digits(0),
    one: digits(1),
    three: digits(3),
    atMostOne: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }),
    compact: new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 2 }),
    list: new Intl.ListFormat(locale),
  };
  return made;
}

export function number(value: number): string {
  return formats().whole.format(value);
}

/** `1`, `1.5`: a digit after the point where there is one. */
export function decimal(value: number): string {
  return formats().atMostOne.format(value);
}

/** `1.5K`: for the axes of charts. */
export function compact(value: number): string {
  return formats().compact.format(value);
}

/** `a, b, and c`. */
export function list(words: readonly string[]): string {
  return formats().list.format(words);
}

const units = {
  octet: 'octets',
  chunk: 'chunks',
  field: 'fields',
  'header field': 'header_fields',
} satisfies Record<string, PluralKey>;

/** `1 octet`, `2 octets`. */
export function counted(value: number, unit: keyof typeof units): string {
  return plural(units[unit], value);
}

/** Milliseconds: `0.4 ms`, `12.0 ms`, `1.234 s`. */
export function duration(ms: number): string {
  const { one, three } = formats();
  return Math.abs(ms) < 999.95 ? t('unit_ms', one.format(ms)) : t('unit_s', three.format(ms / 1000));
}

/** Milliseconds where there is little room: `250 ms`, `1.5 s`, `120 s`. */
export function roughly(ms: number): string {
  const { whole, one } = formats();
  if (ms < 999.5) return t('unit_ms', whole.format(ms));
  return t('unit_s', (ms < 99_950 ? one : whole).format(ms / 1000));
}

/** Seconds that run while one looks: `0.0 s`. */
export function running(ms: number): string {
  return t('unit_s', formats().one.format(ms / 1000));
}

/** A span `[start, end)` in words. */
export function spanWords([start, end]: readonly [number, number]): string {
  if (end - start <= 0) return t('span_at', number(start));
  return end - start === 1 ? t('span_one', number(start)) : t('span_range', number(start), number(end - 1));
}

/** Whole sentences, one after another. */
export function sentences(...texts: string[]): string {
  return texts.filter((text) => text !== '').reduce((before, text) => t('sentences', before, text));
}

/** What a URL is called in a narrow list: its last part with the query, and where it is. */
export function urlName(url: string): { name: string; place: string } {
  if (!URL.canParse(url)) return { name: url, place: '' };
  const { pathname, search, host } = new URL(url);
  const last = pathname.replace(/\/+$/, '').split('/').pop() ?? '';
  return last === '' ? { name: `${host}/${search}`, place: '' } : { name: `${last}${search}`, place: host };
}
