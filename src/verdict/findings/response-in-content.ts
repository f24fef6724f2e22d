/** What looks like an HTTP response inside the content: an error response written after the 200 had gone out. */
import type { Head } from '../../wire/http1/head.ts';
import { contentCodings } from '../content/content-coding.ts';
import { contentFinding } from '../content-finding.ts';
import type { Detector } from '../detector.ts';
import type { FindingKind, Observation } from '../finding.ts';
import { mediaType } from '../head-fields.ts';
import { type EmbeddedResponse, EmbeddedResponseScan } from '../readers/embedded-response.ts';
import { rfc } from '../spec.ts';
import { number, plural, quoted } from '../words.ts';

const title = 'What looks like an HTTP response stands inside the content';

export const responseInContent: FindingKind = contentFinding({
  id: 'response-in-content',
  severity: 'error',
  title,
  spec: [rfc(9112, '6.3'), rfc(9112, '11.1')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nhelloHTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\noops',
  },
  listen(head) {
    const kind = textKind(head);
    return kind === null ? null : new EmbeddedResponseDetector(kind);
  },
});

/**
 * `document`: text that may well quote HTTP. `data`: formats in which a CRLF and a bare line cannot stand. Null: binary
 * content, which is not looked at, and types that carry HTTP messages by design (multipart, message/http).
 */
function textKind(head: Head): 'document' | 'data' | null {
  const type = mediaType(head);
  if (
    /^(?:application\/json|application\/[\w.+-]*\+json|application\/(?:x-)?(?:ndjson|jsonl|jsonlines)|text\/event-stream)$/.test(
      type,
    )
  ) {
    return 'data';
  }
  if (
    /^(?:text\/.*|application\/(?:xml|[\w.-]+\+xml|javascript|ecmascript|x-javascript|graphql|x-yaml|yaml))$/.test(type)
  ) {
    return 'document';
  }
  return type === '' && contentCodings(head.fields).length === 0 ? 'document' : null;
}

class EmbeddedResponseDetector implements Detector {
  readonly #kind: 'document' | 'data';
  readonly #scan = new EmbeddedResponseScan();

  constructor(kind: 'document' | 'data') {
    this.#kind = kind;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    this.#scan.push(bytes, start, end, offset);
  }

  end(): Observation | null {
    const { first, last, count } = this.#scan;
    if (first === null || last === null) return null;
    const grave = [first, last].find((found) => this.#evidence(found) !== null);
    const found = grave ?? first;
    return {
      detail:
        `After ${plural(found.position, 'octet')} of content stands ${quoted(found.statusLine)}, with ${plural(found.fields, 'field line')} behind it. ` +
        (grave === undefined
          ? 'The text goes on after it, so it may be a document that quotes HTTP; it may also be an error response that a server or a proxy wrote into the body. Look at what stands around it.'
          : `${this.#evidence(grave)} A server or proxy failed after the head had gone out, and wrote its error response into the body. ` +
            'No client can see that: each takes it for content, and reports the status of the head.'),
      span: found.span,
      count,
      severity: grave === undefined ? 'warning' : 'error',
      ...(grave === undefined
        ? {}
        : { title: `A second response inside the content: ${quoted(statusOf(found)).slice(1, -1)}` }),
    };
  }

  /** Why a find is no quotation, in a sentence; null when it may be one. */
  #evidence(found: EmbeddedResponse): string | null {
    const { position, tail } = this.#scan;
    if (found.head === 'open') return 'The content ends within its head.';
    if (found.head === 'whole') {
      const rest = position - found.bodyPosition;
      if (rest === 0) return 'The content ends with its head.';
      if (found.contentLength === rest) return `Its own Content-Length, ${number(rest)}, fits what follows it exactly.`;
      if (found.chunked && tail === '0\r\n\r\n')
        return 'What follows is chunked, as its fields say, and ends the content.';
      if (!found.atLineStart) return 'It does not begin a line, as a quotation would, and has a whole head.';
    }
    return this.#kind === 'data' ? 'The content is of a format in which no such line can stand.' : null;
  }
}

/** `502 Bad Gateway`, cut where it is long. */
function statusOf({ statusLine }: EmbeddedResponse): string {
  return statusLine.slice(9, 49).trimEnd();
}
