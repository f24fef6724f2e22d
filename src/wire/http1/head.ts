/** The head of one response: its status line and header section (RFC 9112 §2.1). */
import type { Span } from '../span.ts';
import type { FieldLine } from './field-line.ts';
import type { StatusLine } from './status-line.ts';

export interface Head {
  statusLine: StatusLine;
  fields: FieldLine[];
  /** From the status line's first octet past the empty line; to the last octet that came when the head is cut. */
  span: Span;
  /** False when the connection ended before the empty line. */
  complete: boolean;
}

/** 1xx, three digits (RFC 9110 §15.2). */
export function isInterim({ code, codeRaw }: StatusLine): boolean {
  return code !== null && codeRaw.length === 3 && code >= 100 && code <= 199;
}
