/** Where secrets stand among the octets of an exchange: the values of secret fields, in heads and in trailers. */
import type { Field, Report } from '../../report/report.ts';
import { mayHoldSecrets, type Span, secretSpans, spansInValue } from './redaction.ts';

/** By the Report's own spans: every head, and the trailers. */
export function secretsOfReport({ interim, response }: Report): Span[] {
  const messages = response === null ? interim : [...interim, response];
  return messages
    .flatMap(({ fields }) => fields.flatMap(valueSpans))
    .concat((response?.trailers ?? []).flatMap(valueSpans));
}

/** Of a text that was abridged, all that is not known is secret where a part of it could be. */
function valueSpans({ name, raw, span }: Omit<Field, 'value'>): Span[] {
  const at = span[0] + (/^[^:]*:[ \t]*/.exec(raw)?.[0].length ?? 0);
  const cut = raw.length < span[1] - span[0];
  const value = cut ? raw.slice(at - span[0], -1) : raw.slice(at - span[0]);
  const spans = spansInValue(name, value, at);
  if (!cut || !mayHoldSecrets(name)) return spans;
  const known = at + value.length;
  const last = spans.at(-1);
  return last?.[1] === known ? [...spans.slice(0, -1), [last[0], span[1]]] : [...spans, [known, span[1]]];
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
