/** `lastchunk host`: what browsers start. Standard output belongs to the frames, and to nothing else. */
import { Console } from 'node:console';
import type { Command } from 'commander';
import { CaptureStore } from '../capture/store.ts';
import { endProcessWithin } from '../host/end-process.ts';
import { serve } from '../host/serve.ts';
import { version } from './version.ts';

export function addHost(program: Command): void {
  program
    .command('host')
    .summary('speak native messaging: browsers start this')
    .description(
      'Speaks native messaging on standard input and output until the browser closes it. Browsers start this through the launcher that `lastchunk install` writes; there is nothing to type.',
    )
    // Chromium passes the extension's origin and --parent-window, Firefox the manifest's path and the extension's id.
    .argument('[arguments...]', 'what the browser passes; nothing is made of it')
    .allowUnknownOption()
    .addHelpText(
      'after',
      `
Example, to see whether it starts: lastchunk doctor

Exit status: 0 the browser closed the connection, 2 Lastchunk could not do its work.`,
    )
    .action(run);
}

async function run(): Promise<void> {
  // A dependency that logs would break the framing: the browser reads whatever comes as a length.
  globalThis.console = new Console(process.stderr);
  const { stdin, stdout } = process;
  if (stdin.isTTY) {
    process.stderr.write('lastchunk host speaks to browsers, not to people: Ctrl-D ends it. See `lastchunk doctor`.\n');
  }
  // Ended by hand as it is by the browser: what runs is cancelled, and what was captured is written.
  const close = () => stdin.destroy();
  process.once('SIGTERM', close).once('SIGINT', close);
  const captures = await CaptureStore.open();
  await serve({ input: stdin, output: stdout, captures, version, startZoo: zoo });
  endProcessWithin(2_000);
  await captures.close();
}

async function zoo() {
  // Loaded when it is asked for: it is a third of what the host would load to start.
  const { startZoo } = await import('../zoo/zoo.ts');
  const { url, secureUrl, species, close } = await startZoo();
  return {
    url,
    secureUrl,
    species: species.map(({ id, title, summary, outcome, url: at }) => ({ id, title, summary, outcome, url: at })),
    close,
  };
}
