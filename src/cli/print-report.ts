/** Prints a Report and sets the exit status that it means. */
import type { Report } from '../report/report.ts';
import { renderText } from '../report/text/render-text.ts';
import { statusOf } from './exit-status.ts';
import { jsonText } from './json-text.ts';
import { wantsColour, widthOf } from './terminal.ts';

export function printReport(
  report: Report,
  { json, colour, clients = false }: { json: boolean; colour: boolean; clients?: boolean },
): void {
  // First, since writing may find that nobody reads any more, and end the process.
  process.exitCode = statusOf(report);
  const text = json
    ? jsonText(report)
    : renderText(report, { colour: wantsColour(process.stdout, colour), width: widthOf(process.stdout), clients });
  process.stdout.write(text);
}
