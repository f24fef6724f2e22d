/** A browser in another language has the panel in that language, with what the host says marked as English. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/setup.mjs';
import type { MessageEntry } from '../../src/panel/message-file.ts';
import { inspect, type OpenDevtools, openDevtools, picture, textOf } from './devtools.ts';

const locales = path.join(root, 'public/_locales');

describe.each(readdirSync(locales))('%s', (folder) => {
  const words: Record<string, MessageEntry> = JSON.parse(
    readFileSync(path.join(locales, folder, 'messages.json'), 'utf8'),
  );
  const say = (key: string) => words[key]?.message;
  let open: OpenDevtools;

  beforeAll(async () => {
    open = await openDevtools({ args: [`--lang=${say('locale_tag')}`] });
  });

  afterAll(() => open?.close());

  test('is what the panel speaks', async () => {
    const { panel, zoo, devtools } = open;
    expect(await textOf(panel, 'main h1')).toBe(say('start_title'));
    expect(await panel.evaluate(() => document.documentElement.lang)).toBe(say('locale_tag'));

    await inspect(panel, `${zoo.url}cut-chunked-fin?pace=1`);
    expect(await textOf(panel, '[data-part=verdict] h1')).toContain(say('outcome_truncated'));
    expect(await textOf(panel, '[data-part=anatomy] h2')).toBe(say('section_anatomy'));
    const summary = '[data-part=verdict] p .wire';
    expect(await textOf(panel, summary)).toMatch(/^200 OK, then the stream broke/);
    const spoken = await panel.$eval(summary, (text) => text.closest<HTMLElement>('[lang]')?.lang);
    expect(spoken?.split('-')[0]).toBe('en');
    await picture(devtools, `language-${folder}`);
  });
});
