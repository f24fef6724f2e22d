/** One message in wire order: status line, header section, body, chunks, trailer section. */
import type { Field, Message, StatusLine } from '../report.ts';
import { renderBody } from './body.ts';
import type { Page } from './page.ts';
import { printable } from './printable.ts';
import { number, plural } from './quantity.ts';

/** Field lines shown of one section, and octets of one line: the rest is in the JSON and in the capture. */
const FIELDS_SHOWN = 100;
const OCTETS_SHOWN = 1_000;

export function renderMessage(page: Page, message: Message): void {
  const { statusLine, fields, trailers } = message;
  page.row('status line', wireLine(statusLine.raw), { span: statusLine.span, style: page.palette.strong });
  page.row('', classification(statusLine), { style: statusStyle(page, statusLine) });
  renderFields(page, 'header section', fields);
  // An interim response never has content (RFC 9110 §15.2): its body is worth a line only if the framing says otherwise.
  if (statusLine.class !== 'informational' || message.body.framing !== 'none') renderBody(page, message);
  if (trailers.length > 0) {
    renderFields(page, 'trailers', trailers, (trailer) => {
      if (trailer.class === 'announced') return 'announced in Trailer';
      return trailer.class === 'forbidden' ? 'not allowed in a trailer section' : 'not announced in Trailer';
    });
  } else if (message.chunks) {
    page.row('trailers', 'none', { style: page.palette.quiet });
  }
}

const classWords: Record<StatusLine['class'], string> = {
  informational: 'informational (1xx)',
  successful: 'successful (2xx)',
  redirection: 'redirection (3xx)',
  'client-error': 'client error (4xx)',
  'server-error': 'server error (5xx)',
  invalid: 'in no class of RFC 9110 §15',
  unparsable: 'no status code can be read from it',
};

/** What a recipient makes of the status line, in words. */
function classification({ class: kind, code, reason, registered, treatAs, version }: StatusLine): string[] {
  const words = version === null ? ['no HTTP version can be read'] : [];
  words.push(classWords[kind]);
  if (kind === 'unparsable') return words;
  words.push(registered === null ? 'not registered' : `registered as ${printable(registered)}`);
  if (treatAs !== null && treatAs !== code) words.push(`a recipient treats it as ${treatAs}`);
  if (reason === null || reason === '') words.push('no reason phrase');
  return words;
}

function statusStyle({ palette }: Page, { class: kind }: StatusLine): (text: string) => string {
  if (kind === 'successful') return palette.good;
  if (kind === 'informational' || kind === 'redirection') return palette.quiet;
  return kind === 'client-error' ? palette.doubtful : palette.bad;
}

function renderFields<F extends Field>(
  page: Page,
  label: string,
  fields: readonly F[],
  note?: (field: F) => string,
): void {
  if (fields.length === 0) {
    page.row(label, 'empty', { style: page.palette.quiet });
    return;
  }
  for (const [index, field] of fields.slice(0, FIELDS_SHOWN).entries()) {
    page.row(index === 0 ? label : '', wireLine(field.raw), { span: field.span, hang: 2 });
    if (note) page.row('', `  ${note(field)}`, { style: page.palette.quiet });
  }
  if (fields.length > FIELDS_SHOWN) {
    page.row('', `and ${plural(fields.length - FIELDS_SHOWN, 'more field line')}`, { style: page.palette.quiet });
  }
}

/** A line as it came: blanks at its end are shown, for they would not be seen; a line beyond measure is cut. */
function wireLine(raw: string): string {
  const kept = raw.slice(0, OCTETS_SHOWN);
  const text = printable(kept).replace(/ +$/, (blanks) => '\\x20'.repeat(blanks.length));
  return kept.length < raw.length ? `${text}… and ${number(raw.length - kept.length)} octets more` : text;
}
