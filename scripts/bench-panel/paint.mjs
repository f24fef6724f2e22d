// @ts-check
/** When the panel first draws something, counted from the beginning of its page's navigation. */
import { quantile } from '../bench.mjs';

const OPENINGS = 10;

/**
 * In tabs opened one after another, and in the DevTools that have just been opened.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} inspector the URL of its page
 * @param {import('puppeteer-core').Frame} panel
 */
export async function firstPaints(browser, inspector, panel) {
  const inDevTools = await panel.evaluate(firstPaint);
  const tabs = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    const tab = await browser.newPage();
    await tab.goto(inspector);
    tabs.push(await tab.evaluate(firstPaint));
    await tab.close();
  }
  const note = `${OPENINGS} tabs, the slowest ${Math.max(...tabs).toFixed(0)} ms`;
  return [
    { what: 'first contentful paint in a tab: median', figure: quantile(tabs, 0.5), unit: 'ms', bar: 150, note },
    { what: 'first contentful paint in DevTools, opened once', figure: inDevTools, unit: 'ms', bar: 150 },
  ];
}

/** Runs in the page. */
function firstPaint() {
  return new Promise((/** @type {(at: number) => void} */ resolve) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName('first-contentful-paint');
      if (entry !== undefined) resolve(entry.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
}
