/** What a navigation of the inspected page leaves in the list, as the Network panel has it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { click, type OpenDevtools, openDevtools, row, startedBy, verdictOf } from './devtools.ts';
import { answer, type RawServer, rawServer } from './raw-server.ts';

let open: OpenDevtools;
let server: RawServer;
const page = (name: string) =>
  answer(
    '200 OK',
    'text/html',
    `<!doctype html><title>${name}</title><link rel=icon href=data:,><script src="/${name}.js"></script>`,
  );
beforeAll(async () => {
  server = await rawServer({
    '/first': page('first'),
    '/second': page('second'),
    '/first.js': answer('200 OK', 'text/javascript', '1'),
    '/second.js': answer('200 OK', 'text/javascript', '2'),
    '/moved': (socket) => socket.end('HTTP/1.1 302 Found\r\nLocation: /second\r\nContent-Length: 0\r\n\r\n'),
  });
  open = await openDevtools();
});
afterAll(async () => {
  await open?.close();
  await server?.close();
});

/** Waits until exactly these are listed, in any order: a script may finish before its document. */
async function lists(...paths: string[]): Promise<void> {
  await open.panel.waitForFunction(
    (wanted) => {
      const titles = [...document.querySelectorAll<HTMLElement>('.request-grid tbody tr')].map((one) => one.title);
      const listed = titles.map((title) => new URL(title.split('\n')[0]?.split(' ')[1] ?? '').pathname);
      return listed.sort().join(' ') === wanted;
    },
    { polling: 50 },
    [...paths].sort().join(' '),
  );
}

test('the old requests go, the new document and the redirect to it stay', async () => {
  await open.page.goto(`${server.url}first`);
  await lists('/first', '/first.js');
  await open.page.goto(`${server.url}moved`);
  await lists('/moved', '/second', '/second.js');
});

test('nothing goes where the document stays', async () => {
  await open.page.evaluate(async () => {
    history.pushState(null, '', '/pushed');
    location.hash = 'part';
    await fetch('/first.js').then((response) => response.text());
  });
  await lists('/moved', '/second', '/second.js', '/first.js');
});

test('what was inspected stays, and so does all where the log is preserved', async () => {
  const { panel } = open;
  await startedBy(panel, () => panel.locator(row('/first.js')).click());
  expect(await verdictOf(panel)).toMatch(/^Complete /);
  await open.page.goto(`${server.url}first`);
  await lists('/first.js', '/first', '/first.js');
  await panel.locator('input[name=preserve-log]').click();
  await panel.waitForSelector('input[name=preserve-log]:checked');
  await open.page.goto(`${server.url}second`);
  await lists('/first.js', '/first', '/first.js', '/second', '/second.js');
  await click(panel, 'Clear the list');
  await panel.waitForSelector('.request-grid', { hidden: true });
});
