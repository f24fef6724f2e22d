/** Numbers for people. One locale, so that a picture and a test read the same everywhere. */
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const three = new Intl.NumberFormat('en-US', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const one = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function number(value: number): string {
  return whole.format(value);
}

/** `1 octet`, `2 octets`. */
export function counted(value: number, unit: string): string {
  return `${whole.format(value)} ${unit}${value === 1 ? '' : 's'}`;
}

/** Milliseconds: `0.4 ms`, `12.0 ms`, `1.234 s`. */
export function duration(ms: number): string {
  return Math.abs(ms) < 999.95 ? `${one.format(ms)} ms` : `${three.format(ms / 1000)} s`;
}

/** Seconds that run while one looks: `0.0 s`. */
export function running(ms: number): string {
  return `${one.format(ms / 1000)} s`;
}

/** A span `[start, end)` in words. */
export function spanWords([start, end]: readonly [number, number]): string {
  if (end - start <= 0) return `at octet ${number(start)}`;
  return end - start === 1 ? `octet ${number(start)}` : `octets ${number(start)} to ${number(end - 1)}`;
}

/** What a URL is called in a narrow list: its last part with the query, and where it is. */
export function urlName(url: string): { name: string; place: string } {
  if (!URL.canParse(url)) return { name: url, place: '' };
  const { pathname, search, host } = new URL(url);
  const last = pathname.replace(/\/+$/, '').split('/').pop() ?? '';
  return last === '' ? { name: `${host}/${search}`, place: '' } : { name: `${last}${search}`, place: host };
}
