/** A page of text as it is written: rows of label, text and octet positions, each kept within the width. */
import { columns, fill, GUTTER, wrap, wrapFacts } from './layout.ts';
import type { Palette } from './palette.ts';
import { octetSpan } from './quantity.ts';

type Style = (text: string) => string;
const plain: Style = (text) => text;

export interface RowOptions {
  /** Applied to each line of the text, after it has been measured. */
  style?: Style;
  /** Where the thing stands on the wire, shown at the right edge of the first line. */
  span?: readonly [number, number] | null;
  /** Columns by which lines after the first are set in further. */
  hang?: number;
}

export class Page {
  readonly width: number;
  readonly palette: Palette;
  readonly #lines: string[] = [];

  /** `width` in columns; below 48 the lines are as for 48, and the terminal breaks them. */
  constructor(width: number, palette: Palette) {
    this.width = Math.max(48, width);
    this.palette = palette;
  }

  /** A line as it is: the caller has measured and styled it. */
  line(text = ''): void {
    this.#lines.push(text);
  }

  /** An empty line, but never two. */
  gap(): void {
    if (this.#lines.at(-1) !== '') this.line();
  }

  /** A heading, with the caption of the right edge's column where there is one. */
  heading(text: string, caption = ''): void {
    this.gap();
    const between = caption === '' ? '' : ' '.repeat(Math.max(1, this.width - columns(text) - columns(caption)));
    this.line(`${this.palette.strong(text)}${between}${this.palette.quiet(caption)}`);
  }

  /** Text wrapped to the page, set in by `indent`. */
  prose(text: string, indent: number, style: Style = plain): void {
    for (const line of wrap(text, this.width - indent)) this.line(' '.repeat(indent) + style(line));
  }

  /** One point of a list: a styled mark of one column, then text whose words, such as paths, stay whole. */
  item(mark: string, text: string, style: Style = plain): void {
    const [first = '', ...rest] = wrap(text, this.width - 4, true);
    this.line(`  ${mark} ${style(first)}`);
    for (const line of rest) this.line(`    ${style(line)}`);
  }

  /** Facts of a line or more, set in by `indent`. */
  facts(facts: readonly string[], indent: number, style: Style = plain): void {
    for (const line of wrapFacts(facts, this.width - indent)) this.line(' '.repeat(indent) + style(line));
  }

  /** A labelled row; the text, or the facts, are already printable. */
  row(
    label: string,
    text: string | readonly string[],
    { style = plain, span = null, hang = 0 }: RowOptions = {},
  ): void {
    const place = span ? octetSpan(span) : '';
    const room = this.width - GUTTER - (place ? columns(place) + 2 : 0);
    const [first = '', ...rest] = typeof text === 'string' ? hanging(text, room, hang) : wrapFacts(text, room);
    const gutter = this.palette.quiet(fill(`  ${label}`, GUTTER));
    const right = place ? ' '.repeat(room - columns(first) + 2) + this.palette.quiet(place) : '';
    this.line(`${gutter}${style(first)}${right}`.trimEnd());
    for (const line of rest) this.line(`${' '.repeat(GUTTER)}${style(line)}`);
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}

/** `wrap` with the lines after the first set in by `hang` columns. */
function hanging(text: string, room: number, hang: number): string[] {
  const [first = '', ...rest] = wrap(text, room);
  if (rest.length === 0 || hang === 0) return [first, ...rest];
  const remainder = text.slice(first.length).replace(/^ /, '');
  return [first, ...wrap(remainder, room - hang).map((line) => ' '.repeat(hang) + line)];
}
