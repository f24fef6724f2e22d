/** The list by keys alone, in real DevTools, which have uses of their own for many keys. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDevtools, openDevtools, picture, row, startedBy, textOf, verdictOf } from './devtools.ts';
import { answer, type RawServer, rawServer } from './raw-server.ts';

let open: OpenDevtools;
let server: RawServer;
beforeAll(async () => {
  server = await rawServer({
    '/': answer('200 OK', 'text/html', '<!doctype html><title>A page</title><link rel=icon href=data:,>'),
    '/one': answer('200 OK', 'text/plain', 'one'),
    '/two': answer('200 OK', 'text/plain', 'two'),
    // A head, and then nothing more for as long as one waits; the page itself does not ask for it.
    '/endless': (socket) => socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf \r\n'),
  });
  open = await openDevtools();
  await open.page.goto(server.url);
  await open.page.evaluate(async () => {
    for (const path of ['/one', '/two']) await fetch(path).then((response) => response.text());
  });
  await open.panel.waitForSelector('.request-grid tbody tr:nth-child(3)');
});
afterAll(async () => {
  await open?.close();
  await server?.close();
});

const active = (words: string) => `.request-grid tr.active[title*="${words}"]`;
const drawer = () => open.devtools.evaluate(isDrawerOpen);
/** A text and no function: what bundles the tests would rewrite its `import()`. */
const isDrawerOpen = `(async () => {
  const { InspectorView } = await import('devtools://devtools/bundled/ui/legacy/legacy.js');
  return InspectorView.InspectorView.instance().drawerVisible();
})()`;

test('arrows move, Enter inspects, Shift and Enter inspects again', async () => {
  const { panel, devtools } = open;
  server.requests.length = 0;
  await panel.focus('.request-grid [role=grid]');
  await devtools.keyboard.press('Home');
  await devtools.keyboard.press('ArrowDown');
  await panel.waitForSelector(active('/one'));
  await devtools.keyboard.press('ArrowDown');
  await panel.waitForSelector(active('/two'));
  expect(server.requests).toEqual([]);
  await startedBy(panel, () => devtools.keyboard.press('Enter'));
  expect(await verdictOf(panel)).toMatch(/^Complete /);
  await startedBy(panel, async () => {
    await devtools.keyboard.down('Shift');
    await devtools.keyboard.press('Enter');
    await devtools.keyboard.up('Shift');
  });
  expect(await verdictOf(panel)).toMatch(/^Complete /);
  expect(server.requests.map(({ target }) => target)).toEqual(['/two', '/two']);
  await picture(devtools, 'list-keyboard');
});

test('a slash filters, Escape takes the filter back, and DevTools get neither', async () => {
  const { panel, devtools } = open;
  const before = await drawer();
  await panel.focus('.request-grid [role=grid]');
  await devtools.keyboard.press('/');
  await devtools.keyboard.type('one');
  await panel.waitForSelector('.request-grid tbody tr:only-child');
  await devtools.keyboard.press('Escape');
  await panel.waitForSelector('.request-grid tbody tr:nth-child(3)');
  await panel.waitForFunction(() => document.activeElement?.matches('.request-grid [role=grid]'), { polling: 50 });
  expect(await drawer()).toBe(before);
});

test('the menu opens by Shift and F10, and Escape closes it', async () => {
  const { panel, devtools } = open;
  const before = await drawer();
  await panel.focus('.request-grid [role=grid]');
  await devtools.keyboard.down('Shift');
  await devtools.keyboard.press('F10');
  await devtools.keyboard.up('Shift');
  await panel.waitForSelector('[role=menu]');
  await picture(devtools, 'row-menu');
  await devtools.keyboard.press('Escape');
  await panel.waitForSelector('[role=menu]', { hidden: true });
  expect(await drawer()).toBe(before);
});

test('Escape in the list stops the inspection that runs', async () => {
  const { panel, devtools } = open;
  const before = await drawer();
  const field = await panel.waitForSelector('input[name=url]');
  await field?.evaluate((input) => (input as HTMLInputElement).select());
  await field?.type(`${server.url}endless`);
  await startedBy(panel, () => devtools.keyboard.press('Enter'));
  await panel.waitForSelector(`${row('/endless')}.chosen`);
  await panel.focus('.request-grid [role=grid]');
  await devtools.keyboard.press('Escape');
  expect(await textOf(panel, '[data-part=verdict]')).toMatch(/^Cancelled /);
  expect(await drawer()).toBe(before);
});
