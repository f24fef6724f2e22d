/** Field lines while they are written: each has a key of its own, so that a line keeps its inputs wherever it moves. */

export interface FieldDraft {
  key: number;
  name: string;
  value: string;
}

let nextKey = 0;

export function fieldDraft(name: string, value: string): FieldDraft {
  return { key: nextKey++, name, value };
}

/** The field lines to send: a line in which nothing is written is none. */
export function written(fields: readonly FieldDraft[]): [name: string, value: string][] {
  return fields
    .filter(({ name, value }) => name !== '' || value !== '')
    .map(({ name, value }): [string, string] => [name, value]);
}

export function hasField(fields: readonly FieldDraft[], name: string): boolean {
  return fields.some((field) => field.name.trim().toLowerCase() === name);
}

/** The line at `index` and the next change places. */
export function swapped<T>(all: readonly T[], index: number): T[] {
  const copy = all.slice();
  copy.splice(index, 2, ...all.slice(index, index + 2).reverse());
  return copy;
}
