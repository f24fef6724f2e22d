/** Where secrets stand among the octets of an exchange: the values of secret fields, in heads and in trailers. */
import type { Field, Report } from '../../report/report.ts';
import { isSecretField, type Span, secretSpans } from './redaction.ts';

/** By the Report's own spans: every head, and the trailers. */
export function secretsOfReport({ interim, response }: Report): Span[] {
  const messages = response === null ? interim : [...interim, response];
  return messages
    .flatMap(({ fields }) => fields.flatMap(valueSpan))
    .concat((response?.trailers ?? []).flatMap(valueSpan));
}

function valueSpan({ name, raw, span }: Omit<Field, 'value'>): Span[] {
  if (!isSecretField(name)) return [];
  const start = span[0] + (/^[^:]*:[ \t]*/.exec(raw)?.[0].length ?? 0);
  return start < span[1] ? [[start, span[1]]] : [];
}

/**
 * By the octets themselves, where there is no Report yet: the heads at the beginning, interim ones and the one after them.
 * @param text Latin-1, an octet a character, from the first octet on
 */
export function secretsOfHeads(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < text.length; ) {
    const head = text.slice(at);
    for (const [start, end] of secretSpans(head)) spans.push([at + start, at + end]);
    const emptyLine = /\r?\n\r?\n/.exec(head);
    if (emptyLine === null || !/^HTTP\/\S+ 1\d\d\b/.test(head)) break;
    at += emptyLine.index + emptyLine[0].length;
  }
  return spans;
}
