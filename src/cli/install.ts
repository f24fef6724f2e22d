/** `lastchunk install` and `uninstall`: make the host known to browsers, and take that back. */
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import { browsers } from '../host/install/browsers.ts';
import {
  browserNamed,
  type Done,
  type InstallOptions,
  install,
  installInto,
  uninstall,
} from '../host/install/install.ts';
import { thisMachine } from '../host/install/machine.ts';
import { isPresent, sandboxedFolders } from '../host/install/presence.ts';
import { LastchunkError } from '../report/fault.ts';
import { palette } from '../report/text/palette.ts';
import { visible } from '../report/text/printable.ts';
import { asksColour, type ColourOptions, gather, withColour } from './options.ts';
import { wantsColour } from './terminal.ts';

interface Options extends ColourOptions {
  all?: boolean;
  extensionId?: string[];
  dir?: string;
}

const names = browsers.map(({ id }) => id).join(', ');

export function addInstall(program: Command): void {
  const command = program
    .command('install')
    .summary('make the host known to browsers')
    .description(
      `Writes native messaging manifests, for this user, so that browsers find the host.\nWithout names: for every browser that seems present. Names: ${names}.`,
    )
    .argument('[browser...]', 'browsers to install for')
    .option('--all', 'every browser of the list, present or not')
    .option(
      '--extension-id <id>',
      "allow this extension too, beside Lastchunk's own; may be given several times",
      gatherIds,
    )
    .option('--dir <dir>', 'write manifest and launcher into this folder alone, for a profile of its own');
  withColour(command)
    .addHelpText(
      'after',
      `
Examples:
  lastchunk install
  lastchunk install firefox
  lastchunk install chromium --dir ./profile/NativeMessagingHosts

Exit status: 0 installed, 2 Lastchunk could not do its work.`,
    )
    .action(runInstall);
}

export function addUninstall(program: Command): void {
  const command = program
    .command('uninstall')
    .summary('remove what install wrote')
    .description(`Removes the manifests that install wrote, and the launcher with the last of them. Names: ${names}.`)
    .argument('[browser...]', 'browsers to uninstall from (default: all)');
  withColour(command)
    .addHelpText(
      'after',
      `
Examples:
  lastchunk uninstall
  lastchunk uninstall firefox

Exit status: 0 done, 2 Lastchunk could not do its work.`,
    )
    .action(runUninstall);
}

async function runInstall(ids: string[], options: Options, command: Command): Promise<void> {
  const machine = thisMachine();
  const main = fileURLToPath(new URL('./main.js', import.meta.url));
  const { extensionId = [], dir } = options;
  const parts: InstallOptions = { machine, node: process.execPath, main, extensionIds: extensionId };
  const named = ids.map(browserNamed);
  if (dir !== undefined) {
    const family = named[0]?.family ?? 'chromium';
    if (named.some((browser) => browser.family !== family)) {
      command.error('error: a folder serves one family of browsers: name one browser with --dir');
    }
    for (const file of await installInto(dir, family, parts)) process.stdout.write(`${file}\n`);
    return;
  }
  const which = named.length > 0 ? named : browsers.filter((browser) => options.all || isPresent(browser, machine));
  tell(await install(which, parts), options, 'installed');
  if (which.length === 0) {
    throw new LastchunkError('browser-unknown', `No browser was found for this user: none of ${names}.`);
  }
  for (const browser of which) {
    if (sandboxedFolders(browser, machine).length === 0) continue;
    process.stdout.write(
      `! A Flatpak or Snap of ${browser.name} is here too: it cannot start a host outside its sandbox.\n`,
    );
  }
  if (/[\\/]_npx[\\/]/.test(main)) {
    process.stdout.write(
      '! npx keeps packages only for a while: run `npm install -g lastchunk`, then install again.\n',
    );
  }
}

async function runUninstall(ids: string[], options: Options): Promise<void> {
  const which = ids.length > 0 ? ids.map(browserNamed) : browsers;
  const done = await uninstall(which, thisMachine());
  // Without names, browsers where there was nothing to remove are not worth a line each.
  const told = ids.length > 0 ? done : done.filter(({ note, paths }) => paths.length > 0 || note !== 'not installed');
  tell(told, options, 'uninstalled');
  if (told.length === 0) process.stdout.write('Nothing was installed.\n');
}

/** Gathers extension ids: Chromium's are 32 letters from a to p, Firefox's an address or a UUID in braces. */
function gatherIds(id: string, before: readonly string[] | undefined): string[] {
  const known = /^[a-p]{32}$|^[\w.-]*@[\w.-]+$|^\{[\da-f-]{36}\}$/i;
  if (!known.test(id)) throw new InvalidArgumentError("It is no extension id of Chromium's or of Firefox's kind.");
  return gather(id, before);
}

function tell(done: readonly Done[], options: Options, word: string): void {
  const { good, doubtful, strong, quiet } = palette(wantsColour(process.stdout, asksColour(options)));
  for (const { browser, paths, shared, note } of done) {
    const mark = note === null ? good('✓') : doubtful('–');
    process.stdout.write(`${mark} ${strong(browser.name)}: ${note === null ? word : visible(note)}\n`);
    for (const path of paths) process.stdout.write(`  ${quiet(visible(path))}\n`);
    if (shared.length > 0 && paths.length > 0) {
      process.stdout.write(`  ${quiet(`the same for ${shared.map(({ name }) => name).join(', ')}`)}\n`);
    }
  }
}
