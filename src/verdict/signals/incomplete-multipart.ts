/** Multipart content without the delimiter that closes it (RFC 2046 §5.1.1). */

import { contentSignal } from '../content-finding.ts';
import type { Detector } from '../detector.ts';
import type { Observation } from '../finding.ts';
import { fieldValue, mediaType, succeeded } from '../head-fields.ts';
import { ContentEnds } from '../readers/content-ends.ts';
import { rfc } from '../spec.ts';
import { plural, said } from '../words.ts';

export const incompleteMultipart = contentSignal({
  id: 'incomplete-multipart',
  severity: 'error',
  title: 'The multipart content is not closed, although the message is whole',
  spec: [rfc(2046, '5.1.1')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed; boundary=b\r\nContent-Length: 17\r\n\r\n--b\r\n\r\nfirst\r\n--b',
  },
  listen(head) {
    const type = mediaType(head);
    // A stream of replacements, such as a camera's, has no end by design.
    if (!succeeded(head) || !type.startsWith('multipart/') || type === 'multipart/x-mixed-replace') return null;
    const boundary = boundaryOf(fieldValue(head, 'content-type') ?? '');
    return boundary === null ? null : new MultipartDetector(boundary);
  },
});

function boundaryOf(contentType: string): string | null {
  const [, string, token] = /;\s*boundary=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i.exec(contentType) ?? [];
  const boundary = string?.replace(/\\(.)/g, '$1') ?? token ?? '';
  return boundary === '' || boundary.length > 200 ? null : boundary;
}

class MultipartDetector implements Detector {
  readonly #ends = new ContentEnds();
  readonly #delimiter: string;

  constructor(boundary: string) {
    this.#delimiter = `--${boundary}`;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    this.#ends.push(bytes, start, end, offset);
  }

  end(whole: boolean): Observation | null {
    this.#ends.end();
    const { beginning, ending, length, tail } = this.#ends;
    const begun = beginning.startsWith(this.#delimiter) || beginning.includes(`\n${this.#delimiter}`);
    const closing = `${this.#delimiter}--`;
    if (!whole || !begun || ending.startsWith(closing) || ending.includes(`\n${closing}`)) return null;
    return {
      detail:
        `After ${plural(length, 'octet')} the content ends without the delimiter that closes it, ${said(closing)}. ` +
        'The last part is cut, or parts are missing. The framing is whole all the same: whoever closed the message did not know.',
      span: tail.span(ending.length - 1, ending.length),
    };
  }
}
