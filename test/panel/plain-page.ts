/** The plain page, built and served, in a real Chromium without a window. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Page } from 'puppeteer-core';
import { build } from 'vite';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface PlainPage {
  /** Opens the page; what goes wrong in it is thrown by `close`. */
  open(query: string, size?: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
}

export async function plainPage(): Promise<PlainPage> {
  const folder = await mkdtemp(join(tmpdir(), 'lastchunk-panel-'));
  await build({
    configFile: fileURLToPath(new URL('../../vite.config.ts', import.meta.url)),
    mode: 'panel',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    try {
      const body = await readFile(join(folder, path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const base = `http://127.0.0.1:${address.port}/src/panel/plain/plain.html`;
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const troubles: string[] = [];
  return {
    async open(query, { width, height } = { width: 1_000, height: 700 }) {
      const page = await browser.newPage();
      await page.setViewport({ width, height });
      page.on('pageerror', (error) => troubles.push(String(error)));
      // The CSP's reports are console errors too.
      page.on('console', (message) => {
        if (message.type() === 'error') troubles.push(message.text());
      });
      await page.goto(`${base}?${query}`);
      return page;
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
      if (troubles.length > 0) throw new Error(`The page was in trouble:\n${troubles.join('\n')}`);
    },
  };
}
