/** A browser through puppeteer: `fetch()` in a page of the wire's own origin, one case after another. */
import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';
import { WAITING } from '../case.ts';
import type { Runner, Seen } from './runner.ts';

/** What the page's script answers. */
interface Told {
  stage: Seen['stage'];
  status: number | null;
  reason: string | null;
  bodyLength: number;
  error: string | null;
  waiting: boolean;
}

/** Runs in the page. */
async function ask(path: string, method: string, limit: number): Promise<Told> {
  const told: Told = { stage: 'head', status: null, reason: null, bodyLength: 0, error: null, waiting: false };
  const signal = AbortSignal.timeout(limit);
  try {
    const response = await fetch(path, { method, signal, cache: 'no-store' });
    told.stage = 'body';
    told.status = response.status;
    told.reason = response.statusText;
    const reader = response.body?.getReader();
    for (;;) {
      const read = await reader?.read();
      if (read === undefined || read.done) break;
      told.bodyLength += read.value.length;
    }
    told.stage = 'done';
  } catch (thrown) {
    told.error = String(thrown);
    told.waiting = signal.aborted;
  }
  return told;
}

export function browser(client: 'chromium' | 'firefox', executable: string | null): Runner {
  let launched: Browser | null = null;
  let page: Page | null = null;
  return {
    clients: [client],
    parallel: 1,
    start: async (origin) => {
      if (executable === null) throw new Error('not installed');
      launched =
        client === 'chromium'
          ? await puppeteer.launch({
              executablePath: executable,
              pipe: true,
              args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
            })
          : await puppeteer.launch({ browser: 'firefox', executablePath: executable });
      page = await launched.newPage();
      await page.goto(`${origin}/page`);
      return { [client]: await launched.version() };
    },
    run: async (_client, url, method, limit) => {
      if (page === null) throw new Error(`${client} was not started.`);
      let failure: (text: string) => void = () => {};
      const failed = new Promise<string>((done) => {
        failure = done;
      });
      const path = new URL(url).pathname;
      const listen = (request: HTTPRequest): void => {
        if (new URL(request.url()).pathname === path) failure(request.failure()?.errorText ?? '');
      };
      page.on('requestfailed', listen);
      try {
        const told = await page.evaluate(ask, path, method, limit);
        const { stage, status, reason, bodyLength } = told;
        let error: Seen['error'] = null;
        if (told.waiting) error = { code: WAITING, message: `still waiting after ${limit} ms` };
        else if (told.error !== null) {
          // The page's error says next to nothing: the code comes from the browser's network events, a moment later.
          const code = await Promise.race([failed, new Promise<string>((done) => setTimeout(done, 300, ''))]);
          error = { code: code === '' ? (told.error.split(':')[0] ?? '') : code, message: told.error };
        }
        return { stage, status, reason, bodyLength, trailers: false, error };
      } finally {
        page.off('requestfailed', listen);
      }
    },
    stop: async () => {
      await launched?.close();
    },
  };
}
