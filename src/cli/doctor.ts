/** `lastchunk doctor`: why a browser finds no host. */
import type { Command } from 'commander';
import { type BrowserDiagnosis, type Check, type Diagnosis, diagnose } from '../host/install/doctor.ts';
import { thisMachine } from '../host/install/machine.ts';
import { Page } from '../report/text/page.ts';
import { palette } from '../report/text/palette.ts';
import { visible } from '../report/text/printable.ts';
import { BROKEN, COMPLETE } from './exit-status.ts';
import { jsonText } from './json-text.ts';
import { asksColour, type ColourOptions, withColour } from './options.ts';
import { wantsColour, widthOf } from './terminal.ts';
import { version } from './version.ts';

interface Options extends ColourOptions {
  json?: boolean;
}

export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .summary('explain “native messaging host not found”')
    .description('Walks the way each browser takes to the host, and says where it ends and what to do.')
    .option('--json', 'print the diagnosis as JSON');
  withColour(command)
    .addHelpText(
      'after',
      `
Example:
  lastchunk doctor

Exit status: 0 the host can be reached from at least one browser that is present, 1 from none,
2 Lastchunk could not do its work.`,
    )
    .action(run);
}

async function run(options: Options): Promise<void> {
  const diagnosis = await diagnose(thisMachine(), version);
  process.exitCode = diagnosis.ok ? COMPLETE : BROKEN;
  process.stdout.write(options.json ? jsonText(diagnosis) : render(diagnosis, options));
}

function render({ general, browsers, version: own, ok }: Diagnosis, options: Options): string {
  const colours = palette(wantsColour(process.stdout, asksColour(options)));
  const page = new Page(widthOf(process.stdout), colours);
  page.line(colours.strong(`Lastchunk ${own}`));
  for (const check of general) renderCheck(page, check);
  for (const browser of browsers) if (browser.present) renderBrowser(page, browser);
  const absent = browsers.filter((browser) => !browser.present);
  if (absent.length > 0) {
    page.gap();
    page.prose(
      `Not found for this user: ${absent.map(({ name, id }) => `${name} (${id})`).join(', ')}`,
      0,
      colours.quiet,
    );
  }
  for (const { name, sandboxed } of browsers) {
    for (const folder of sandboxed) {
      page.gap();
      page.prose(`! ${name} is also here as a Flatpak or Snap (${visible(folder)}).`, 0, colours.doubtful);
      page.prose('It lives in a sandbox and cannot start a host outside it: use a build that is not sandboxed.', 2);
    }
  }
  page.gap();
  const conclusion = ok
    ? 'The host can be reached.'
    : browsers.some((browser) => browser.present)
      ? 'No browser can reach the host: follow the first arrow of the browser that you use.'
      : 'No browser was found: start one once, or name one: `lastchunk install chromium`.';
  page.prose(conclusion, 0, ok ? colours.good : colours.bad);
  return page.toString();
}

function renderBrowser(page: Page, { name, checks }: BrowserDiagnosis): void {
  page.heading(name);
  for (const check of checks) renderCheck(page, check);
}

function renderCheck(page: Page, { ok, text, remedy }: Check): void {
  const { good, bad, strong } = page.palette;
  const mark = ok ? good('✓') : bad('✗');
  page.item(mark, visible(text));
  if (remedy !== null) page.item(' ', `→ ${remedy}`, strong);
}
