/** XML content for signals: read once; each signal names the paths that it wants to see. */

import type { Head } from '../../wire/http1/head.ts';
import { fromUtf8 } from '../../wire/octets.ts';
import { contentSignal, type SignalKind } from '../content-finding.ts';
import type { FindingKind, Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { type ContentSource, SharedReader } from './shared-reader.ts';
import { XmlScan, xmlText } from './xml-scan.ts';

class XmlReader implements ContentSource {
  readonly paths = new Set<string>();
  #scan: XmlScan | null = null;

  get scan(): XmlScan {
    this.#scan ??= new XmlScan(this.paths);
    return this.#scan;
  }

  get done(): boolean {
    return this.#scan?.done === true;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    this.scan.push(bytes, start, end, offset);
  }

  end(): void {}
}

const readers = new SharedReader(() => new XmlReader());

export interface XmlSignal extends Omit<FindingKind, 'judge' | 'signal' | 'listen'> {
  /** Paths of the elements that it looks at, by local names: `Error/Code`. */
  paths: readonly string[];
  read(content: XmlScan): Observation | null;
}

/** A signal in XML content under a 2xx. */
export function xmlSignal(signal: XmlSignal): SignalKind {
  const { paths, read, ...kind } = signal;
  return contentSignal({
    ...kind,
    listen(head) {
      if (!succeeded(head) || !isXml(head)) return null;
      return readers.detector(head, (reader) => {
        for (const path of paths) reader.paths.add(path);
        return () => read(reader.scan);
      });
    },
  });
}

function isXml(head: Head): boolean {
  return /^(?:(?:text|application)\/xml|application\/(?:[\w.-]+\+xml|vnd\.ogc\.[\w.+-]*xml))$/.test(mediaType(head));
}

/** The text of the first element at a path, entities undone; null where there is none or it is empty. */
export function elementText(scan: XmlScan, path: string): string | null {
  const [element] = scan.elements(path);
  const text = element === undefined ? '' : readableText(element.text);
  return text === '' ? null : text;
}

/** Text as it came in XML, Latin-1, made readable: UTF-8 decoded, entities undone. */
export function readableText(raw: string): string {
  return xmlText(fromUtf8(raw) ?? raw);
}
