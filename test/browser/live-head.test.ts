/** The head of a response is drawn as soon as it has come, while the server still keeps its body back. */
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspect, type OpenDevtools, openDevtools, picture, textOf, verdictOf, waitForText } from './devtools.ts';
import { type RawServer, rawServer } from './raw-server.ts';

let open: OpenDevtools;
let server: RawServer;
/** The body of the response under way, kept back until it is called. */
let release: (socket?: Socket) => void = () => undefined;

beforeAll(async () => {
  open = await openDevtools();
  server = await rawServer({
    '/slow': (socket) => {
      socket.write(
        'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n' +
          'HTTP/1.1 299 Mostly Fine\r\nContent-Type: text/plain\r\nX-Markup: <img src=x>\r\nContent-Length: 10\r\n\r\n12345',
      );
      release = () => socket.end('67890');
    },
    '/chunks': (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-End\r\n\r\n5\r\nhello\r\n');
      release = () => socket.end('0\r\nX-End: 1\r\n\r\n');
    },
  });
});
afterAll(async () => {
  await open?.close();
  await server?.close();
});

test('status line and fields are there, divided and classified, before the body is', async () => {
  const { panel, devtools } = open;
  await inspect(panel, `${server.url}slow`);
  await panel.waitForSelector('[data-anatomy-row=header] .an-field');
  expect(await textOf(panel, '[data-anatomy-row=status-line]')).toMatch(/299 .*successful \(2xx\).* Mostly Fine/);
  expect(await textOf(panel, '[data-anatomy-row=header]')).toMatch(/3 fields.*X-Markup <img src=x> .*frames the body/);
  expect(await textOf(panel, '[data-anatomy-row=interim]')).toContain('HTTP/1.1 103 Early Hints');
  await waitForText(panel, '5 octets of 10 declared');
  expect(await panel.$('[data-part=verdict]')).toBeNull();
  // Its parts choose their octets already.
  await panel.locator('.box-code').click();
  await panel.waitForSelector('.octet-grid .octet.marked');
  const marked = await panel.$$eval('.octet-grid .text .octet.marked', (all) => all.map((one) => one.textContent));
  expect(marked.join('')).toBe('299');
  await picture(devtools, 'live-head');

  const fields = await panel.$('[data-anatomy-row=header] li:nth-child(2) .an-part');
  const before = await fields?.boundingBox();
  release();
  expect(await verdictOf(panel)).toMatch(/^Complete/);
  // The same element, in the same place.
  expect(await fields?.boundingBox()).toEqual(before);
});

test('of a chunked body the last-chunk is awaited in its place', async () => {
  const { panel } = open;
  await inspect(panel, `${server.url}chunks`);
  await panel.waitForSelector('[data-anatomy-row=header] .an-field');
  expect(await textOf(panel, '[data-anatomy-row=header]')).toMatch(/frames the body.*announces trailers/);
  expect(await textOf(panel, '[data-anatomy-row=last-chunk]')).toBe('Last-chunk 0 not yet');
  expect(await textOf(panel, '[data-anatomy-row=ending]')).toBe('Ending the connection is open');
  release();
  expect(await verdictOf(panel)).toMatch(/^Complete/);
  expect(await textOf(panel, '[data-anatomy-row=last-chunk]')).toContain('the chunked body is whole');
});
