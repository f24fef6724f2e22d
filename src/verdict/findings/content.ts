/** Findings about content codings (RFC 9110 §8.4). */
import { advice } from '../advice.ts';
import { type CodingFaultKind, contentCodings, looksLike } from '../content/content-coding.ts';
import type { ContentFacts } from '../content/content-facts.ts';
import { contentFinding } from '../content-finding.ts';
import type { Detector } from '../detector.ts';
import type { Exchange } from '../exchange.ts';
import type { FindingKind, Observation } from '../finding.ts';
import { mediaType } from '../head-fields.ts';
import { rfc } from '../spec.ts';
import { number, plural, quoted } from '../words.ts';

const spec = [rfc(9110, '8.4')];
const gzip = 'Content-Type: text/plain\r\nContent-Encoding: gzip\r\n';
/** "hello" as a gzip member: its header, its compressed data, its CRC-32 and length. */
const header = '\x1f\x8b\x08\0\0\0\0\0\0\x03';
const data = '\xcb\x48\xcd\xc9\xc9\x07\0';
const tail = '\x86\xa6\x10\x36\x05\0\0\0';

/** 40 MiB of zeros in brotli. */
const bomb =
  '\xcb\xff\xff\x3f\xf8\x27\0\xe2\xb1\x40\x20\xf7\xfe\x8f\xff\xff\x7f\xf0\x4f\0\xc4\x61\x11\x80\xee\xfd\x1f\xff\xff\xff\xe0\x9f\0\x88\xc3\x02' +
  '\0\xdd\xfb\x3f\xfe\xff\xff\xc1\x3f\x01\x10\x87\x05\0\xba\xf7\x7f\xf9\xff\xff\x87\x7f\x02\x20\x0e\x0b\0\x74\xef\xff\0';

function gzipped(content: string): string {
  return `HTTP/1.1 200 OK\r\n${gzip}Content-Length: ${content.length}\r\n\r\n${content}`;
}

/** The judge of a finding that decoding failed in one of these ways. */
function failed(
  kinds: readonly CodingFaultKind[],
  words: (content: ContentFacts, coding: string, why: string, closeDelimited: boolean) => string,
) {
  return ({ content, response }: Exchange): Observation | null => {
    const { fault } = content;
    if (fault === null || !kinds.includes(fault.kind)) return null;
    const field = response.head?.fields.find(({ key }) => key === 'content-encoding');
    return {
      detail: words(content, quoted(fault.coding), fault.message, response.state === 'close'),
      span: field?.span ?? null,
    };
  };
}

/** How much could be decoded: of the block in which corrupt data stands, nothing comes out. */
function cameOut({ decodedLength }: ContentFacts): string {
  return `${plural(decodedLength ?? 0, 'octet')} could be decoded`;
}

export const contentFindings: readonly FindingKind[] = [
  {
    id: 'content-coding-truncated',
    severity: 'error',
    advice: advice.coding,
    title: 'The coded content is not whole, although the message is',
    spec: [...spec, rfc(1952, '2.3.1')],
    example: { wire: gzipped(header + data.slice(0, 5)) },
    judge: failed(
      ['truncated'],
      (content, coding, why, closeDelimited) =>
        (closeDelimited
          ? `Only the close of the connection ends this body, and nobody could tell whether it is whole; but the ${coding} data in it has not ended: ${why}. ${cameOut(content)}. `
          : `The framing ends properly, but the ${coding} data in it does not: ${why}. ${cameOut(content)}. `) +
        'Whoever compressed it failed before the end, and the message was closed as if it were whole. Browsers and most clients show the beginning without an error.',
    ),
  },
  {
    id: 'content-coding-mismatch',
    severity: 'error',
    advice: advice.coding,
    title: 'The content is not in the coding that the head names',
    spec,
    example: { wire: gzipped('hello') },
    judge: failed(
      ['mismatch'],
      (_, coding, why) =>
        `Content-Encoding says ${coding}, and the content is something else: ${why}. An error page put into the body of a response whose head was written before looks like this. ` +
        'Browsers say ERR_CONTENT_DECODING_FAILED; clients that do not decode hand over the octets as they are.',
    ),
  },
  {
    id: 'content-coding-corrupt',
    severity: 'error',
    advice: advice.coding,
    title: 'The coded content is corrupt',
    spec,
    example: { wire: gzipped(`${header}\xff\xff\xff\xff`) },
    judge: failed(
      ['corrupt'],
      (content, coding, why) =>
        `The content begins as ${coding}, and cannot be decoded to its end: ${why}. ${cameOut(content)} before the block of 16 KiB in which it breaks. ` +
        'An error message written into compressed data looks like this. Browsers say ERR_CONTENT_DECODING_FAILED, after they may have shown the beginning.',
    ),
  },
  {
    id: 'content-coding-checksum',
    severity: 'error',
    advice: advice.coding,
    title: 'The decoded content is not what its own checksum says',
    spec: [...spec, rfc(1952, '2.3.1'), rfc(1950, '2.2')],
    example: { wire: gzipped(`${header}${data}\0${tail.slice(1)}`) },
    judge: failed(
      ['checksum', 'length'],
      (content, coding, why) =>
        `The ${coding} data could be decoded, and does not give what went in: ${why}. ${cameOut(content)}. ` +
        'Something changed the data on its way, or two responses were mixed. Many clients have handed the content over before they come to the checksum.',
    ),
  },
  {
    id: 'content-coding-bomb',
    severity: 'warning',
    title: 'The coded content grows beyond measure, and was not decoded to its end',
    spec: [...spec, rfc(9110, '17.6')],
    example: { wire: `HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: ${bomb.length}\r\n\r\n${bomb}` },
    judge: failed(
      ['bomb'],
      (content, coding, why) =>
        `Decoding the ${coding} data was given up: ${why}. ${cameOut(content)}. What comes after was not looked into. ` +
        'A client that decodes it all may run out of memory: a limit on what comes out protects it, and Content-Length, which counts coded octets, does not.',
    ),
  },
  {
    id: 'content-coding-trailing',
    severity: 'warning',
    title: 'Octets after the end of the coded content',
    spec: [...spec, rfc(1952, '2.2')],
    example: { wire: gzipped(`${header}${data}${tail}oops`) },
    judge({ content }) {
      const found = content.remarks.find(({ trailing }) => trailing > 0);
      if (found === undefined || content.fault !== null) return null;
      return {
        detail:
          `The ${quoted(found.coding)} data ends, and ${plural(found.trailing, 'octet')} more came that are not part of it. ` +
          'An error message that a server adds after its compressor has finished ends up there: some clients ignore such octets, others report an error, and none shows them.',
        span: null,
      };
    },
  },
  {
    id: 'content-coding-raw-deflate',
    severity: 'warning',
    title: 'Deflate data without the zlib format around it',
    spec: [rfc(9110, '8.4.1.2'), rfc(1950, '2.2')],
    example: {
      wire: `HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: ${data.length}\r\n\r\n${data}`,
    },
    judge({ content }) {
      if (!content.remarks.some(({ rawDeflate }) => rawDeflate) || content.fault !== null) return null;
      return {
        detail:
          'The coding "deflate" is the zlib format around deflate data, and here the data came bare. Browsers and curl guess right; stricter clients report corrupt data. ' +
          'Without the zlib format there is no checksum either. gzip has no such confusion.',
        span: null,
      };
    },
  },
  {
    id: 'content-coding-members',
    severity: 'info',
    title: 'The coded content is of several parts, one after the other',
    spec: [...spec, rfc(1952, '2.2')],
    example: { wire: gzipped((header + data + tail).repeat(2)) },
    judge({ content }) {
      const found = content.remarks.find(({ members }) => members > 1);
      if (found === undefined || content.fault !== null) return null;
      return {
        detail:
          `The ${quoted(found.coding)} data has ${number(found.members)} members, each whole in itself. Its format allows that; ` +
          'some decoders stop after the first one, and hand over a beginning without an error.',
        span: null,
      };
    },
  },
  contentFinding({
    id: 'content-coding-unmarked',
    severity: 'info',
    title: 'The content is compressed, and no Content-Encoding says so',
    spec: [rfc(9110, '8.4'), rfc(9110, '8.3')],
    example: {
      wire: `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 25\r\n\r\n${header}${data}${tail}`,
    },
    listen(head) {
      const type = mediaType(head);
      const text = /^text\/|[/+](?:json|xml|javascript)$|^application\/x-ndjson$/.test(type);
      return text && contentCodings(head.fields).length === 0 ? new Unmarked(type) : null;
    },
  }),
  {
    id: 'content-coding-unknown',
    severity: 'info',
    title: 'A content coding that Lastchunk does not undo',
    spec,
    example: { wire: 'HTTP/1.1 200 OK\r\nContent-Encoding: x-own\r\nContent-Length: 5\r\n\r\nhello' },
    judge({ content, response }) {
      if (content.unsupported.length === 0 || response.bodyLength === 0) return null;
      const names = content.unsupported.map(({ coding }) => quoted(coding)).join(', ');
      const reasons = content.unsupported.flatMap(({ why }) => (why === null ? [] : [why]));
      return {
        detail: [
          `Content-Encoding names ${names}.`,
          ...reasons,
          'The content was not looked into: an error in it would not be seen here.',
        ].join(' '),
        span: null,
      };
    },
  },
];

/** Looks at the first octets of content that should be text. */
class Unmarked implements Detector {
  readonly #type: string;
  readonly #first: number[] = [];
  #offset: number | null = null;

  constructor(type: string) {
    this.#type = type;
  }

  get done(): boolean {
    return this.#first.length === 4;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    if (this.#first.length === 0) this.#offset = offset;
    for (let at = start; at < end && !this.done; at++) this.#first.push(bytes[at] as number);
  }

  end(): Observation | null {
    const look = looksLike(Uint8Array.from(this.#first));
    if (look !== 'gzip' && look !== 'zstd') return null;
    return {
      detail:
        `Content-Type says ${quoted(this.#type)}, no Content-Encoding is there, and the content begins as ${look} data does. ` +
        'Clients hand over the compressed octets as they are. A server, or a cache in between, compressed the content and lost the field.',
      span: this.#offset === null ? null : [this.#offset, this.#offset + this.#first.length],
    };
  }
}
