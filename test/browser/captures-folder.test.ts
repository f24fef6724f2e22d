/** Captures go where the settings say, to the host that runs already; all of them can be deleted there. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXTENSION_ORIGIN } from '../../src/protocol/identity.ts';
import { click, inspect, type OpenDevtools, openDevtools, row, textOf, verdictOf, waitForText } from './devtools.ts';

let open: OpenDevtools;
let chosen: string;
beforeAll(async () => {
  [open, chosen] = await Promise.all([openDevtools(), mkdtemp(path.join(tmpdir(), 'lastchunk-chosen-'))]);
});
afterAll(async () => {
  await open?.close();
  await rm(chosen, { recursive: true, force: true });
});

async function apply(settings: Page, folder: string): Promise<void> {
  const field = await settings.waitForSelector('input[name=capturesFolder]');
  await field?.evaluate((input) => (input as HTMLInputElement).select());
  await field?.type(folder);
  await settings.locator('form [type=submit]').click();
}

test('a folder that is chosen takes the next capture, and one that cannot be is refused', async () => {
  const { browser, panel, zoo, devtools } = open;
  await inspect(panel, `${zoo.url}cut-chunked-fin?pace=1`);
  await verdictOf(panel);

  const settings = await browser.newPage();
  await settings.goto(`${EXTENSION_ORIGIN}src/extension/options.html`);
  const frame = settings.mainFrame();
  expect(await textOf(frame, '[data-part=kept]')).toMatch(/^1 capture, /);
  await apply(settings, chosen);
  const own = path.join(chosen, 'lastchunk-captures');
  await waitForText(frame, own);
  expect(await textOf(frame, '[data-part=kept]')).toMatch(/^0 captures, /);

  await devtools.bringToFront();
  await inspect(panel, `${zoo.url}early-hints`);
  expect(await verdictOf(panel)).toMatch(/^Complete /);
  expect(await readdir(own)).toHaveLength(1);
  // What was captured before is elsewhere, and can still be read.
  await panel.locator(row('cut-chunked-fin')).click();
  await panel.waitForSelector('.octet-grid .octet[data-octet="0"]');

  await settings.bringToFront();
  await settings.reload();
  await waitForText(frame, '1 capture, ');
  await click(frame, 'Delete all captures…');
  await click(frame, 'Delete them');
  await waitForText(frame, '1 capture deleted');
  expect(await readdir(own)).toEqual([]);

  await apply(settings, path.join(chosen, 'x'.repeat(300)));
  await waitForText(frame, 'ENAMETOOLONG');
  expect(await textOf(frame, '[data-part=folder]')).toBe(own);
});
