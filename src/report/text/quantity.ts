/** Numbers with their units, put as findings put them. */
import { number } from '../../verdict/words.ts';

export { duration, number, plural } from '../../verdict/words.ts';

/** An octet span `[start, end)` as the positions it covers. */
export function octetSpan([start, end]: readonly [number, number]): string {
  if (end === start) return `at ${number(start)}`;
  return end === start + 1 ? number(start) : `${number(start)}–${number(end - 1)}`;
}
