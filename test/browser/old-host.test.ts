/** A real host of another protocol: the panel says which versions there are, and works once the host is brought up to date. */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerHost } from '../../scripts/chromium.mjs';
import { root } from '../../scripts/setup.mjs';
import { installInto } from '../../src/host/install/install.ts';
import { thisMachine } from '../../src/host/install/machine.ts';
import { PROTOCOL_VERSION } from '../../src/protocol/messages.ts';
import {
  click,
  inspect,
  type OpenDevtools,
  openDevtools,
  picture,
  textOf,
  verdictOf,
  waitForText,
} from './devtools.ts';

let open: OpenDevtools;
let old: string;
beforeAll(async () => {
  [open, old] = await Promise.all([openDevtools({ withHost: false }), buildOfAnotherProtocol()]);
});
afterAll(async () => {
  await open?.close();
  await rm(old, { recursive: true, force: true });
});

/** The built host, its protocol's number one less. */
async function buildOfAnotherProtocol(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lastchunk-old-'));
  for (const part of ['dist', 'package.json'])
    await cp(path.join(root, part), path.join(folder, part), { recursive: true });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const messages = path.join(folder, 'dist/protocol/messages.js');
  const built = await readFile(messages, 'utf8');
  const changed = built.replace(`PROTOCOL_VERSION = ${PROTOCOL_VERSION}`, `PROTOCOL_VERSION = ${PROTOCOL_VERSION - 1}`);
  expect(changed).not.toBe(built);
  await writeFile(messages, changed);
  return folder;
}

test('an old host is told apart, and the new one is used without a restart', async () => {
  const { panel, profile, zoo, devtools } = open;
  const machine = { ...thisMachine(), data: path.join(profile, 'old-host') };
  const main = path.join(old, 'dist/cli/main.js');
  await installInto(path.join(profile, 'NativeMessagingHosts'), 'chromium', { machine, node: process.execPath, main });
  await click(panel, 'Try again');
  await waitForText(panel, 'The companion host is older than this extension');
  expect(await textOf(panel, '.versions')).toContain(`protocol ${PROTOCOL_VERSION - 1}`);
  expect(await textOf(panel, '.command code')).toBe('npx lastchunk@latest install');
  expect(await textOf(panel, '.no-host [data-part=fault]')).toContain('protocol-mismatch');
  await picture(devtools, 'old-host');

  await registerHost(profile);
  await click(panel, 'Try again');
  await panel.waitForSelector('.start');
  await inspect(panel, `${zoo.url}cut-chunked-fin?pace=1`);
  expect(await verdictOf(panel)).toMatch(/^Truncated /);
});
