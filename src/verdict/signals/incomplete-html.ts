/** HTML that began with `<html` and has no `</html>`: often cut, and allowed all the same, so no more than a note. */

import { contentFinding } from '../content-finding.ts';
import type { Observation } from '../finding.ts';
import { mediaType } from '../head-fields.ts';
import { type ContentEnds, endsDetector } from '../readers/content-ends.ts';
import { source } from '../spec.ts';
import { plural } from '../words.ts';

export const incompleteHtml = contentFinding({
  id: 'incomplete-html',
  severity: 'info',
  title: 'The page has a beginning, <html>, and no end, </html>',
  spec: [source('HTML: optional tags', 'https://html.spec.whatwg.org/multipage/syntax.html#optional-tags')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 33\r\n\r\n<!doctype html><html><p>Half a pa',
  },
  listen(head) {
    const fits = mediaType(head) === 'text/html' && head.statusLine.codeRaw !== '206';
    return fits ? endsDetector(head, judge) : null;
  },
});

function judge({ beginning, ending, length, tail }: ContentEnds, whole: boolean): Observation | null {
  if (!whole || !/<html[\s>]/i.test(beginning) || /<\/html\s*>/i.test(ending)) return null;
  return {
    detail:
      `After ${plural(length, 'octet')} the page ends without </html>. HTML allows that, and few pages do it: it may be that the server failed while it wrote. ` +
      'Browsers show what they have, and say nothing.',
    span: tail.span(ending.length - 1, ending.length),
  };
}
