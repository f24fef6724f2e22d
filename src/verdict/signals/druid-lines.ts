/** Druid's line formats (objectLines, arrayLines, csv) end in a blank line; without it the result is cut. */

import { contentSignal } from '../content-finding.ts';
import type { Observation } from '../finding.ts';
import { fieldValue, mediaType, succeeded } from '../head-fields.ts';
import { type ContentEnds, endsDetector } from '../readers/content-ends.ts';
import { source } from '../spec.ts';
import { plural } from '../words.ts';

export const druidLines = contentSignal({
  id: 'druid-lines',
  severity: 'error',
  title: "The blank line that ends Druid's result is missing",
  spec: [source('Druid: SQL API, result formats', 'https://druid.apache.org/docs/latest/api-reference/sql-api')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nX-Druid-SQL-Query-Id: q1\r\nContent-Type: text/plain\r\nContent-Length: 8\r\n\r\n{"n":1}\n',
  },
  listen(head) {
    const lines = /^(?:text\/plain|text\/csv|application\/x-ndjson)$/.test(mediaType(head));
    const druid = fieldValue(head, 'x-druid-sql-query-id') !== null;
    return lines && druid && succeeded(head) ? endsDetector(head, judge) : null;
  },
});

function judge({ ending, length, tail }: ContentEnds, whole: boolean): Observation | null {
  if (!whole || /(?:^|\n)\r?\n$/.test(ending)) return null;
  return {
    detail:
      `After ${plural(length, 'octet')} the content ends without a blank line. Druid puts one after the last row for just this case: rows are missing. ` +
      'The framing is whole all the same, and whoever reads line by line sees a shorter result.',
    span: length === 0 ? null : tail.span(ending.length - 1, ending.length),
  };
}
