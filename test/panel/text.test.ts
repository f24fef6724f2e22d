/** Words, plurals and numbers follow the language that is spoken, whatever the machine's own is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import { type MessageEntry, sourceOf } from '../../src/panel/message-file.ts';
import { counted, decimal, duration, list, number, sentences } from '../../src/panel/model/format.ts';
import { currentLocale, pieces, plural, speak, t } from '../../src/panel/text.ts';

const spoken = (messages: Record<string, string>): Record<string, MessageEntry> =>
  Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, { message }]));

const russian = spoken({
  locale_tag: 'ru',
  octets_one: '$1 октет',
  octets_few: '$1 октета',
  octets_many: '$1 октетов',
  octets_other: '$1 октета',
  unit_ms: '$1 мс',
  unit_s: '$1 с',
  sentences: '$1 $2',
  end_after: 'После октета $2: $1',
});

const japanese = spoken({ locale_tag: 'ja', octets_other: '$1 オクテット', sentences: '$1$2' });

afterEach(() => speak(sourceOf(english)));

describe('in Russian', () => {
  beforeEach(() => speak(sourceOf(russian)));

  it('takes the category of each number', () => {
    expect(currentLocale()).toBe('ru');
    expect([1, 2, 5, 11, 21, 22, 1_005].map((count) => counted(count, 'octet').replace(/\s/g, ' '))).toEqual([
      '1 октет',
      '2 октета',
      '5 октетов',
      '11 октетов',
      '21 октет',
      '22 октета',
      '1 005 октетов',
    ]);
  });

  it('writes numbers as Russian does', () => {
    expect(number(1_234_567).replace(/\s/g, ' ')).toBe('1 234 567');
    expect([duration(12.34), duration(1_234), decimal(2.5), decimal(2)]).toEqual(['12,3 мс', '1,234 с', '2,5', '2']);
    expect(list(['a', 'b'])).toBe('a и b');
  });

  it('puts what is put in where the language has it', () => {
    expect(t('end_after', 'FIN', '7')).toBe('После октета 7: FIN');
    expect(pieces('end_after', 2)).toEqual(['После октета ', 1, ': ', 0]);
  });

  it('shows the key of what it cannot say', () => {
    expect(t('copy')).toBe('copy');
    expect(plural('chunks', 2)).toBe('chunks');
  });
});

it('in Japanese, one form is for every number, and sentences stand without a space', () => {
  speak(sourceOf(japanese));
  expect([1, 2, 1_000].map((count) => counted(count, 'octet'))).toEqual([
    '1 オクテット',
    '2 オクテット',
    '1,000 オクテット',
  ]);
  expect(sentences('一。', '', '二。')).toBe('一。二。');
});

it('takes a substitution as it is, whatever is in it', () => {
  expect(t('end_after', '$2 and $$', '7')).toBe('$2 and $$ after octet 7');
});
