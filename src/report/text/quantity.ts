/** Numbers with their units, the way people read them. */

/** `1,234,567`, the same on every machine, whatever its locale. */
export function grouped(value: number): string {
  return Number.isSafeInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : String(value);
}

/** `1 chunk`, `3 chunks`. */
export function counted(value: number, singular: string, plural = `${singular}s`): string {
  return `${grouped(value)} ${value === 1 ? singular : plural}`;
}

/** Milliseconds as `0.4 ms`, `12 ms`, `3.20 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(2)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** An octet span `[start, end)` as the positions it covers. */
export function octetSpan([start, end]: readonly [number, number]): string {
  return end > start ? `${grouped(start)}–${grouped(end - 1)}` : `at ${grouped(start)}`;
}
