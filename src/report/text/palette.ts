/** The few styles that the text report and the command line use, by what they mean. */
import picocolors from 'picocolors';
import type { Severity } from '../report.ts';

type Style = (text: string) => string;

export interface Palette {
  /** The thing to read first. */
  strong: Style;
  /** What helps, but is not the point: labels, spans, references. */
  quiet: Style;
  good: Style;
  bad: Style;
  doubtful: Style;
  /** A flag that must not be overlooked, as a filled badge. */
  badge: Style;
  severity: Record<Severity, Style>;
}

/** Styles as SGR sequences, or none at all. */
export function palette(colour: boolean): Palette {
  const c = picocolors.createColors(colour);
  return {
    strong: c.bold,
    quiet: c.dim,
    good: c.green,
    bad: c.red,
    doubtful: c.yellow,
    badge: (text) => (colour ? c.bgRed(c.whiteBright(c.bold(` ${text} `))) : `[${text}]`),
    severity: { error: c.red, warning: c.yellow, info: c.cyan },
  };
}
