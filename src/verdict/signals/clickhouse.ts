/**
 * ClickHouse: an exception written behind the rows. Newer servers frame it in a block with the tag that the head names;
 * older ones write it bare.
 */

import { fromUtf8 } from '../../wire/octets.ts';
import { contentSignal } from '../content-finding.ts';
import type { Observation } from '../finding.ts';
import { fieldValue, succeeded } from '../head-fields.ts';
import { type ContentEnds, endsDetector } from '../readers/content-ends.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const clickhouse = contentSignal({
  id: 'clickhouse',
  severity: 'error',
  title: 'ClickHouse wrote an exception behind the rows',
  spec: [
    source(
      'ClickHouse: HTTP response codes caveats',
      'https://clickhouse.com/docs/interfaces/http#http_response_codes_caveats',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nX-ClickHouse-Exception-Tag: abcdefghijklmnop\r\nContent-Type: text/tab-separated-values\r\nContent-Length: 89\r\n\r\n1\n\r\n__exception__\r\nabcdefghijklmnop\r\nCode: 395. boom\n16 abcdefghijklmnop\r\n__exception__\r\n',
  },
  listen(head) {
    if (!succeeded(head)) return null;
    const tag = fieldValue(head, 'x-clickhouse-exception-tag');
    if (tag !== null && tag !== '') return endsDetector(head, (ends) => tagged(ends, tag));
    const fits = head.fields.some(({ key }) => key.startsWith('x-clickhouse-'));
    return fits ? endsDetector(head, bare) : null;
  },
});

function tagged({ ending, tail }: ContentEnds, tag: string): Observation | null {
  const mark = `__exception__\r\n${tag}\r\n`;
  const begin = ending.lastIndexOf(mark);
  if (begin === -1) return null;
  const after = begin + mark.length;
  const closing = ending.indexOf(`${tag}\r\n__exception__`, after);
  const text = ending.slice(after, closing === -1 ? undefined : closing);
  return observe(text.replace(/\r?\n\d+ ?$/, ''), tail.span(begin, ending.length));
}

/** Bare, it is the last thing of the content, and ends with the server's version. */
function bare({ ending, tail }: ContentEnds): Observation | null {
  const begin = ending.lastIndexOf('Code: ');
  const text = begin === -1 ? '' : ending.slice(begin);
  if (!/^Code: \d+\. DB::Exception: [\s\S]*\(version [^\n]*\)\)?\s*$/.test(text)) return null;
  return observe(text, tail.span(begin, ending.length));
}

function observe(text: string, span: Observation['span']): Observation {
  const message = text.trim();
  return {
    detail:
      `Behind the rows stands ${said(fromUtf8(message) ?? message)}. The query failed after the 200 and the first rows had gone out; the exception is written into the content, in any format. ` +
      'A client that reads rows takes it for one more, or fails on it.',
    span,
  };
}
