/** The panel wears DevTools' own theme, and changes with it while it is open. */
import type { Frame } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDevtools, openDevtools, picture } from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

/** Chooses a theme as the settings of DevTools do. A text: what bundles the tests would rewrite its `import()`. */
function choose(theme: 'dark' | 'default' | 'systemPreferred'): Promise<unknown> {
  return open.devtools.evaluate(`(async () => {
    const { Settings } = await import('devtools://devtools/bundled/core/common/common.js');
    Settings.Settings.instance().moduleSetting('ui-theme').set(${JSON.stringify(theme)});
  })()`);
}

/** How light the panel's ground is, 0 to 255, once its theme is `wanted`. */
async function lightness(panel: Frame, wanted: 'light' | 'dark'): Promise<number> {
  await panel.waitForFunction((theme) => document.documentElement.dataset.theme === theme, { polling: 50 }, wanted);
  return panel.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (context === null) throw new Error('There is no canvas.');
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
  });
}

test('the theme that is chosen in DevTools is the panel’s at once', async () => {
  const { panel, devtools } = open;
  await choose('default');
  expect(await lightness(panel, 'light')).toBeGreaterThan(220);
  await choose('dark');
  expect(await lightness(panel, 'dark')).toBeLessThan(80);
  await picture(devtools, 'theme-dark');
  await choose('default');
  expect(await lightness(panel, 'light')).toBeGreaterThan(220);
});

test('where DevTools follow the system, so does the panel', async () => {
  const { panel, devtools } = open;
  await choose('systemPreferred');
  await devtools.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  expect(await lightness(panel, 'dark')).toBeLessThan(80);
  await devtools.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  expect(await lightness(panel, 'light')).toBeGreaterThan(220);
});
