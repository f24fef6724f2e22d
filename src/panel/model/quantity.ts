/** Amounts as people type them, with a unit beside: read strictly, and written so that reading gives the same again. */

export type Scale = 'seconds' | 'milliseconds' | 'octets';

export const octetUnits = ['KiB', 'MiB', 'GiB', 'TiB'] as const;
export type OctetUnit = (typeof octetUnits)[number];

export function factorOf(unit: OctetUnit): number {
  return 1024 ** (octetUnits.indexOf(unit) + 1);
}

/** The largest unit that leaves a number with at most three decimals; KiB for what fits none. */
export function unitFor(octets: number): OctetUnit {
  const fitting = octetUnits.filter(
    (unit) => octets >= factorOf(unit) && Number.isInteger((octets / factorOf(unit)) * 1000),
  );
  return fitting.at(-1) ?? 'KiB';
}

/** A number in decimal digits, the decimal mark a point or a comma; null for anything else. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  return /^\d{1,15}(\.\d{0,9})?$|^\.\d{1,9}$/.test(trimmed) ? Number(trimmed) : null;
}

/** As it is typed: no grouping, no more decimals than it has. */
export function writeNumber(value: number): string {
  return String(Number(value.toFixed(9)));
}
