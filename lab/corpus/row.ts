/** A row of a corpus: a case whose method is GET and whose ending is FIN unless it says otherwise. */
import type { LabCase } from '../case.ts';

export type Row = Pick<LabCase, 'id' | 'title' | 'wire'> & Partial<Pick<LabCase, 'method' | 'ending'>>;

/** `text`, `count` times. */
export const many = (text: string, count: number): string => text.repeat(count);

export function caseOf(row: Row): LabCase {
  return { method: 'GET', ending: 'fin', ...row };
}
