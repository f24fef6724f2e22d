/** What `--json` prints. */
import { printableJson } from '../report/text/printable.ts';

/** One JSON value, indented by two, ended by LF; it holds nothing that a terminal would act on. */
export function jsonText(value: unknown): string {
  return `${printableJson(JSON.stringify(value, null, 2))}\n`;
}
