/** Without a host the panel says so, and works as soon as there is one, with no reload. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerHost } from '../../scripts/chromium.mjs';
import { click, type OpenDevtools, openDevtools, picture, submit, textOf, verdictOf, waitForText } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools({ withHost: false });
});
afterAll(() => open?.close());

test('a profile without a host', async () => {
  const { panel, zoo, devtools, profile } = open;
  await waitForText(panel, 'The companion host is not installed');
  const shown = await textOf(panel, 'main');
  expect(shown).toContain('npx lastchunk install');
  expect(shown).toContain('Specified native messaging host not found.');
  expect(shown).toContain('host-missing');
  await picture(devtools, 'no-host');

  // What is asked for meanwhile waits for the host.
  await submit(panel, `${zoo.url}cut-chunked-fin?pace=1`);
  await panel.waitForSelector('.request-grid tbody tr');
  await panel.evaluate(() => document.body.setAttribute('data-never-reloaded', ''));
  await click(panel, 'Try again');
  await panel.waitForSelector('.no-host button.primary:not(:disabled)');
  expect(await textOf(panel, 'main')).toContain('The companion host is not installed');

  await registerHost(profile);
  await click(panel, 'Try again');
  expect(await verdictOf(panel)).toMatch(/^Truncated Broken 200/);
  expect(await panel.$('body[data-never-reloaded]')).not.toBeNull();
});
