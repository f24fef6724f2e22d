/** A row's menu in real DevTools: what it copies is on the clipboard, though DevTools deny their panels its newer way. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programPath } from '../../scripts/programs.mjs';
import { type OpenDevtools, openDevtools, picture, row, waitForText } from './devtools.ts';
import { answer, type RawServer, rawServer } from './raw-server.ts';

let open: OpenDevtools;
let server: RawServer;
beforeAll(async () => {
  server = await rawServer({
    '/': answer('200 OK', 'text/html', '<!doctype html><title>A page</title><link rel=icon href=data:,>'),
    '/order': answer('201 Created', 'text/plain', 'made'),
  });
  open = await openDevtools();
  await open.page.goto(server.url);
  await open.page.evaluate(() =>
    fetch('/order?token=hush', {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', 'X-Api-Key': 'hush', 'X-Trace': "it's" },
      body: 'Zoë said "no"\n',
    }).then((response) => response.text()),
  );
  await open.panel.waitForSelector(row('/order'));
});
afterAll(async () => {
  await open?.close();
  await server?.close();
});

async function choose(words: string): Promise<void> {
  await open.panel.locator(row('/order')).click({ button: 'right' });
  await open.panel.locator(`[role=menuitem] ::-p-text(${words})`).click();
  await open.panel.waitForSelector('[role=menu]', { hidden: true });
}

/** Pastes into the composer's content, as a person would, and gives what has come, which begins so. */
async function pasted(beginning: string): Promise<string> {
  const { panel, devtools } = open;
  await choose('Edit and send again');
  // The composer puts the focus on its URL once it has been drawn.
  await panel.waitForSelector('[name=compose-url]:focus');
  const area = await panel.waitForSelector('.composer textarea');
  await area?.evaluate((field) => (field as HTMLTextAreaElement).select());
  await devtools.keyboard.down('Control');
  await devtools.keyboard.press('v');
  await devtools.keyboard.up('Control');
  await panel.waitForFunction(
    (begins) => document.querySelector<HTMLTextAreaElement>('.composer textarea')?.value.startsWith(begins),
    { polling: 50 },
    beginning,
  );
  return String(await area?.evaluate((field) => (field as HTMLTextAreaElement).value));
}

test('copies a command without secrets, which sends the request of the page', async () => {
  const [byPage] = server.requests.filter(({ method }) => method === 'POST');
  await choose('Copy as curl');
  await waitForText(open.panel, 'Copied as a curl command. 2 secrets were replaced.');
  const command = await pasted('curl');
  await picture(open.devtools, 'copied-as-curl');
  expect(command).not.toContain('hush');

  server.requests.length = 0;
  const running = promisify(execFile)('sh', [], { env: { HOME: '/nonexistent' } });
  running.child.stdin?.end(`curl() { '${programPath('curl')}' "$@"; }\n${command}\n`);
  expect((await running).stdout).toContain('HTTP/1.1 201 Created');
  const [again] = server.requests;
  expect(again).toMatchObject({ method: 'POST', target: '/order?token=[redacted]', body: byPage?.body });
  expect(again?.lines).toContain("X-Trace: it's");
  expect(again?.lines).toContain('X-Api-Key: [redacted]');
});

test('copies the URL, less its secrets', async () => {
  await choose('Copy link');
  await waitForText(open.panel, 'Link copied. 1 secret was replaced.');
  expect(await pasted('http')).toBe(`${server.url}order?token=[redacted]`);
});
