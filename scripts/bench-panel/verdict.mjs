// @ts-check
/** From the click to the verdict, beside the browser's own fetch of the same response in the same run. */
import { quantile } from '../bench.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('puppeteer-core').Frame} Frame */

const WARM_UP = 5;

/**
 * Milliseconds of `rounds` inspections after a warm-up. `fetched`: a page's `fetch` of the URL, to its last octet. `whole`:
 * from the click until the panel says that the message is whole, in paint. `verdict`: until its final verdict is painted.
 * @param {Page | Frame} panel
 * @param {Page} page of the server's own origin
 * @param {string} url
 * @param {number} rounds
 */
export async function clickToVerdict(panel, page, url, rounds) {
  await type(panel, url);
  /** @type {{ fetched: number[], shown: number[], verdict: number[] }} */
  const times = { fetched: [], shown: [], verdict: [] };
  for (let round = -WARM_UP; round < rounds; round++) {
    const fetched = await page.evaluate(timeFetch, url);
    const { shown, verdict } = await inspectOnce(panel);
    if (round < 0) continue;
    times.fetched.push(fetched);
    times.shown.push(shown);
    times.verdict.push(verdict);
  }
  const fetched = quantile(times.fetched, 0.5);
  return {
    fetched,
    shown: { median: quantile(times.shown, 0.5), p95: quantile(times.shown, 0.95) },
    verdict: { median: quantile(times.verdict, 0.5), p95: quantile(times.verdict, 0.95) },
  };
}

/**
 * @param {Page | Frame} panel
 * @param {string} url
 */
export async function type(panel, url) {
  const field = await panel.waitForSelector('input[name=url]');
  await field?.evaluate((input) => input instanceof HTMLInputElement && input.select());
  await field?.type(url);
}

/**
 * Presses Inspect, and waits for the final verdict to be painted.
 * @param {Page | Frame} panel
 * @returns {Promise<{ shown: number, verdict: number }>} milliseconds since the click
 */
export async function inspectOnce(panel) {
  await panel.evaluate(watch);
  const button = await panel.waitForSelector('.address-form button.primary');
  await button?.click();
  return panel.evaluate(() => /** @type {any} */ (window).bench);
}

/** Runs in a page of the server's origin. */
async function timeFetch(/** @type {string} */ url) {
  const began = performance.now();
  await (await fetch(url, { cache: 'no-store' })).arrayBuffer();
  return performance.now() - began;
}

/**
 * Runs in the panel: notes when the next click comes, and when the frame has been painted that first shows a verdict, and
 * the one that shows it as the last word: no inspection runs any more.
 */
function watch() {
  const before = document.querySelector('article.inspection');
  /** @type {any} */ (window).bench = new Promise((resolve) => {
    let clicked = Number.NaN;
    let shown = Number.NaN;
    addEventListener(
      'click',
      (event) => {
        clicked = event.timeStamp;
      },
      { capture: true, once: true },
    );
    // A frame's callbacks run before it is painted, and a message sent by one of them after.
    const painted = (/** @type {(at: number) => void} */ done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - clicked);
        port2.postMessage(null);
      });
    let looked = false;
    const observer = new MutationObserver(() => {
      const article = document.querySelector('article.inspection');
      if (article === null || article === before || article.querySelector('[data-part=verdict]') === null) return;
      if (!looked) {
        looked = true;
        painted((at) => {
          shown = at;
        });
      }
      if (article.getAttribute('data-phase') !== 'done') return;
      observer.disconnect();
      painted((at) => resolve({ shown: Number.isNaN(shown) ? at : shown, verdict: at }));
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  });
}
