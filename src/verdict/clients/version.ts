/** Versions compared number by number: `7.88.1` is before `8.0`. */
export function isBefore(version: string, other: string): boolean {
  const numbers = numbersOf(version);
  const others = numbersOf(other);
  for (let at = 0; at < Math.max(numbers.length, others.length); at++) {
    const difference = (numbers[at] ?? 0) - (others[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The numbers of the first version that a text names: `JDK 17.0.15+6` gives 17, 0, 15. */
function numbersOf(text: string): number[] {
  const found = /\d+(?:\.\d+)*/.exec(text);
  return found === null ? [] : found[0].split('.').map(Number);
}
