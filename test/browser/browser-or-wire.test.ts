/** What real Chromium reports of the page's requests, beside what the wire said: a broken 200, dropped trailers, HTTP/2. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { click, faultOf, type OpenDevtools, openDevtools, picture, startedBy, textOf } from './devtools.ts';
import { type Http2Server, http2Server } from './http2-server.ts';
import { answer, type RawServer, rawServer } from './raw-server.ts';

let open: OpenDevtools;
let server: RawServer;
let secure: Http2Server;

const page = '<!doctype html><title>A page</title><link rel=icon href=data:,>';
const chunked = 'HTTP/1.1 200 OK\r\nX-Zebra: 1\r\nTransfer-Encoding: chunked\r\nX-Ant: 1\r\n\r\n';

beforeAll(async () => {
  [server, secure] = await Promise.all([
    rawServer({
      '/': answer('200 OK', 'text/html', page),
      '/broken': (socket) => socket.end(`${chunked}1\r\na\r\n1\r\nb\r\n1\r\nc\r\n`),
      '/trailers': (socket) =>
        socket.end(
          `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${chunked}5\r\nhello\r\n0\r\ngrpc-status: 13\r\nSet-Cookie: t=1\r\n\r\n`,
        ),
      '/cached': (socket) =>
        socket.end('HTTP/1.1 200 OK\r\nCache-Control: max-age=1000\r\nContent-Length: 5\r\n\r\nhello'),
    }),
    http2Server((request, response) => {
      response.setHeader('content-type', 'text/html');
      if (request.httpVersion === '1.1') response.setHeader('x-only', 'HTTP/1.1');
      response.write(page);
      response.end();
    }),
  ]);
  open = await openDevtools({ args: ['--ignore-certificate-errors'] });
  await open.page.goto(server.url);
  await open.page.evaluate(async () => {
    for (const path of ['/broken', '/trailers', '/cached?1', '/cached?1']) {
      await fetch(path)
        .then((response) => response.text())
        .catch(() => undefined);
    }
  });
});
afterAll(async () => {
  await open?.close();
  await server?.close();
  await secure?.close();
});

/** Inspects the last of the page's requests whose URL ends so. */
async function inspectListed(end: string): Promise<void> {
  await startedBy(open.panel, async () => {
    const rows = `[role=grid] tr[title*="${end}"]`;
    await open.panel.waitForSelector(rows);
    await (await open.panel.$$(rows)).at(-1)?.click();
  });
}

/** What stands in an aspect's row, and its verdict. */
async function aspect(name: string): Promise<string> {
  const words = await textOf(open.panel, `[data-part=comparison] [data-aspect="${name}"]`);
  return words.replace(/The (browser|wire) /g, '');
}

test('a 200 that broke: the browser has its error, and the wire says where', async () => {
  await inspectListed('/broken');
  expect(await textOf(open.panel, '[data-part=compare-headline]')).toBe(
    'The browser shows 200 OK, and then net::ERR_INCOMPLETE_CHUNKED_ENCODING. The wire broke off after chunk 3.',
  );
  expect(await aspect('failure')).toContain('same');
  expect(await aspect('protocol')).toBe('Protocol HTTP/1.1 same HTTP/1.1');
  // Chromium sorts the fields by their names.
  expect(await aspect('fields')).toContain('in an order of its own');
  await picture(open.devtools, 'browser-or-wire');
});

test('a whole 200 with an error in its trailers: no error in the browser, and the trailers dropped', async () => {
  await inspectListed('/trailers');
  await open.panel.waitForSelector('[data-part=compare-headline].contradicted');
  expect(await textOf(open.panel, '[data-part=compare-headline]')).toMatch(
    /^The browser shows 200 OK and no error\. The wire was whole, and said: /,
  );
  expect(await aspect('failure')).toContain('no error differs Complete, with an error');
  expect(await aspect('trailers')).toMatch(/^Trailers dropped not shown grpc-status Set-Cookie/);
  expect(await aspect('interim')).toMatch(/^Interim responses not shown not shown 103/);
  expect(await aspect('chunks')).toContain('1 chunk and the last-chunk');
  // What Chromium counts is every octet of the exchange, interim responses and trailers too.
  expect(await aspect('transfer')).toMatch(/same/);
});

test('a response out of the cache: no exchange took place', async () => {
  await inspectListed('/cached?1');
  expect(await textOf(open.panel, '[data-part=compare-headline]')).toContain(
    'The browser shows 200 OK, out of its cache.',
  );
  expect(await aspect('source')).toContain('its own cache not comparable the server');
});

test('HTTP/2 in the browser, HTTP/1.1 in the inspection', async () => {
  await open.page.goto(secure.url);
  await inspectListed(secure.url);
  expect(await faultOf(open.panel)).toContain('tls-certificate');
  await startedBy(open.panel, () => click(open.panel, 'Inspect anyway (this request only)'));
  expect(await textOf(open.panel, '[data-part=compare-versions]')).toContain(
    'The browser spoke HTTP/2 with the server',
  );
  expect(await aspect('protocol')).toContain('HTTP/2 differs HTTP/1.1');
  expect(await aspect('reason')).toContain('none not comparable OK');
  expect(await aspect('transfer')).toContain('not comparable');
  expect(await aspect('content')).toContain('same');
  expect(await aspect('x-only')).toContain('absent differs HTTP/1.1');
  expect(await aspect('transfer-encoding')).toContain('absent not comparable chunked');
  expect(new Set(secure.spoken)).toEqual(new Set(['2.0', '1.1']));
});
