/** Findings about partial content: Content-Range and the statuses that it belongs to (RFC 9110 §14.4, §15.3.7, §15.5.17). */

import type { Exchange } from '../exchange.ts';
import { type FinalResponse, fieldOf, finalResponse } from '../final-response.ts';
import type { FindingKind } from '../finding.ts';
import { mediaType } from '../head-fields.ts';
import { rfc } from '../spec.ts';
import { number, plural, quoted } from '../words.ts';

const partial = 'HTTP/1.1 206 Partial Content\r\n';
const five = 'Content-Length: 5\r\n\r\nhello';
const spec = rfc(9110, '14.4');

export const contentRangeFindings: readonly FindingKind[] = [
  {
    id: 'content-range-missing',
    severity: 'error',
    title: 'A 206 without Content-Range',
    spec: [rfc(9110, '15.3.7'), spec],
    example: { wire: `${partial}${five}` },
    judge({ response }) {
      const final = finalResponse(response);
      if (final === null || fieldOf(final.head, 'content-range') !== null) return null;
      if (final.status === 416) {
        return {
          severity: 'info',
          title: 'A 416 without Content-Range',
          detail:
            'The 416 refuses the range that was asked for, and should say by Content-Range ("bytes */" and a number) how long the representation is. Without it a client cannot ask for a better one.',
          span: final.head.statusLine.span,
        };
      }
      if (final.status !== 206 || mediaType(final.head) === 'multipart/byteranges') return null;
      return {
        detail:
          'The 206 has neither a Content-Range field nor the type multipart/byteranges, so nobody can tell which part of the representation came. ' +
          'Clients that put parts together fail or corrupt the file; those that do not look take the part for the whole.',
        span: final.head.statusLine.span,
      };
    },
  },
  {
    id: 'content-range-malformed',
    severity: 'error',
    title: 'Content-Range cannot be read',
    spec: [spec],
    example: { wire: `${partial}Content-Range: bytes 9-5/10\r\n${five}` },
    judge({ response }) {
      const ranged = rangedResponse(response);
      if (ranged === null || readRange(ranged.value, ranged.final.status) !== null) return null;
      return {
        detail:
          `Content-Range reads ${quoted(ranged.value)}. A ${ranged.final.status} wants ` +
          (ranged.final.status === 416
            ? '"bytes */" and the length of the representation, such as "bytes */1234". '
            : 'first-last/length, such as "bytes 0-499/1234", with the first not beyond the last and the last within the length. ') +
          'A client must not put such a part together with others.',
        span: ranged.span,
      };
    },
  },
  {
    id: 'content-range-length',
    severity: 'error',
    title: 'Content-Range and the length of the content disagree',
    spec: [spec, rfc(9110, '8.6')],
    example: { wire: `${partial}Content-Range: bytes 0-9/100\r\n${five}` },
    judge(exchange) {
      const ranged = rangedResponse(exchange.response);
      if (ranged?.final.status !== 206) return null;
      const range = readRange(ranged.value, 206);
      const length = contentLength(exchange);
      if (range === null || range.octets === null || length === null || range.octets === length) return null;
      return {
        detail:
          `Content-Range ${quoted(ranged.value)} stands for ${plural(range.octets, 'octet')}, and the content has ${number(length)}. ` +
          'A download that goes on from this part has a hole in it, or octets twice; most clients that resume downloads do not check.',
        span: ranged.span,
      };
    },
  },
  {
    id: 'content-range-unexpected',
    severity: 'warning',
    title: 'Content-Range in a response that is not partial',
    spec: [spec],
    example: { wire: `HTTP/1.1 200 OK\r\nContent-Range: bytes 0-4/10\r\n${five}` },
    judge({ response }) {
      const final = finalResponse(response);
      const field = final && fieldOf(final.head, 'content-range');
      if (!final || !field || final.status === 206 || final.status === 416) return null;
      return {
        detail:
          `Content-Range ${quoted(field.value)} came with the status ${final.status}. It means something with 206 and 416 alone; clients ignore it, and take the content for the whole representation. ` +
          'If the content is a part, the status is wrong.',
        span: field.span,
      };
    },
  },
];

/** The Content-Range of a 206 or a 416. */
function rangedResponse(
  response: Exchange['response'],
): { final: FinalResponse; value: string; span: readonly [number, number] } | null {
  const final = finalResponse(response);
  if (final === null || (final.status !== 206 && final.status !== 416)) return null;
  const field = fieldOf(final.head, 'content-range');
  return field && { final, value: field.value, span: field.span };
}

/** RFC 9110 §14.4. Null when it cannot be read; `octets` null for a unit other than bytes, or for an unsatisfied range. */
function readRange(value: string, status: number): { octets: number | null } | null {
  const [, unit = '', range = ''] = /^([!#$%&'*+.^_`|~\w-]+) (.+)$/.exec(value) ?? [];
  if (unit === '') return null;
  if (unit.toLowerCase() !== 'bytes') return { octets: null };
  if (status === 416) return /^\*\/\d+$/.test(range) ? { octets: null } : null;
  const [, first, last, complete] = /^(\d+)-(\d+)\/(\d+|\*)$/.exec(range) ?? [];
  if (first === undefined || last === undefined || complete === undefined) return null;
  const octets = Number(last) - Number(first) + 1;
  return octets < 1 || (complete !== '*' && Number(complete) <= Number(last)) ? null : { octets };
}

/** Octets of content as the framing has them: declared, or counted once the message is whole. */
function contentLength({ response }: Exchange): number | null {
  if (response.reading?.framing === 'content-length') return response.reading.declaredLength;
  return response.reading?.framing === 'chunked' && response.whole ? response.bodyLength : null;
}
