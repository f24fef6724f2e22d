/** Amounts where there is little room, as the Network panel writes them: decimal, three digits at most. */
import { currentLocale, t } from '../text.ts';
import { roughly } from './format.ts';

const units = ['unit_b', 'unit_kb', 'unit_mb', 'unit_gb', 'unit_tb'] as const;

/** `847 B`, `4.1 kB`, `12 MB`. */
export function octetSize(octets: number): string {
  let power = 0;
  // Not 1,000: 999.6 would be written so.
  for (let rest = octets; rest >= (power === 0 ? 1_000 : 999.5) && power < units.length - 1; rest /= 1_000) power += 1;
  const amount = octets / 1_000 ** power;
  return t(units[power] ?? 'unit_b', numberOf(amount, power > 0 && amount < 9.95 ? 1 : 0));
}

/** `12 ms`, `1.5 s`, `3.2 min`. */
export function roughTime(ms: number): string {
  return ms < 99_950 ? roughly(ms) : t('unit_min', numberOf(ms / 60_000, 1));
}

const formats = new Map<string, Intl.NumberFormat>();

/** Costly to make, and asked for by every row. */
function numberOf(value: number, digits: number): string {
  const key = `${currentLocale()} ${digits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(currentLocale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formats.set(key, format);
  return format.format(value);
}
