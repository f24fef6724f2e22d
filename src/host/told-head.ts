/** The head of the final response as progress tells it: bounded, whatever the server sends. */
import { type HeadSoFar, limits } from '../protocol/messages.ts';
import type { ExaminedHead } from '../report/examination.ts';
import { abridgeStatusLine } from './abridge.ts';

/** Characters of each text of a status line. */
const STATUS_LINE = 4_096;

/** The status line, and the first fields and interim responses within the protocol's limits. */
export function toldHead({ statusLine, field, interim, ...head }: ExaminedHead): HeadSoFar {
  const fields: HeadSoFar['fields'] = [];
  let room: number = limits.headText;
  for (const line of each(field, Math.min(head.fieldCount, limits.headFields))) {
    room -= line.name.length + line.value.length + line.raw.length;
    if (room < 0) break;
    fields.push(line);
  }
  const interims = each(interim, Math.min(head.interimCount, limits.headInterims));
  return {
    ...head,
    statusLine: abridgeStatusLine(statusLine, STATUS_LINE),
    fields,
    interim: Array.from(interims, (line) => ({ raw: abridgeStatusLine(line, STATUS_LINE).raw, span: line.span })),
  };
}

function* each<T>(get: (index: number) => T | null, count: number): Generator<T> {
  for (let index = 0; index < count; index++) {
    const one = get(index);
    if (one !== null) yield one;
  }
}
