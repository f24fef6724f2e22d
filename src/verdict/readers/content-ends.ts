/** The beginning and the end of text content, for signals that stand there; what lies between is not looked at. */

import type { Head } from '../../wire/http1/head.ts';
import { latin1 } from '../../wire/octets.ts';
import type { Detector } from '../detector.ts';
import type { Observation } from '../finding.ts';
import { ContentTail } from './content-tail.ts';
import { type ContentSource, SharedReader } from './shared-reader.ts';

const BEGINNING = 2 * 1024;
/** ClickHouse's exception block, the largest thing looked for, has at most 16 KiB. */
const ENDING = 20 * 1024;

export class ContentEnds implements ContentSource {
  /** The first 2 KiB, Latin-1. */
  beginning = '';
  readonly tail = new ContentTail(ENDING);
  /** The last 20 KiB, Latin-1; `tail.span` says where a part of it stood. */
  ending = '';

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    const room = BEGINNING - this.beginning.length;
    if (room > 0) this.beginning += latin1(bytes, start, Math.min(end, start + room));
    this.tail.push(bytes, start, end, offset);
  }

  end(): void {
    this.ending = this.tail.text;
  }

  /** Octets in all. */
  get length(): number {
    return this.tail.length;
  }
}

const readers = new SharedReader(() => new ContentEnds());

/** A detector that judges by the two ends of the content, in the one reading of it. */
export function endsDetector(head: Head, judge: (ends: ContentEnds, whole: boolean) => Observation | null): Detector {
  return readers.detector(head, (ends) => (whole) => judge(ends, whole));
}
