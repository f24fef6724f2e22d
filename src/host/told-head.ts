/** The head of the final response as progress tells it: bounded, whatever the server sends. */
import { type HeadSoFar, limits } from '../protocol/messages.ts';
import type { ExaminedHead } from '../report/examination.ts';
import { abridgeStatusLine } from './abridge.ts';

/** Characters of each text of the status line. */
const STATUS_LINE = 4_096;

/** The status line, and the first fields within the protocol's limits. */
export function toldHead({ statusLine, field, ...head }: ExaminedHead): HeadSoFar {
  const fields: HeadSoFar['fields'] = [];
  let room: number = limits.headText;
  for (let index = 0; index < Math.min(head.fieldCount, limits.headFields); index++) {
    const line = field(index);
    if (line === null) break;
    room -= line.name.length + line.value.length + line.raw.length;
    if (room < 0) break;
    fields.push(line);
  }
  return { ...head, statusLine: abridgeStatusLine(statusLine, STATUS_LINE), fields };
}
