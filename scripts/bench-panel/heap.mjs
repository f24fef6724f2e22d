// @ts-check
/** The JavaScript heap that a page holds on to. */

/**
 * Megabytes in use after garbage has been collected, twice: what the first run finalises, the second takes.
 * @param {import('puppeteer-core').Page} page
 */
export async function heapOf(page) {
  const session = await page.createCDPSession();
  try {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  } finally {
    await session.detach();
  }
}
