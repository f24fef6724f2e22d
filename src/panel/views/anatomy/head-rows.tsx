import type { Field, Message, StatusLine } from '../../../report/report.ts';
import { counted, number } from '../../model/format.ts';
import { classWords } from '../../model/words.ts';
import { type MessageKey, t } from '../../text.ts';
import { WireText } from '../wire-text.tsx';
import { AnatomyPart } from './part.tsx';
import { AnatomyRow } from './row.tsx';

export function StatusLineRow({ statusLine }: { statusLine: StatusLine }) {
  const { raw, parts, span } = statusLine;
  const boxes = (['version', 'code', 'reason'] as const).map((part) => ({ part, span: parts[part] }));
  const readable = boxes.some((box) => box.span !== null);
  return (
    <AnatomyRow at={span[0]} group="status" title={t('section_status_line')} part="status-line">
      <div class="an-status">
        {boxes.map(({ part, span: where }) => {
          const { text, note, tone } = classified(statusLine, part);
          if (where === null || where[1] <= where[0]) {
            return part === 'reason' && readable ? (
              <span key={part} class="an-box absent">
                <em>{t('anatomy_no_reason')}</em>
                <small>{t(where === null ? 'anatomy_reason_gone' : 'anatomy_reason_blank')}</small>
              </span>
            ) : null;
          }
          return (
            <AnatomyPart key={part} span={where} kind={t(partWords[part])} class={`an-box box-${part}`}>
              <WireText text={text} />
              <small class={tone}>{note}</small>
            </AnatomyPart>
          );
        })}
        {!readable && (
          <AnatomyPart span={span} kind={t('part_status_line')} class="an-box">
            <WireText text={raw} />
            <small class="bad">{t('status_unreadable')}</small>
          </AnatomyPart>
        )}
      </div>
    </AnatomyRow>
  );
}

const partWords = { version: 'part_version', code: 'part_code', reason: 'part_reason' } as const;

/** What a part of the status line says, and what is to be thought of it. */
function classified(
  line: StatusLine,
  part: 'version' | 'code' | 'reason',
): { text: string; note: string; tone: string } {
  if (part === 'version') {
    return line.version === null
      ? { text: sliceOf(line, part), note: t('anatomy_note_no_version'), tone: 'bad' }
      : { text: line.version, note: t('anatomy_note_version'), tone: '' };
  }
  if (part === 'code') {
    const wrong = line.class === 'invalid' || line.class === 'unparsable';
    const kind = classWords(line.class);
    const otherwise = line.treatAs !== null && line.treatAs !== line.code;
    const note = otherwise ? t('anatomy_note_treated', kind, `${line.treatAs}`) : kind;
    return { text: line.codeRaw, note, tone: wrong ? 'bad' : '' };
  }
  const note =
    line.registered === null
      ? t('anatomy_note_unregistered')
      : line.reasonRaw === line.registered
        ? t('anatomy_note_registered')
        : t('anatomy_note_otherwise', line.registered);
  return { text: line.reasonRaw, note, tone: '' };
}

function sliceOf({ raw, span, parts }: StatusLine, part: 'version'): string {
  const where = parts[part];
  return where === null ? '' : raw.slice(where[0] - span[0], where[1] - span[0]);
}

/** Fields that decide where the message ends, or what comes after its head. */
const marks = new Map<string, MessageKey>([
  ['transfer-encoding', 'anatomy_mark_frames'],
  ['content-length', 'anatomy_mark_frames'],
  ['trailer', 'anatomy_mark_announces'],
  ['content-encoding', 'anatomy_mark_codes'],
]);

/** Lines drawn; the rest are counted, and stand in the table below. */
const SHOWN = 7;

interface HeaderRowProps {
  message: Message;
  /** How many fields there are: of a long header section the first alone may be known. */
  count: number;
  /** More came than the host keeps. */
  more: boolean;
  /** Asked to show them all. */
  onAll: () => void;
}

export function HeaderRow({ message, count, more, onAll }: HeaderRowProps) {
  const { fields } = message;
  const shown = chosenFields(fields);
  const rest = count - shown.length;
  const fieldsCounted = counted(count, 'field');
  const aside = more ? t('anatomy_fields_kept', fieldsCounted) : fieldsCounted;
  const at = fields[0]?.span[0] ?? message.statusLine.span[1];
  return (
    <AnatomyRow at={at} group="name" title={t('section_header')} aside={aside} part="header">
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
          {t('anatomy_more', number(rest))}
        </button>
      )}
    </AnatomyRow>
  );
}

function FieldPart({ field, framing }: { field: Field; framing: Message['body']['framing'] }) {
  const key = field.name.toLowerCase();
  const mark = marks.get(key);
  const overruled = key === 'content-length' && framing !== 'content-length' && framing !== 'none';
  const words = overruled ? 'anatomy_mark_overruled' : mark;
  return (
    <AnatomyPart
      span={field.span}
      kind={t('anatomy_field')}
      class={mark === undefined ? 'an-field' : 'an-field marked'}
    >
      <span class="an-name">
        <WireText text={field.name} />
      </span>
      <span class="an-value">
        <WireText text={field.value} />
      </span>
      {words !== undefined && <span class="an-mark">{t(words)}</span>}
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
