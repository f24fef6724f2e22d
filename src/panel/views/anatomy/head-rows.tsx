import type { Field, Message, StatusLine } from '../../../report/report.ts';
import { counted, number } from '../../model/format.ts';
import { classWords } from '../../model/words.ts';
import { WireText } from '../wire-text.tsx';
import { AnatomyPart } from './part.tsx';
import { AnatomyRow } from './row.tsx';

export function StatusLineRow({ statusLine }: { statusLine: StatusLine }) {
  const { raw, parts, span } = statusLine;
  const boxes = (['version', 'code', 'reason'] as const).map((part) => ({ part, span: parts[part] }));
  const readable = boxes.some((box) => box.span !== null);
  return (
    <AnatomyRow at={span[0]} group="status" title="Status line" part="status-line">
      <div class="an-status">
        {boxes.map(({ part, span: where }) => {
          const { text, note, tone } = classified(statusLine, part);
          if (where === null || where[1] <= where[0]) {
            return part === 'reason' && readable ? (
              <span key={part} class="an-box absent">
                <em>no reason phrase</em>
                <small>{where === null ? 'absent' : 'empty'}</small>
              </span>
            ) : null;
          }
          return (
            <AnatomyPart key={part} span={where} kind={partWords[part]} class={`an-box box-${part}`}>
              <WireText text={text} />
              <small class={tone}>{note}</small>
            </AnatomyPart>
          );
        })}
        {!readable && (
          <AnatomyPart span={span} kind="Status line" class="an-box">
            <WireText text={raw} />
            <small class="bad">cannot be read</small>
          </AnatomyPart>
        )}
      </div>
    </AnatomyRow>
  );
}

const partWords = { version: 'HTTP-version', code: 'Status code', reason: 'Reason phrase' };

/** What a part of the status line says, and what is to be thought of it. */
function classified(
  line: StatusLine,
  part: 'version' | 'code' | 'reason',
): { text: string; note: string; tone: string } {
  if (part === 'version') {
    return line.version === null
      ? { text: sliceOf(line, part), note: 'not an HTTP-version', tone: 'bad' }
      : { text: line.version, note: 'version', tone: '' };
  }
  if (part === 'code') {
    const wrong = line.class === 'invalid' || line.class === 'unparsable';
    const acted = line.treatAs !== null && line.treatAs !== line.code ? `, treated as ${line.treatAs}` : '';
    return { text: line.codeRaw, note: `${classWords(line.class)}${acted}`, tone: wrong ? 'bad' : '' };
  }
  const note =
    line.registered === null
      ? 'reason: no such code is registered'
      : line.reasonRaw === line.registered
        ? 'reason, as registered'
        : `reason; registered as “${line.registered}”`;
  return { text: line.reasonRaw, note, tone: '' };
}

function sliceOf({ raw, span, parts }: StatusLine, part: 'version'): string {
  const where = parts[part];
  return where === null ? '' : raw.slice(where[0] - span[0], where[1] - span[0]);
}

/** Fields that decide where the message ends, or what comes after its head. */
const marks = new Map([
  ['transfer-encoding', 'frames the body'],
  ['content-length', 'frames the body'],
  ['trailer', 'announces trailers'],
  ['content-encoding', 'codes the content'],
]);

/** Lines drawn; the rest are counted, and stand in the table below. */
const SHOWN = 7;

export function HeaderRow({ message, onAll }: { message: Message; onAll: () => void }) {
  const { fields } = message;
  const shown = chosenFields(fields);
  const rest = fields.length - shown.length;
  const at = fields[0]?.span[0] ?? message.statusLine.span[1];
  return (
    <AnatomyRow at={at} group="name" title="Header section" aside={counted(fields.length, 'field')} part="header">
      {fields.length > 0 && (
        <ul class="an-fields">
          {shown.map((field) => (
            <li key={field.span[0]}>
              <FieldPart field={field} framing={message.body.framing} />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <button type="button" class="link an-more" onClick={onAll}>
          and {number(rest)} more
        </button>
      )}
    </AnatomyRow>
  );
}

function FieldPart({ field, framing }: { field: Field; framing: Message['body']['framing'] }) {
  const key = field.name.toLowerCase();
  const mark = marks.get(key);
  const overruled = key === 'content-length' && framing !== 'content-length' && framing !== 'none';
  const words = overruled ? 'does not frame the body' : mark;
  return (
    <AnatomyPart span={field.span} kind="Field" class={mark === undefined ? 'an-field' : 'an-field marked'}>
      <span class="an-name">
        <WireText text={field.name} />
      </span>
      <span class="an-value">
        <WireText text={field.value} />
      </span>
      {words !== undefined && <span class="an-mark">{words}</span>}
    </AnatomyPart>
  );
}

/** All where they are few; else those that frame, and the first others, in the order of the wire. */
function chosenFields(fields: Field[]): Field[] {
  if (fields.length <= SHOWN) return fields;
  const framing = fields.filter(({ name }) => marks.has(name.toLowerCase())).slice(0, 20);
  const others = fields.filter((field) => !framing.includes(field)).slice(0, Math.max(0, SHOWN - 1 - framing.length));
  const chosen = new Set([...framing, ...others]);
  return fields.filter((field) => chosen.has(field));
}
