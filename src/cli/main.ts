#!/usr/bin/env node
/** The command line: one file a command. */
import { Command, CommanderError } from 'commander';
import { addDecode } from './decode.ts';
import { addDoctor } from './doctor.ts';
import { COMPLETE, FAULT } from './exit-status.ts';
import { type Telling, tellFault } from './fault.ts';
import { addHost } from './host.ts';
import { addInspect } from './inspect.ts';
import { addInstall, addUninstall } from './install.ts';
import { endQuietlyOnBrokenPipe } from './terminal.ts';
import { version } from './version.ts';
import { addZoo } from './zoo.ts';

endQuietlyOnBrokenPipe(process.stdout);
endQuietlyOnBrokenPipe(process.stderr);

const program = new Command('lastchunk')
  .description('Inspects an HTTP response octet by octet, and finds the 200 that ended with an error.')
  .version(version)
  .showHelpAfterError('Say --help for what can be said.')
  // Subcommands copy this: a command line that cannot be understood then ends with status 2, not commander's 1.
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  lastchunk inspect https://example.com/
  lastchunk zoo
  lastchunk install

LASTCHUNK_DATA names the folder of captures and of the host; NO_COLOR and FORCE_COLOR are honoured.

Exit status: 0 complete, 1 the response is broken, 2 Lastchunk could not do its work.`,
  );

for (const add of [addInspect, addDecode, addZoo, addInstall, addUninstall, addDoctor, addHost]) add(program);

let telling: Telling = {};
program.hook('preAction', (_, command) => {
  telling = command.opts<Telling>();
});

try {
  await program.parseAsync();
} catch (thrown) {
  if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? COMPLETE : FAULT;
  else tellFault(thrown, telling);
}
