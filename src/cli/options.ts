/** Options that several commands share, and how their values are read. */
import { type Command, InvalidArgumentError, Option } from 'commander';

/** `--no-colour`, and the other spelling of it. */
export function withColour(command: Command): Command {
  return command
    .option('--no-colour', 'plain text; --no-color and NO_COLOR say the same')
    .addOption(new Option('--no-color').hideHelp());
}

export interface ColourOptions {
  colour: boolean;
  color: boolean;
}

export function asksColour({ colour, color }: ColourOptions): boolean {
  return colour && color;
}

/** A reader of whole numbers within bounds, for commander. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

/** Gathers an option that may be given several times. */
export function gather(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), text];
}
