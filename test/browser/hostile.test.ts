/** A response that attacks whoever shows it: its markup stays text, its controls are shown as escapes, nothing runs. */
import type { Frame } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspect, type OpenDevtools, openDevtools, picture, textOf, verdictOf } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test('hostile-markup', async () => {
  const { panel, zoo, devtools } = open;
  const dialogs: string[] = [];
  devtools.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const troubles = await troublesOf(panel);
  const before = await elementsOf(panel, 'script, style, link, img, iframe, object, embed, base, meta');

  await inspect(panel, `${zoo.url}hostile-markup?pace=1`);
  expect(await verdictOf(panel)).toMatch(/^Complete/);
  await panel.waitForSelector('[aria-label=Chunks] tr[aria-rowindex="4"][aria-busy=false]');
  await panel.waitForSelector('[aria-label="Octets received"] tr[aria-rowindex="2"][aria-busy=false]');
  await picture(devtools, 'hostile');

  const script = '<script>alert(document.domain)</script>';
  for (const part of ['status-line', 'header', 'chunks', 'trailers']) {
    expect(await textOf(panel, `[data-part=${part}]`)).toContain(script);
  }
  expect(await textOf(panel, '[data-part=header]')).toContain('{{7*7}}');
  expect(await textOf(panel, '[data-part=header]')).toContain(String.raw`\x1b[31;5m\x1b[2J`);
  expect(await textOf(panel, '[data-part=header]')).toContain(String.raw`before\x00after`);

  expect(await elementsOf(panel, 'script, style, link, img, iframe, object, embed, base, meta')).toEqual(before);
  expect(await panel.evaluate(controlsIn)).toEqual([]);
  expect(dialogs).toEqual([]);
  expect(await troubles()).toEqual([]);

  // That the test would have noticed.
  await panel.evaluate(() => document.body.append(Object.assign(new Image(), { src: 'https://example.invalid/' })));
  await expect.poll(troubles).toEqual([expect.stringContaining('img-src')]);
});

/** Starts to note what the panel's page itself reports; the function that is returned reads it. */
async function troublesOf(panel: Frame): Promise<() => Promise<string[]>> {
  const noted = await panel.evaluateHandle(() => {
    const list: string[] = [];
    addEventListener('securitypolicyviolation', (event) => list.push(`${event.violatedDirective} ${event.blockedURI}`));
    addEventListener('error', (event) => list.push(event.message));
    addEventListener('unhandledrejection', (event) => list.push(String(event.reason)));
    return list;
  });
  return () => noted.evaluate((list) => [...list]);
}

function elementsOf(panel: Frame, selector: string): Promise<string[]> {
  return panel.$$eval(selector, (all) => all.map((one) => one.outerHTML));
}

/** Runs in the panel: texts and attributes that hold a control or a character of another direction as itself. */
function controlsIn(): string[] {
  const raw = /[\p{Cc}\p{Cf}]/u;
  const texts = [...document.querySelectorAll('*')].flatMap((element) => [
    ...[...element.attributes].map(({ value }) => value),
    ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.nodeValue ?? ''),
  ]);
  // Titles hold line feeds of our own, and so does the markup.
  return texts.filter((text) => raw.test(text.replaceAll('\n', '')));
}
