/** Serves the zoo's own pages, which are sound: the index, a species' page, or a 404. */
import { Buffer } from 'node:buffer';
import { families } from '../species/index.ts';
import type { Wire } from '../wire.ts';
import { aboutPage } from './about-page.ts';
import { indexPage } from './index-page.ts';
import { contentSecurityPolicy, type Urls } from './layout.ts';
import { notFoundPage } from './not-found-page.ts';

export async function servePage(wire: Wire, urls: Urls): Promise<void> {
  const { status, html } = await page(wire.request.path, urls);
  const content = Buffer.from(html, 'utf8');
  await wire.head(
    `HTTP/1.1 ${status}`,
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${content.length}`,
    `Content-Security-Policy: ${contentSecurityPolicy}`,
    'X-Content-Type-Options: nosniff',
    'Referrer-Policy: no-referrer',
    'Cache-Control: no-store',
    ...(wire.request.persistent ? [] : ['Connection: close']),
  );
  await wire.content(content);
}

async function page(path: string, urls: Urls): Promise<{ status: string; html: string }> {
  if (path === '/') return { status: '200 OK', html: await indexPage(urls) };
  const id = /^\/about\/([^/]+)$/.exec(path)?.[1];
  for (const family of families) {
    const species = family.species.find((one) => one.id === id);
    if (species !== undefined) return { status: '200 OK', html: await aboutPage(species, family.title, urls) };
  }
  return { status: '404 Not Found', html: notFoundPage(path) };
}
