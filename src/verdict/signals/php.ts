/** PHP: a fatal error that ends the output, as `display_errors` prints it. */

import { contentSignal } from '../content-finding.ts';
import type { Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { type ContentEnds, endsDetector } from '../readers/content-ends.ts';
import { readableText } from '../readers/xml-content.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

/** Octets of the longest error that is recognised. */
const LONGEST = 8 * 1024;

export const php = contentSignal({
  id: 'php',
  severity: 'error',
  title: 'The content ends in a fatal error of PHP',
  spec: [
    source('PHP: error handling, display_errors', 'https://www.php.net/manual/en/errorfunc.configuration.php'),
    source('PHP: php_error_cb', 'https://github.com/php/php-src/blob/master/main/main.c'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 114\r\n\r\n<p>Orders<br />\n<b>Fatal error</b>:  Uncaught Exception: gone in /a.php:3 in <b>/a.php</b> on line <b>3</b><br />\n',
  },
  listen(head) {
    const fits = /^(?:text\/(?:html|xml|csv)|application\/(?:json|xml|xhtml\+xml|javascript|[\w.-]+\+json))$/.test(
      mediaType(head),
    );
    return fits && succeeded(head) ? endsDetector(head, judge) : null;
  },
});

/**
 * PHP stops there, so the error is the last thing of the output: a page that quotes one goes on, and writes `&lt;b&gt;`.
 * The second form is what `html_errors=0` gives.
 */
const markup =
  /^(?:<br \/>\r?\n)?<b>((?:Fatal|Parse|Recoverable fatal) error)<\/b>: +([\s\S]*?) in <b>[^<]*<\/b> on line <b>\d+<\/b><br \/>\s*$/;
const plain = /^((?:Fatal|Parse|Recoverable fatal) error): +([\s\S]*?) in \S[^\n]* on line \d+\s*$/;

function judge({ ending, tail }: ContentEnds): Observation | null {
  return (
    find(ending, tail, / error<\/b>: /g, '<b>', markup) ??
    find(ending, tail, /(?<=\n)(?:Fatal|Parse|Recoverable fatal) error: /g, '', plain)
  );
}

function find(
  ending: string,
  tail: ContentEnds['tail'],
  mark: RegExp,
  opening: string,
  whole: RegExp,
): Observation | null {
  const last = [...ending.matchAll(mark)].at(-1);
  if (last === undefined) return null;
  let begin = opening === '' ? last.index : ending.lastIndexOf(opening, last.index);
  if (begin === -1 || ending.length - begin > LONGEST) return null;
  const before = /<br \/>\r?\n$/.exec(ending.slice(Math.max(0, begin - 8), begin));
  if (opening !== '' && before !== null) begin -= before[0].length;
  const [all, kind, text = ''] = whole.exec(ending.slice(begin)) ?? [];
  if (all === undefined) return null;
  return {
    detail:
      `The content ends in PHP's own words: ${said(kind ?? '')}, ${said(readableText(text))}. The script died there; the status and what came before had already been sent. ` +
      'Clients see a good status, and what is missing behind the error is not to be known.',
    span: tail.span(begin, begin + all.trimEnd().length),
  };
}
