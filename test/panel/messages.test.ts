/** What stands in `public/_locales`: each language says all that English says, and nothing is said that nobody asks for. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import type { MessageEntry } from '../../src/panel/message-file.ts';
import { faults } from '../../src/report/fault.ts';

type Messages = Record<string, MessageEntry>;

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}public/_locales/`;
const read = (locale: string): Messages => JSON.parse(readFileSync(`${folder}${locale}/messages.json`, 'utf8'));
const locales = readdirSync(folder);
const english = read('en');

/** Keys of texts that depend on a number, less the category at their end. */
const plurals = Object.keys(english)
  .filter((key) => key.endsWith('_other'))
  .map((key) => key.slice(0, -'_other'.length));
const pluralOf = (key: string) =>
  plurals.find((base) => new RegExp(`^${base}_(zero|one|two|few|many|other)$`).test(key));

const source = ['src/panel', 'src/extension']
  .flatMap((room) =>
    readdirSync(root + room, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(`${root}${room}/${name}`, 'utf8')),
  )
  .concat(readFileSync(`${root}manifest.json`, 'utf8'))
  .join('\n');

const placeholders = (text: string) => [...new Set(text.match(/\$[1-9]/g) ?? [])].sort();

describe('English', () => {
  it.each(Object.keys(english))('%s is well formed', (key) => {
    const { message = '', description = '' } = english[key] ?? {};
    expect(key).toMatch(/^[a-z0-9_]+$/);
    expect(message.trim()).toBe(message);
    expect(message).not.toBe('');
    // A dollar sign that is no placeholder would be read as one.
    expect(message.replaceAll('$$', '').replace(/\$[1-9]/g, '')).not.toContain('$');
    if (placeholders(message).length > 0) expect(description, 'what $1 is').not.toBe('');
  });

  test('keys of one area stand together', () => {
    const areas = Object.keys(english).map((key) => key.split('_')[0]);
    expect(areas.filter((area, index) => area !== areas[index - 1] && areas.indexOf(area) < index)).toEqual([]);
  });

  test('every key is asked for', () => {
    const quoted = new Set(source.match(/(?<=['"])[a-z0-9_]+(?=['"])/g));
    for (const [name] of source.matchAll(/(?<=__MSG_)\w+?(?=__)/g)) quoted.add(name);
    // Families whose keys end in a code of the Report's or the protocol's: `keyOf('outcome', …)`, t(`clients_verdict_${…}`).
    const families = [...source.matchAll(/keyOf\('([a-z_]+)'|`([a-z0-9_]+)_\$\{/g)].map(([, a, b]) => `${a ?? b}_`);
    const idle = Object.keys(english).filter(
      (key) => !quoted.has(pluralOf(key) ?? key) && !families.some((family) => key.startsWith(family)),
    );
    expect(idle).toEqual([]);
  });

  test('remedies are those of the fault table', () => {
    const told = Object.entries(faults).map(([code]) => english[`remedy_${code.replaceAll('-', '_')}`]?.message);
    expect(told).toEqual(Object.values(faults));
  });
});

describe.each(locales)('%s', (locale) => {
  const messages = read(locale);
  const tag = messages.locale_tag?.message ?? '';

  it('says in which language it is', () => {
    expect(new Intl.Locale(tag).language).toBe(locale.split('_')[0]);
  });

  it('has the keys of English, in the plural categories of its own', () => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    const wanted = Object.keys(english)
      .filter((key) => pluralOf(key) === undefined)
      .concat(plurals.flatMap((base) => pluralCategories.map((category) => `${base}_${category}`)));
    expect(Object.keys(messages).sort()).toEqual(wanted.sort());
  });

  it('puts what is put into English', () => {
    for (const [key, { message }] of Object.entries(messages)) {
      const base = pluralOf(key);
      const wanted = placeholders(english[base === undefined ? key : `${base}_other`]?.message ?? '');
      // One of something may be said without the number.
      const given = placeholders(message);
      const free = base === undefined ? [] : ['$1'];
      expect(
        given.filter((one) => !free.includes(one)),
        key,
      ).toEqual(wanted.filter((one) => !free.includes(one)));
      expect(message.trim(), key).toBe(message);
      expect(message, key).not.toBe('');
    }
  });

  it('has no two placeholders side by side', () => {
    // Chromium takes `$1$` for a placeholder of that name, and refuses the whole extension.
    for (const [key, { message }] of Object.entries(messages)) expect(message, key).not.toMatch(/\$\d\$\d/);
  });

  it('keeps to the length that stores allow', () => {
    expect(messages.extension_description?.message.length).toBeLessThanOrEqual(132);
  });
});
