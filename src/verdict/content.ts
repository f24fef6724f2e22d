/**
 * Content on its way through: undoes the content codings where a decoder is at hand, and lets detectors listen. Content
 * that nobody wants to hear is not looked at, and costs nothing.
 */
import type { OnContent } from '../wire/http1/chunk-scan.ts';
import type { BodyReading } from '../wire/http1/framing.ts';
import type { Head } from '../wire/http1/head.ts';
import { CodingFault, type CodingTable, type ContentDecoder, contentCodings } from './content-coding.ts';
import type { Detector, SignalKind } from './detector.ts';
import type { Observation } from './finding.ts';

export interface ContentFacts {
  codings: string[];
  /** Octets after the content codings were undone; null when they could not be. */
  decodedLength: number | null;
  /** Codings for which no decoder is at hand. */
  unsupported: string[];
  /** Why decoding stopped, and after how many coded octets. */
  fault: { coding: string; kind: 'truncated' | 'corrupt'; message: string; at: number } | null;
  /** What the detectors heard, by signal id. */
  observations: ReadonlyMap<string, Observation>;
  /** Detectors that failed, which is a defect: by id, what they threw. */
  failed: ReadonlyMap<string, string>;
}

export const noContent: ContentFacts = {
  codings: [],
  decodedLength: null,
  unsupported: [],
  fault: null,
  observations: new Map(),
  failed: new Map(),
};

interface Listening {
  id: string;
  detector: Detector;
}

export class ContentReader {
  readonly #codings: string[];
  readonly #unsupported: string[];
  readonly #decoders: { coding: string; decoder: ContentDecoder }[] = [];
  readonly #observations = new Map<string, Observation>();
  readonly #failed = new Map<string, string>();
  #listening: Listening[] = [];
  #coded = 0;
  #decoded = 0;
  #fault: ContentFacts['fault'] = null;

  constructor(head: Head, reading: BodyReading, codings: CodingTable, signals: readonly SignalKind[]) {
    const hasContent = reading.framing !== 'none';
    this.#codings = contentCodings(head.fields);
    this.#unsupported = this.#codings.filter((coding) => codings[coding] === undefined);
    if (!hasContent) return;
    if (this.#unsupported.length === 0) {
      for (const coding of this.#codings.toReversed()) {
        const decoder = codings[coding]?.();
        if (decoder) this.#decoders.push({ coding, decoder });
      }
      for (const kind of signals) {
        const detector = kind.listen?.(head);
        if (detector) this.#listening.push({ id: kind.id, detector });
      }
    }
  }

  /** The listener for the decoder, or null when the content need not be looked at. */
  get listener(): OnContent | null {
    if (this.#decoders.length === 0 && this.#listening.length === 0) return null;
    return (bytes, start, end, offset) => this.#take(bytes, start, end, offset);
  }

  /** The content has ended; `whole` when the message was. */
  end(length: number, whole: boolean): ContentFacts {
    if (this.#decoders.length > 0 && this.#fault === null && whole && this.#coded > 0) {
      this.#guard(0, () => {
        for (let stage = 0; stage < this.#decoders.length; stage++) {
          for (const piece of this.#decoders[stage]?.decoder.end() ?? []) this.#decode(piece, stage + 1);
        }
      });
    }
    for (const { id, detector } of this.#listening) {
      this.#isolate(id, () => {
        const observation = detector.end(whole);
        if (observation) this.#observations.set(id, observation);
      });
    }
    return {
      codings: this.#codings,
      decodedLength: this.#codings.length === 0 ? length : this.#unsupported.length > 0 ? null : this.#decoded,
      unsupported: this.#unsupported,
      fault: this.#fault,
      observations: this.#observations,
      failed: this.#failed,
    };
  }

  #take(bytes: Uint8Array, start: number, end: number, offset: number): void {
    if (this.#decoders.length === 0) {
      this.#tell(bytes, start, end, offset);
      return;
    }
    this.#coded += end - start;
    if (this.#fault === null) this.#guard(offset, () => this.#decode(bytes.subarray(start, end), 0));
  }

  /** Sends octets through the decoders from `stage` on, and to the detectors after the last. */
  #decode(bytes: Uint8Array, stage: number): void {
    const step = this.#decoders[stage];
    if (step === undefined) {
      this.#decoded += bytes.length;
      this.#tell(bytes, 0, bytes.length, null);
      return;
    }
    for (const piece of step.decoder.push(bytes)) this.#decode(piece, stage + 1);
  }

  #guard(at: number, work: () => void): void {
    try {
      work();
    } catch (thrown) {
      if (!(thrown instanceof CodingFault)) throw thrown;
      this.#fault = { coding: this.#codings.join(', '), kind: thrown.kind, message: thrown.message, at };
    }
  }

  #tell(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    for (const { id, detector } of this.#listening) {
      this.#isolate(id, () => detector.push(bytes, start, end, offset));
    }
  }

  /** A detector that throws is a defect: it is taken out and named, and the rest goes on. */
  #isolate(id: string, work: () => void): void {
    try {
      work();
    } catch (thrown) {
      this.#failed.set(id, thrown instanceof Error ? thrown.message : String(thrown));
      this.#listening = this.#listening.filter((listening) => listening.id !== id);
    }
  }
}
