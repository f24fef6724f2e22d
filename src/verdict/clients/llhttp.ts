/**
 * Rules that the clients on llhttp share. Two generations: the strict parser of Node and current undici (llhttp 9), and the
 * lenient build of llhttp 6 in older undici and in aiohttp's C parser. `say` puts the client's words around the parser's.
 */

import type { FieldLine } from '../../wire/http1/field-line.ts';
import type { ClientFacts, HeadFacts } from './facts.ts';
import type { FramingRow, HeadRow, Stop, Text } from './profile.ts';
import { headOfLine } from './reread.ts';
import { bareLfAnywhere, bodiless, type HeadTest, line, lineNot, TOKEN, valuesOf } from './words.ts';

/** `most`: aiohttp's build, which takes any version, a bare LF, and a blank before the first field besides. */
export type Leniency = boolean | 'most';

/** The parser's code and reason as one client words them. */
export type Say = (code: string, reason: string) => Text;

const badName = new RegExp(`^(?!${TOKEN}+:)`);
/** The lenient build takes SP as a token character, and lets an empty name pass. */
const badNameLenient = new RegExp(`^(?!${TOKEN.slice(0, -1)} ]*:)`);
const controlInValue = /^[^:]*:[^\0-\x08\x0b\x0c\x0e-\x1f\x7f]*[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
const crInValue = /^[^:]*:[^\r]*\r(?!\n)/;

function overflows(value: string): boolean {
  return /^\d+$/.test(value) && BigInt(value) >= 2n ** 64n;
}

/** One thing that is wrong with the field at a place: the parser stops at the first field that has any. */
interface FieldRow {
  when: (field: FieldLine, place: number, head: HeadFacts) => boolean;
  code: string;
  reason: string;
  note: string;
}

const isLength = ({ key }: FieldLine): boolean => key === 'content-length';
const isCoding = ({ key, value }: FieldLine): boolean => key === 'transfer-encoding' && value !== '';
const before = (head: HeadFacts, place: number, test: (field: FieldLine) => boolean): boolean =>
  head.fields.slice(0, place).some(test);

/** Framing fields are looked at in the header section alone; a strict parser refuses Content-Length among trailers as such. */
function fieldRows(lenient: Leniency): FieldRow[] {
  const both = 'Both framings at once are refused, as a sign of smuggling.';
  const rows: FieldRow[] = [
    {
      when: ({ raw }, place) => lenient !== 'most' && place === 0 && /^[ \t]/.test(raw),
      code: 'HPE_UNEXPECTED_SPACE',
      reason: 'Unexpected space after start line',
      note: 'A line that begins with a blank cannot continue a field before there is one.',
    },
    ...(lenient
      ? []
      : [
          {
            when: ({ key, raw }: FieldLine) =>
              (key === 'content-length' || key === 'transfer-encoding') && /^[^:]*[ \t]+:/.test(raw),
            code: 'HPE_INVALID_HEADER_TOKEN',
            reason: 'Invalid header field char',
            note: 'A field name is a token with its colon at once behind it.',
          },
        ]),
    {
      when: ({ raw }, place) =>
        !(lenient === 'most' && place === 0 && /^[ \t]/.test(raw)) && (lenient ? badNameLenient : badName).test(raw),
      code: 'HPE_INVALID_HEADER_TOKEN',
      reason: 'Invalid header token',
      note: 'A field name is a token with its colon at once behind it.',
    },
    {
      when: ({ key, raw }) =>
        lenient !== false && (key === 'content-length' || key === 'transfer-encoding') && /^[^:]*[ \t]+:/.test(raw),
      code: 'HPE_INVALID_HEADER_TOKEN',
      reason: 'Invalid header field char',
      note: 'No blank may stand before the colon of a field that frames the body.',
    },
    {
      when: (field, place, head) => isLength(field) && before(head, place, isLength),
      code: 'HPE_UNEXPECTED_CONTENT_LENGTH',
      reason: 'Duplicate Content-Length',
      note: 'A second Content-Length is refused, whatever its value.',
    },
    {
      when: (field, place, head) =>
        lenient !== false &&
        ((isLength(field) && before(head, place, isCoding)) || (isCoding(field) && before(head, place, isLength))),
      code: 'HPE_UNEXPECTED_CONTENT_LENGTH',
      reason: "Content-Length can't be present with Transfer-Encoding",
      note: both,
    },
    {
      when: (field, place, head) => isLength(field) && before(head, place, isCoding),
      code: 'HPE_INVALID_CONTENT_LENGTH',
      reason: "Content-Length can't be present with Transfer-Encoding",
      note: both,
    },
    {
      when: (field, place, head) => isCoding(field) && before(head, place, isLength),
      code: 'HPE_INVALID_TRANSFER_ENCODING',
      reason: "Transfer-Encoding can't be present with Content-Length",
      note: both,
    },
    {
      when: ({ raw }) => !lenient && /^[^:]*:[ \t]*\r?\n/.test(raw),
      code: 'HPE_INVALID_HEADER_TOKEN',
      reason: 'Invalid header value char',
      note: 'Line folding is refused.',
    },
    {
      when: ({ raw }) => crInValue.test(raw),
      code: 'HPE_LF_EXPECTED',
      reason: 'Missing expected LF after header value',
      note: 'A CR in a value is taken for the line’s end, and LF must follow.',
    },
    {
      when: (field) => isLength(field) && field.value === '',
      code: 'HPE_INVALID_CONTENT_LENGTH',
      reason: 'Empty Content-Length',
      note: 'Content-Length is 1*DIGIT.',
    },
    {
      when: (field) => isLength(field) && /\D/.test(field.value),
      code: 'HPE_INVALID_CONTENT_LENGTH',
      reason: 'Invalid character in Content-Length',
      note: 'Content-Length is 1*DIGIT, and nothing else passes: no sign, no list, no blank within.',
    },
    {
      when: (field) => isLength(field) && overflows(field.value),
      code: 'HPE_INVALID_CONTENT_LENGTH',
      reason: 'Content-Length overflow',
      note: 'The length is kept in 64 bits.',
    },
    {
      when: ({ raw }) => controlInValue.test(raw),
      code: 'HPE_INVALID_HEADER_TOKEN',
      reason: 'Invalid header value char',
      note: 'Control characters are refused in values.',
    },
    {
      when: ({ raw }, place, { bareLf }) => lenient === true && (bareLf.first === place || /[^\r]\n/.test(raw)),
      code: 'HPE_INVALID_HEADER_TOKEN',
      reason: 'Invalid header value char',
      note: 'A bare LF is a control character in a value.',
    },
    {
      when: ({ raw }) => !lenient && /\n[ \t]/.test(raw),
      code: 'HPE_INVALID_HEADER_TOKEN',
      reason: 'Unexpected whitespace after header value',
      note: 'Line folding is refused.',
    },
    {
      when: (_field, place, { bareLf }) => !lenient === true && bareLf.first === place,
      code: 'HPE_CR_EXPECTED',
      reason: 'Missing expected CR after header value',
      note: 'A bare LF ends no line for the strict parser.',
    },
  ];
  return rows;
}

/**
 * Status line, fields and framing fields as llhttp checks them.
 * `lenient`: a blank in a name passes, and folds do.
 */
export function llhttpHead(say: Say, lenient: Leniency): HeadRow[] {
  return [...statusLineRows(say, lenient), ...llhttpFields(say, lenient)];
}

/** What it says of a first line that the decoder did not take for a status line. */
export function llhttpNoStatusLine(say: Say, lenient: Leniency): (line: string, facts: ClientFacts) => Stop {
  const rows = statusLineRows(say, lenient);
  const otherwise: Stop = {
    error: say('HPE_INVALID_CONSTANT', lenient ? 'Expected HTTP/' : 'Expected HTTP/, RTSP/ or ICE/'),
    note: 'The parser wants HTTP/ from the first octet on.',
  };
  return (text, facts) => rows.find((row) => row.when(headOfLine(text, 0, 0, 0), facts)) ?? otherwise;
}

/** How it frames: chunked only where that is the last coding as written; after any other coding it reads to the close. */
export const llhttpFraming: readonly FramingRow[] = [
  { when: (head) => bodiless(head, { method: '' } as ClientFacts), as: 'none' },
  {
    when: (head) => valuesOf(head, 'transfer-encoding').some((value) => value !== ''),
    as: (head) =>
      /(?:^|,)[ \t]*chunked[ \t]*$/i.test(valuesOf(head, 'transfer-encoding').at(-1) ?? '') ? 'chunked' : 'rest',
  },
  {
    when: (head) =>
      valuesOf(head, 'content-length').length > 0 && head.fields.some(({ key }) => key === 'transfer-encoding'),
    as: (head) => ({ length: Number(valuesOf(head, 'content-length')[0]) }),
  },
];

function statusLineRows(say: Say, lenient: Leniency): HeadRow[] {
  const row = (when: HeadTest, code: string, reason: string, note: string): HeadRow => ({
    when,
    error: say(code, reason),
    note,
    subject: () => '-1',
  });
  const rows: HeadRow[] = [
    row(
      line(/^[ \t]/),
      'HPE_INVALID_CONSTANT',
      lenient ? 'Expected HTTP/' : 'Expected HTTP/, RTSP/ or ICE/',
      'The parser wants HTTP/ from the first octet on.',
    ),
    row(
      lineNot(lenient ? /^HTTP\// : /^(?:HTTP|RTSP|ICE)\//),
      'HPE_INVALID_CONSTANT',
      lenient ? 'Expected HTTP/' : 'Expected HTTP/, RTSP/ or ICE/',
      'The parser compares the protocol’s name octet by octet, in upper case.',
    ),
    row(
      lineNot(/^[A-Z]+\/\d/),
      'HPE_INVALID_VERSION',
      'Invalid major version',
      'HTTP-version is DIGIT "." DIGIT, and the parser holds to it.',
    ),
    row(
      lineNot(/^[A-Z]+\/\d\./),
      'HPE_INVALID_VERSION',
      'Expected dot',
      'HTTP-version is DIGIT "." DIGIT, and the parser holds to it.',
    ),
    row(
      lineNot(/^[A-Z]+\/\d\.\d/),
      'HPE_INVALID_VERSION',
      'Invalid minor version',
      'HTTP-version is DIGIT "." DIGIT, and the parser holds to it.',
    ),
    row(
      (head) => lenient !== 'most' && !/^[A-Z]+\/(?:0\.9|1\.0|1\.1|2\.0)/.test(head.line),
      'HPE_INVALID_VERSION',
      'Invalid HTTP version',
      'Of the versions it knows 0.9, 1.0, 1.1 and 2.0.',
    ),
    row(
      lineNot(/^[A-Z]+\/\d\.\d /),
      'HPE_INVALID_VERSION',
      'Expected space after version',
      'Exactly one SP follows the version.',
    ),
  ];
  if (lenient) {
    rows.push(
      row(
        lineNot(/^\S+ \d*(?: |\r|$)/),
        'HPE_INVALID_STATUS',
        'Invalid response status',
        'The code is read as digits up to a blank.',
      ),
      row(
        line(/^\S+ 0*[1-9]\d{3}/),
        'HPE_INVALID_STATUS',
        'Response overflow',
        'The code is a number, and past 999 it overflows.',
      ),
    );
  } else {
    rows.push(
      row(
        lineNot(/^\S+ \d{3}/),
        'HPE_INVALID_STATUS',
        'Invalid status code',
        'The code is three digits, no more and no fewer.',
      ),
      row(
        lineNot(/^\S+ \d{3}(?: |\r|$)/),
        'HPE_INVALID_STATUS',
        'Invalid response status',
        'After three digits comes a SP or the end of the line.',
      ),
      row(line(/\r(?=[^\r])/), 'HPE_STRICT', 'Expected LF after CR', 'A CR may stand nowhere but before LF.'),
      row(line(/\r/), 'HPE_INVALID_HEADER_TOKEN', 'Invalid header field char', 'A CR may stand nowhere but before LF.'),
      row(
        ({ bareLf }) => bareLf.statusLine,
        'HPE_CR_EXPECTED',
        'Missing expected CR after response line',
        'A bare LF ends no line for the strict parser.',
      ),
    );
  }
  return rows;
}

/** What llhttp refuses in field lines, of a header or a trailer section. The texts' subject is the field's place. */
export function llhttpFields(say: Say, lenient: Leniency, inTrailers = false): HeadRow[] {
  const table = fieldRows(lenient).filter(({ code }) => !inTrailers || !/CONTENT_LENGTH|TRANSFER_ENCODING/.test(code));
  const found = (head: HeadFacts): { place: number; row: FieldRow } | null => {
    for (const [place, field] of head.fields.entries()) {
      const row = table.find((each) => each.when(field, place, head));
      if (row !== undefined) return { place, row };
    }
    return null;
  };
  const rows: HeadRow[] = [
    {
      when: (head) => found(head) !== null,
      error: (at) => {
        const row = at.head === null ? undefined : found(at.head)?.row;
        const text = say(row?.code ?? '', row?.reason ?? '');
        return typeof text === 'function' ? text(at) : text;
      },
      note: ({ head }) => (head === null ? '' : (found(head)?.row.note ?? '')),
      subject: (head) => String(found(head)?.place ?? -1),
    },
  ];
  if (lenient) return rows;
  rows.push({
    when: bareLfAnywhere,
    error: say('HPE_INVALID_HEADER_TOKEN', 'Invalid header field char'),
    note: 'A bare LF ends no line for the strict parser.',
    subject: ({ fields }) => String(fields.length),
  });
  return rows;
}
