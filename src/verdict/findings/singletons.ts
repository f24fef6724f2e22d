/** Findings about fields that may stand once in a section, and stand there more than once (RFC 9110 §5.3). */
import type { FieldLine } from '../../wire/http1/field-line.ts';
import type { Exchange } from '../exchange.ts';
import type { FindingKind } from '../finding.ts';
import { rfc } from '../spec.ts';
import { plural, quoted } from '../words.ts';

/** Singleton response fields by lower-case name, and what differing values do to clients. Content-Length is framing's. */
const singletons: ReadonlyMap<string, { grave: boolean; remark: string }> = new Map([
  [
    'content-type',
    {
      grave: true,
      remark:
        'Browsers take the last media type that they can read, others the first: the same content is then a page to one and plain text to another.',
    },
  ],
  ['location', { grave: true, remark: 'Clients go to different places, and Chromium refuses the response.' }],
  ['content-range', { grave: true, remark: 'Nobody can tell which part of the representation this is.' }],
  ['content-location', { grave: false, remark: '' }],
  ['content-disposition', { grave: false, remark: 'Chromium refuses the response.' }],
  [
    'access-control-allow-origin',
    { grave: false, remark: 'The Fetch standard joins the values, and the CORS check then fails.' },
  ],
  ['strict-transport-security', { grave: false, remark: 'The first alone counts (RFC 6797 §8.1).' }],
  ['etag', { grave: false, remark: 'A cache may ask for the wrong version, or answer with it.' }],
  ['last-modified', { grave: false, remark: '' }],
  ['expires', { grave: false, remark: 'A cache takes the first, or counts the response as stale.' }],
  ['age', { grave: false, remark: '' }],
  ['date', { grave: false, remark: '' }],
  ['retry-after', { grave: false, remark: '' }],
  ['server', { grave: false, remark: '' }],
]);

interface Repeated {
  name: string;
  lines: FieldLine[];
  grave: boolean;
  remark: string;
}

const wire = (lines: string) => ({ wire: `HTTP/1.1 200 OK\r\n${lines}Content-Length: 5\r\n\r\nhello` });

export const singletonFindings: readonly FindingKind[] = [
  {
    id: 'singleton-differs',
    severity: 'error',
    title: 'A field that may come once has different values',
    spec: [rfc(9110, '5.3'), rfc(9110, '5.5')],
    example: wire('Content-Type: text/plain\r\nContent-Type: text/html\r\n'),
    judge(exchange) {
      const differing = repeated(exchange).filter(({ lines }) => new Set(lines.map(({ value }) => value)).size > 1);
      const [first] = differing;
      if (first === undefined) return null;
      const told = differing.map(
        ({ name, lines, remark }) =>
          `${quoted(name)} comes ${plural(lines.length, 'time')}, with ${valuesOf(lines)}.${remark === '' ? '' : ` ${remark}`}`,
      );
      return {
        detail: `${told.join(' ')} A sender must not repeat a field that is no list; clients differ in which of the values they take.`,
        span: first.lines[1]?.span ?? null,
        count: differing.length,
        severity: differing.some(({ grave }) => grave) ? 'error' : 'warning',
        title: `${titleName(first.lines)} has different values`,
      };
    },
  },
  {
    id: 'singleton-repeated',
    severity: 'warning',
    title: 'A field that may come once is repeated with the same value',
    spec: [rfc(9110, '5.3'), rfc(9110, '5.5')],
    example: wire('Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n'),
    judge(exchange) {
      const same = repeated(exchange).filter(({ lines }) => new Set(lines.map(({ value }) => value)).size === 1);
      const [first] = same;
      if (first === undefined) return null;
      const told = same.map(
        ({ name, lines }) =>
          `${quoted(name)} comes ${plural(lines.length, 'time')}, always as ${quoted(lines[0]?.value ?? '')}`,
      );
      return {
        detail:
          `${told.join('; ')}. The server and a proxy before it may each have added the field. Clients that take one line see nothing of it; ` +
          'those that join the lines, as fetch() does, read a list that is no valid value.',
        span: first.lines[1]?.span ?? null,
        count: same.length,
      };
    },
  },
];

/** Repeated singletons of the final head, in the order of the table. */
function repeated({ response: { head } }: Exchange): Repeated[] {
  const found: Repeated[] = [];
  for (const [key, { grave, remark }] of singletons) {
    const lines = head?.fields.filter((field) => field.key === key) ?? [];
    if (lines.length > 1) found.push({ name: lines[0]?.name ?? key, lines, grave, remark });
  }
  return found;
}

function valuesOf(lines: readonly FieldLine[]): string {
  const distinct = [...new Set(lines.map(({ value }) => quoted(value)))];
  return `${distinct.slice(0, 4).join(' and ')}${distinct.length > 4 ? ' and others' : ''}`;
}

/** A name of the table as it came, which is a token: fit for a title. */
function titleName(lines: readonly FieldLine[]): string {
  return lines[0]?.name ?? '';
}
