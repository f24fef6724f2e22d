/** What scrolls is the panel's own: DevTools around its frame stays where it is, wherever a button leads. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspect, type OpenDevtools, openDevtools, verdictOf } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test('sections, findings and octets come into view within the panel alone', async () => {
  const { panel, zoo, devtools } = open;
  await devtools.setViewport({ width: 640, height: 700 });
  await inspect(panel, `${zoo.url}many-chunks?count=2000`);
  expect(await verdictOf(panel)).toMatch(/^Complete /);
  await panel.waitForSelector('.nav-request');
  const before = await frameTop(devtools);
  for (const id of ['octets', 'chunks', 'request', 'anatomy']) {
    await panel.$eval(`.nav-${id}`, (button) => (button as HTMLElement).click());
    await panel.waitForFunction(
      (part) => {
        const section = document.querySelector(`[data-part=${part}]`)?.getBoundingClientRect();
        const edge = document.querySelector('.section-nav')?.getBoundingClientRect().bottom;
        return section !== undefined && edge !== undefined && section.bottom > edge && section.top < innerHeight - 40;
      },
      { polling: 50 },
      id,
    );
    // A smooth scroll has ended once the place is the same twice.
    await panel.waitForFunction(
      (part) => {
        const top = `${document.querySelector(`[data-part=${part}]`)?.getBoundingClientRect().top}`;
        const same = document.body.dataset.was === top;
        document.body.dataset.was = top;
        return same;
      },
      { polling: 100 },
      id,
    );
    expect(await frameTop(devtools), id).toEqual(before);
  }
});

/** Where the panel's frame stands, and what of DevTools is scrolled. */
function frameTop(devtools: Page): Promise<{ top: number; scrolled: number }> {
  return devtools.evaluate(() => {
    const all = (root: Document | ShadowRoot): Element[] =>
      Array.from(root.querySelectorAll('*')).flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const elements = all(document);
    const frame = elements.find((one) => one instanceof HTMLIFrameElement && one.src.startsWith('chrome-extension://'));
    if (frame === undefined) throw new Error('DevTools shows no panel.');
    let scrolled = 0;
    for (let at: Node | null = frame; at !== null; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null))
      if (at instanceof Element) scrolled += at.scrollTop;
    return { top: frame.getBoundingClientRect().top, scrolled };
  });
}
