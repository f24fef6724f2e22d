/** One reader of a response's content for all the signals that want it: the content is read once, whoever listens. */
import type { Head } from '../../wire/http1/head.ts';
import type { Detector } from '../detector.ts';
import type { Observation } from '../finding.ts';

export interface ContentSource {
  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void;
  /** The content has ended. Called once. */
  end(): void;
  /** True once no content could change what was read. */
  readonly done?: boolean;
}

/** What a signal makes of what the reader read, when the content has ended. */
export type JudgeSource = (whole: boolean) => Observation | null;

interface Sharing<Source> {
  source: Source;
  ended: boolean;
}

/**
 * A way to share: for each head one reader, made by `make`. Whoever asks first for a head drives it; the others never
 * need to be pushed to.
 */
export class SharedReader<Source extends ContentSource> {
  readonly #make: (head: Head) => Source;
  readonly #sharings = new WeakMap<Head, Sharing<Source>>();

  constructor(make: (head: Head) => Source) {
    this.#make = make;
  }

  /** A detector that judges by the reader; `attach` is given the reader before any content. */
  detector(head: Head, attach: (source: Source) => JudgeSource): Detector {
    let sharing = this.#sharings.get(head);
    const drives = sharing === undefined;
    if (sharing === undefined) {
      sharing = { source: this.#make(head), ended: false };
      this.#sharings.set(head, sharing);
    }
    return new SharedDetector(sharing, drives, attach(sharing.source));
  }
}

class SharedDetector<Source extends ContentSource> implements Detector {
  readonly #sharing: Sharing<Source>;
  readonly #drives: boolean;
  readonly #judge: JudgeSource;

  constructor(sharing: Sharing<Source>, drives: boolean, judge: JudgeSource) {
    this.#sharing = sharing;
    this.#drives = drives;
    this.#judge = judge;
  }

  get done(): boolean {
    return !this.#drives || this.#sharing.source.done === true;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    this.#sharing.source.push(bytes, start, end, offset);
  }

  end(whole: boolean): Observation | null {
    const sharing = this.#sharing;
    if (!sharing.ended) {
      sharing.ended = true;
      sharing.source.end();
    }
    return this.#judge(whole);
  }
}
