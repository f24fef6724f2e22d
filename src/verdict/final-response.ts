/** The final response as findings about status semantics need it: a whole head, with a status code of three digits. */
import type { FieldLine } from '../wire/http1/field-line.ts';
import type { Head } from '../wire/http1/head.ts';
import type { ResponseDecoder } from '../wire/http1/response-decoder.ts';
import { visible } from './words.ts';

export interface FinalResponse {
  status: number;
  head: Head;
}

/** Null when the head is cut (a field that is not there may have been about to come), or its code is no status code. */
export function finalResponse({ head }: ResponseDecoder): FinalResponse | null {
  if (head === null || !head.complete) return null;
  const { code, codeRaw } = head.statusLine;
  return code === null || codeRaw.length !== 3 ? null : { status: code, head };
}

/** The first field of a name in lower case. */
export function fieldOf(head: Head, key: string): FieldLine | null {
  return head.fields.find((field) => field.key === key) ?? null;
}

/** `404 Not Found`, with the phrase as it came, made printable. */
export function statusWords({ statusLine }: Head): string {
  const reason = visible((statusLine.reasonRaw ?? '').slice(0, 40)).trim();
  return reason === '' ? visible(statusLine.codeRaw) : `${visible(statusLine.codeRaw)} ${reason}`;
}
