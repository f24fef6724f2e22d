/** Findings about field lines and line ends, in header and trailer sections (RFC 9112 §2.2, §5). */
import type { FindingKind } from '../finding.ts';
import { rfc } from '../spec.ts';
import { number, plural, quoted } from '../words.ts';
import { fromDeviation, placeName } from './from-deviation.ts';

const end = '\r\nContent-Length: 5\r\n\r\nhello';
const ok = (line: string) => ({ wire: `HTTP/1.1 200 OK\r\n${line}${end}` });
const values = rfc(9110, '5.5');

/** Octets: Node's default, the smallest among common clients. */
const SMALLEST_HEAD_LIMIT = 16 * 1024;

export const fieldFindings: readonly FindingKind[] = [
  fromDeviation('bare-lf', {
    severity: 'warning',
    title: 'Lines that end in a bare LF',
    spec: [rfc(9112, '2.2')],
    example: { wire: 'HTTP/1.1 200 OK\nContent-Length: 5\n\nhello' },
    detail: (tally) =>
      `${plural(tally.count, 'line ends', 'lines end')} in LF without CR, the first ${placeName(tally)} at octet ${number(tally.span[0])}. ` +
      'A recipient may take that for a line end, and most do in the head; in chunk framing Node, undici, h11, Java and hyper report an error. ' +
      'Where two recipients on a path differ in it, one sees more lines than the other.',
  }),
  fromDeviation('lone-cr', {
    severity: 'error',
    title: 'A CR without LF within a line',
    spec: [rfc(9112, '2.2'), values],
    example: ok('X-Odd: a\rb'),
    detail: (tally) =>
      `A CR stands alone ${placeName(tally)}, at octet ${number(tally.span[0])}. Some recipients take it for a line end and see another field, or another header section, behind it; ` +
      'others refuse the message. RFC 9112 has it rejected or replaced by a space.',
  }),
  fromDeviation('field-nul', {
    severity: 'error',
    title: 'A NUL in a field value',
    spec: [values],
    example: ok('X-Odd: a\0b'),
    detail: (tally) =>
      `A NUL stands in a field value ${placeName(tally)}, at octet ${number(tally.span[0])}. RFC 9110 calls it dangerous, and has the message rejected or the NUL replaced: ` +
      'curl, Node, Chromium, Firefox and others refuse the response; Python and Go hand the value on.',
  }),
  fromDeviation('field-control', {
    severity: 'warning',
    title: 'Control characters in a field value',
    spec: [values],
    example: ok('X-Odd: a\x1b[31mb'),
    detail: (tally) =>
      `A control character (${quoted(tally.quote)}) stands in a field value ${placeName(tally)}, at octet ${number(tally.span[0])}. ` +
      'The grammar does not allow it; whoever prints the value into a log or a terminal passes it on.',
  }),
  fromDeviation('field-obs-text', {
    severity: 'info',
    title: 'Octets beyond ASCII in a field',
    spec: [values],
    example: ok('X-Odd: caf\xe9'),
    detail: (tally) =>
      `${plural(tally.count, 'field line holds', 'field lines hold')} octets beyond ASCII, the first ${placeName(tally)}. HTTP gives them no encoding: browsers read Latin-1, other clients UTF-8, or bytes.`,
  }),
  fromDeviation('obs-fold', {
    severity: 'warning',
    title: 'A field value folded over several lines',
    spec: [rfc(9112, '5.2')],
    example: ok('X-Odd: a\r\n b'),
    detail: (tally) =>
      `${plural(tally.count, 'line continues', 'lines continue')} the field before by beginning with a blank (obs-fold), the first ${placeName(tally)} at octet ${number(tally.span[0])}. ` +
      'It is obsolete: the value was read with one space in place of the fold, as most clients do; Node, undici and hyper refuse the response.',
  }),
  fromDeviation('whitespace-before-first-field', {
    severity: 'error',
    title: 'A line that begins with a blank where the first field should be',
    spec: [rfc(9112, '2.2')],
    example: ok(' X-Odd: v'),
    detail: (tally) =>
      `The first line ${placeName(tally)} is ${quoted(tally.quote)}. There is no field before it to continue. RFC 9112 has the message rejected, or the line ignored: here it was ignored, and some recipients read it as a field.`,
  }),
  fromDeviation('whitespace-before-colon', {
    severity: 'error',
    title: 'White space between a field name and its colon',
    spec: [rfc(9112, '5.1')],
    example: ok('X-Odd : v'),
    detail: (tally) =>
      `${plural(tally.count, 'field name is', 'field names are')} followed by blanks before the colon, the first ${placeName(tally)} at octet ${number(tally.span[0])}. ` +
      'Recipients differ in whether the blank belongs to the name, which has been used to hide Content-Length and Transfer-Encoding from one of them. Node, undici, h11, Java and hyper refuse the response.',
  }),
  fromDeviation('field-name-empty', {
    severity: 'error',
    title: 'A field line without a name',
    spec: [rfc(9112, '5')],
    example: ok(': v'),
    detail: (tally) =>
      `A field line ${placeName(tally)}, at octet ${number(tally.span[0])}, begins with its colon. Node, undici, h11 and hyper refuse the response; the others drop the line.`,
  }),
  fromDeviation('field-name-not-token', {
    severity: 'error',
    title: 'A field name that is not a token',
    spec: [rfc(9110, '5.1'), rfc(9110, '5.6.2')],
    example: ok('X Odd: v'),
    detail: (tally) =>
      `The name ${quoted(tally.quote)} ${placeName(tally)} holds octets that no field name may have. Several clients refuse the response, others drop or rewrite the name.`,
  }),
  fromDeviation('field-no-colon', {
    severity: 'error',
    title: 'A line in a section of fields that has no colon',
    spec: [rfc(9112, '5')],
    example: ok('no colon here'),
    detail: (tally) =>
      `The line ${quoted(tally.quote)} ${placeName(tally)} is no field line. Often output printed too early, or a header section that ended without its empty line. ` +
      'Some clients end the head there, others skip the line or refuse the response.',
  }),
  {
    id: 'head-large',
    severity: 'warning',
    title: 'A head larger than some clients accept',
    spec: [rfc(9110, '5.4')],
    example: ok(`X-Long: ${'v'.repeat(17_000)}`),
    judge({ response }) {
      const { head } = response;
      if (head === null || head.span[1] - head.span[0] <= SMALLEST_HEAD_LIMIT) return null;
      const size = head.span[1] - head.span[0];
      return {
        detail:
          `Status line and header section take ${plural(size, 'octet')}. Node and undici refuse a head beyond 16 KiB, aiohttp a line beyond 8 KiB, Python’s http.client ` +
          'a line beyond 64 KiB, Chromium a head beyond 256 KiB; Go, Java and hyper read larger ones.',
        span: [head.span[0], head.span[1]],
      };
    },
  },
  fromDeviation('limit-line', {
    severity: 'warning',
    title: 'A line longer than is kept',
    spec: [rfc(9110, '5.4')],
    example: ok(`X-Long: ${'v'.repeat(270_000)}`),
    detail: (tally) =>
      `${plural(tally.count, 'line is', 'lines are')} longer than 256 KiB, the first ${placeName(tally)}; the rest was read and not kept. Clients refuse far shorter ones: Node 16 KiB in all, Python 64 KiB a line.`,
  }),
  fromDeviation('limit-fields', {
    severity: 'warning',
    title: 'More field lines than are kept',
    spec: [rfc(9110, '5.4')],
    example: ok(`${'A: b\r\n'.repeat(2_010)}X-Last: 1`),
    detail: (tally) =>
      `${plural(tally.count, 'field line', 'field lines')} beyond the first 2,000 ${tally.count === 1 ? 'was' : 'were'} read and not kept. Python’s http.client refuses more than 100.`,
  }),
  fromDeviation('limit-head', {
    severity: 'warning',
    title: 'A section of fields larger than is kept',
    spec: [rfc(9110, '5.4')],
    example: ok(`${`X-Long: ${'v'.repeat(100_000)}\r\n`.repeat(6)}X-Last: 1`),
    detail: (tally) =>
      `The section exceeds 512 KiB; ${plural(tally.count, 'field line')} beyond that ${tally.count === 1 ? 'was' : 'were'} read and not kept. Clients refuse far smaller heads: Chromium 256 KiB, curl 300 KB, Node 16 KiB.`,
  }),
  fromDeviation('limit-interims', {
    severity: 'warning',
    title: 'More interim responses than are kept',
    spec: [rfc(9110, '15.2')],
    example: { wire: `${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(102)}HTTP/1.1 200 OK${end}` },
    detail: (tally) =>
      `${plural(tally.count, 'interim response')} beyond the first 100 ${tally.count === 1 ? 'was' : 'were'} read and not kept. undici, Go and Java give up before twenty; the others read on as long as they come.`,
  }),
];
