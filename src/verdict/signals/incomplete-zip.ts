/** A ZIP archive without the record that ends it: its list of files is missing, and most programs will not open it. */

import { contentSignal } from '../content-finding.ts';
import type { Detector } from '../detector.ts';
import type { Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { ContentTail } from '../readers/content-tail.ts';
import { source } from '../spec.ts';
import { number } from '../words.ts';

/** The end record has 22 octets, and a comment of up to 65,535 behind it. */
const RECORD = 22;
const LONGEST = RECORD + 0xffff;

export const incompleteZip = contentSignal({
  id: 'incomplete-zip',
  severity: 'error',
  title: 'The ZIP archive stops before its end, although the message is whole',
  spec: [source('ZIP: APPNOTE 4.3.16', 'https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: 36\r\n\r\nPK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x05\0\0\0\x05\0\0\0\x01\0\0\0ahello',
  },
  listen(head) {
    const fits = succeeded(head) && head.statusLine.codeRaw !== '206' && isZip(mediaType(head));
    return fits ? new ZipDetector() : null;
  },
});

/** ZIP itself, and the formats that are ZIP inside. */
function isZip(type: string): boolean {
  return /^application\/(?:zip|x-zip(?:-compressed)?|java-archive|epub\+zip|[\w.-]+\+zip|vnd\.openxmlformats-officedocument\..+|vnd\.oasis\.opendocument\..+|vnd\.android\.package-archive)$/.test(
    type,
  );
}

class ZipDetector implements Detector {
  #begins = '';
  readonly #tail = new ContentTail(LONGEST);

  /** What does not begin as an archive is none. */
  get done(): boolean {
    return this.#begins.length === 4 && this.#begins !== 'PK\x03\x04' && this.#begins !== 'PK\x05\x06';
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    for (let at = start; at < end && this.#begins.length < 4; at++)
      this.#begins += String.fromCharCode(bytes[at] as number);
    if (!this.done) this.#tail.push(bytes, start, end, offset);
  }

  end(whole: boolean): Observation | null {
    if (!whole || this.done || this.#begins.length < 4 || hasEnd(this.#tail.text)) return null;
    const { length, from } = this.#tail;
    return {
      detail:
        `The content begins as a ZIP archive, and ends after ${number(length)} octets without the record that ends one (PK\\x05\\x06). ` +
        'The list of files stands before that record, so most programs will not open what came. The framing is whole: the source failed, and whoever closed the message did not know.',
      span: this.#tail.span(length - from - 1, length - from),
    };
  }
}

/** True when an end record stands where its own comment reaches exactly to the end. */
function hasEnd(text: string): boolean {
  for (
    let at = text.lastIndexOf('PK\x05\x06');
    at !== -1;
    at = at === 0 ? -1 : text.lastIndexOf('PK\x05\x06', at - 1)
  ) {
    const comment = text.charCodeAt(at + 20) + (text.charCodeAt(at + 21) << 8);
    if (at + RECORD + comment === text.length) return true;
  }
  return false;
}
