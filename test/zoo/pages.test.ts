import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visible } from '../../src/zoo/pages/html.ts';
import { families } from '../../src/zoo/species/index.ts';
import { type RunningZoo, startZoo } from '../../src/zoo/zoo.ts';
import { fetchRaw } from './raw-client.ts';

let zoo: RunningZoo;
beforeAll(async () => {
  zoo = await startZoo();
});
afterAll(() => zoo.close());

const species = families.flatMap((family) => family.species);

async function page(target: string) {
  const { text, ending } = await fetchRaw(zoo.url, { request: `GET ${target} HTTP/1.1\r\nConnection: close\r\n\r\n` });
  const split = text.indexOf('\r\n\r\n') + 4;
  const html = Buffer.from(text.slice(split), 'latin1').toString('utf8');
  return { head: text.slice(0, split), html, octets: text.length - split, ending };
}

/** What no page may hold, whatever it shows: elements that are not the page's own, handlers, control characters. */
function expectInert(html: string): void {
  expect(html).not.toMatch(/<script|<img|<iframe|<object|<form|javascript:/i);
  expect(html).not.toMatch(/<[^>]*\s(on\w+|style)=/i);
  expect([...html].every((character) => character === '\n' || character >= ' ')).toBe(true);
  expect(html).not.toMatch(/[\p{Bidi_Control}\u007f-\u009f]/u);
}

test('the index shows every species with its addresses, its command and what to expect', async () => {
  const { head, html, octets, ending } = await page('/');
  expect(head).toContain(`\r\nContent-Length: ${octets}\r\n`);
  expect(ending).toBe('fin');
  for (const { id, outcome } of species) {
    const card = html.slice(html.indexOf(`<article class="card" id="species-${id}">`)).split('</article>')[0] ?? '';
    expect(card).toContain(`href="${zoo.url}${id}"`);
    expect(card).toContain(`href="${zoo.secureUrl}${id}"`);
    expect(card).toContain(`href="/about/${id}"`);
    expect(card).toContain(`lastchunk inspect ${zoo.url}<wbr><span>${id}</span>`);
    expect(card).toContain(`<span class="badge ${outcome}">${outcome}</span>`);
    expect(card).toContain('A client should conclude');
  }
  expectInert(html);
});

test('the policy lets nothing load but the one style', async () => {
  const { head, html } = await page('/');
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(head).toContain(
    `\r\nContent-Security-Policy: default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n`,
  );
  expect(style).toContain('prefers-color-scheme: dark');
});

test.each(species)('/about/$id explains it, and shows its octets as text', async ({ id }) => {
  const { head, html } = await page(`/about/${id}`);
  expect(head.startsWith('HTTP/1.1 200 OK\r\n')).toBe(true);
  expect(html).toContain('A client should conclude');
  expect(html).toContain('On the wire');
  expectInert(html);
});

test('the octets on a page are those of the wire, spelled out', async () => {
  const { html } = await page('/about/cut-chunked-fin');
  expect(html).toContain('HTTP/1.1 200 OK<b>\\r</b><b>\\n</b>\n');
  expect(html).toContain('{&quot;order&quot;:1041,');
  expect(html).toContain('then the connection is closed');
  const hostile = (await page('/about/hostile-markup')).html;
  expect(hostile).toContain('&lt;script&gt;alert(document.domain)&lt;/script&gt;');
  expect(hostile).toContain('<b>\\x1b</b>[31;5m');
  expect(hostile).toContain('<b>\\x00</b>');
  expect(hostile).toContain('<b>\\xe2</b><b>\\x80</b><b>\\xae</b>gpj.exe');
});

test.each([
  '/no-such-species',
  '/about/',
  '/about/nothing',
  '/about/../x',
  '*<script>alert(1)</script>',
  `/${'x'.repeat(9000)}`,
])('a path that leads nowhere gets a whole 404: %s', async (target) => {
  const { head, html, octets } = await page(target);
  expect(head.startsWith('HTTP/1.1 404 Not Found\r\n')).toBe(true);
  expect(head).toContain(`\r\nContent-Length: ${octets}\r\n`);
  expect(html).toContain('No such species');
  expect(html).toContain('href="/"');
  expectInert(html);
  expect(octets).toBeLessThan(20_000);
});

test('a 404 names what was perhaps meant', async () => {
  expect((await page('/chunked-cut')).html).toContain('href="/about/cut-chunked-fin"');
});

test('octets are shown within bounds', () => {
  expect(visible(Buffer.from('a<b>\t\x80'))).toBe('a&lt;b&gt;<b>\\t</b><b>\\xc2</b><b>\\x80</b>');
  expect(visible(Buffer.from('x'.repeat(10)), { longestRun: 4 })).toBe('xxxx<i>… 6 more …</i>');
  expect(visible(Buffer.from('a\nb\nc'), { mostLines: 1 })).toBe('a<b>\\n</b>\n<i>… 3 more octets</i>');
});
