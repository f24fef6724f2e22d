// @ts-check
/** How long frames take while a table of very many chunks is scrolled: by the wheel, and by dragging its scrollbar. */

/** @typedef {import('puppeteer-core').Page} Page */

/** Pixels of a scrollbar's arrow. */
const ARROW = 19;

/**
 * Milliseconds from frame to frame while the wheel is turned over the chunk table, forth and back.
 * @param {Page} page
 */
export async function wheelFrames(page) {
  const { x, y, width, height } = await tableBox(page);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.evaluate(startFrames);
  for (let turn = 0; turn < 120; turn++) await page.mouse.wheel({ deltaY: turn < 80 ? 240 : -300 });
  return page.evaluate(stopFrames);
}

/**
 * The same while the scrollbar's thumb is dragged down the whole table and half-way back.
 * @param {Page} page
 */
export async function dragFrames(page) {
  const { x, y, width, height } = await tableBox(page);
  // The thumb of so long a table has its least size; at the upper end it stands below the scrollbar's arrow.
  await page.evaluate(() => document.querySelector('.chunk-grid')?.scrollTo({ top: 0 }));
  await page.evaluate(twoFrames);
  await page.mouse.move(x + width - 8, y + ARROW + 8);
  await page.mouse.down();
  await page.evaluate(startFrames);
  await page.mouse.move(x + width - 8, y + height - ARROW, { steps: 90 });
  await page.mouse.move(x + width - 8, y + height / 2, { steps: 45 });
  const frames = await page.evaluate(stopFrames);
  await page.mouse.up();
  await page.evaluate(twoFrames);
  const after = await page.evaluate(rowAtTop);
  if (after < 1000) throw new Error(`Dragging the scrollbar led to row ${after}.`);
  return frames;
}

/** @param {Page} page */
async function tableBox(page) {
  const table = await page.waitForSelector('.chunk-grid');
  await table?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await page.waitForSelector('.chunk-grid tr[aria-rowindex="2"][aria-busy=false], .chunk-grid tr[aria-busy=false]');
  const box = await table?.boundingBox();
  if (!box) throw new Error('The chunk table is not in view.');
  return box;
}

/** Runs in the page: what was scrolled has then been drawn. */
function twoFrames() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Runs in the page. */
function rowAtTop() {
  return Number(document.querySelector('.chunk-grid tbody tr')?.getAttribute('aria-rowindex') ?? 0);
}

/** Runs in the page. */
function startFrames() {
  /** @type {number[]} */
  const frames = [];
  const state = { frames, on: true };
  /** @type {any} */ (window).bench = state;
  let last = Number.NaN;
  const look = (/** @type {number} */ now) => {
    if (!Number.isNaN(last)) frames.push(now - last);
    last = now;
    if (state.on) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page. @returns {number[]} */
function stopFrames() {
  const { bench } = /** @type {any} */ (window);
  bench.on = false;
  return bench.frames;
}
