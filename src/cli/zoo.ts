/** `lastchunk zoo`: broken responses to try things on. */
import type { Command } from 'commander';
import { LastchunkError } from '../report/fault.ts';
import { fill, wrap } from '../report/text/layout.ts';
import { palette } from '../report/text/palette.ts';
import type { RunningZoo } from '../zoo/zoo.ts';
import { asksColour, type ColourOptions, wholeNumber, withColour } from './options.ts';
import { wantsColour, widthOf } from './terminal.ts';

interface Options extends ColourOptions {
  port: number;
  securePort: number;
}

export function addZoo(program: Command): void {
  const command = program
    .command('zoo')
    .summary('serve broken responses on this machine')
    .description('Serves broken responses on 127.0.0.1, one a URL, in clear and over TLS, until Ctrl-C.')
    .option('--port <n>', 'port in clear; 0 takes a free one', wholeNumber(0, 65_535), 0)
    .option('--secure-port <n>', 'port with TLS; 0 takes a free one', wholeNumber(0, 65_535), 0);
  withColour(command)
    .addHelpText(
      'after',
      `
Example:
  lastchunk zoo --port 8080
  lastchunk inspect http://127.0.0.1:8080/cut-chunked-fin

Exit status: 0 ended by Ctrl-C, 2 Lastchunk could not do its work.`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const zoo = await start(options);
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  process.stdout.write(render(zoo, asksColour(options)));
  await stopped;
  await zoo.close();
}

async function start({ port, securePort }: Options): Promise<RunningZoo> {
  // Only here, for making certificates takes a third of the time in which every other command starts.
  const { startZoo } = await import('../zoo/zoo.ts');
  try {
    return await startZoo({ port, securePort });
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    throw new LastchunkError('port-in-use', cause.message, { cause });
  }
}

function render({ url, secureUrl, species }: RunningZoo, colour: boolean): string {
  const { strong, quiet, good, doubtful, bad } = palette(wantsColour(process.stdout, colour));
  const width = Math.max(48, widthOf(process.stdout));
  const column = Math.max(...species.map(({ id }) => id.length)) + 2;
  const lines = [
    strong('The zoo of broken responses'),
    `  ${url}  explains each`,
    `  ${secureUrl}  the same over TLS: inspect with --insecure`,
    '',
    `  lastchunk inspect ${url}${species.find(({ brokenSuccess }) => brokenSuccess)?.id ?? ''}`,
  ];
  let family = '';
  for (const { family: own, id, outcome, brokenSuccess, summary } of species) {
    if (own !== family) lines.push('', strong(own));
    family = own;
    const style = outcome === 'complete' ? good : outcome === 'undelimited' || outcome === 'cancelled' ? doubtful : bad;
    lines.push(`  ${fill(id, column)}${style(brokenSuccess ? `${outcome}, broken success` : outcome)}`);
    for (const line of wrap(summary, width - 4)) lines.push(`    ${quiet(line)}`);
  }
  return `${lines.join('\n')}\n\n${quiet('Ctrl-C ends it.')}\n`;
}
