/**
 * Content on its way through: undoes the content codings where a decoder is at hand, and lets detectors listen. Content
 * that nobody wants to hear is not looked at, and costs nothing.
 */
import type { OnContent } from '../wire/http1/chunk-scan.ts';
import type { BodyReading } from '../wire/http1/framing.ts';
import type { Head } from '../wire/http1/head.ts';
import { CodingFault, type CodingTable, type ContentDecoder, contentCodings } from './content-coding.ts';
import type { Detector } from './detector.ts';
import type { FindingKind, Observation } from './finding.ts';

export interface ContentFacts {
  codings: string[];
  /** Octets after the content codings were undone; null when they could not be. */
  decodedLength: number | null;
  /** Codings for which no decoder is at hand. */
  unsupported: string[];
  /** Why decoding stopped. */
  fault: { coding: string; kind: 'truncated' | 'corrupt'; message: string } | null;
  /** What the detectors heard, by the id of the finding. */
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

/**
 * Coded octets go to a decoder in blocks of this size, whatever the reads were: where coded data is corrupt, what comes out
 * before depends on how it was handed in.
 */
const BLOCK = 16 * 1024;

interface Listening {
  id: string;
  detector: Detector;
}

/** Transfer codings beside chunked, which nobody here undoes: what is under them cannot be looked into. */
export function keptTransferCodings({ transferCodings }: BodyReading): string[] {
  return transferCodings.filter((coding) => coding !== 'chunked' && coding !== 'identity');
}

export class ContentReader {
  readonly #codings: string[];
  readonly #unsupported: string[];
  readonly #decoders: { coding: string; decoder: ContentDecoder }[] = [];
  readonly #observations = new Map<string, Observation>();
  readonly #failed = new Map<string, string>();
  /** True when a transfer coding lies over the content that nobody here undoes. */
  readonly #opaque: boolean;
  #listening: Listening[] = [];
  /** Those of the listening that are not done. */
  #hearing: Listening[] = [];
  #coded = 0;
  #block: Uint8Array | null = null;
  #decoded = 0;
  #fault: ContentFacts['fault'] = null;

  constructor(head: Head, reading: BodyReading, codings: CodingTable, kinds: readonly FindingKind[]) {
    this.#opaque = keptTransferCodings(reading).length > 0;
    this.#codings = contentCodings(head.fields);
    this.#unsupported = this.#codings.filter((coding) => codings[coding] === undefined);
    if (reading.framing === 'none' || this.#opaque) return;
    if (this.#unsupported.length === 0) {
      for (const coding of this.#codings.toReversed()) {
        const decoder = codings[coding]?.();
        if (decoder) this.#decoders.push({ coding, decoder });
      }
      for (const kind of kinds) {
        const detector = kind.listen?.(head);
        if (detector) this.#listening.push({ id: kind.id, detector });
      }
      this.#hearing = this.#listening.filter(({ detector }) => detector.done !== true);
    }
  }

  /** The listener for the decoder, or null when the content need not be looked at. */
  get listener(): OnContent | null {
    if (this.#decoders.length === 0 && this.#hearing.length === 0) return null;
    return (bytes, start, end, offset) => this.#take(bytes, start, end, offset);
  }

  /** The content has ended; `whole` when the message was. */
  end(length: number, whole: boolean): ContentFacts {
    this.#decodeBlock(this.#coded % BLOCK);
    if (this.#decoders.length > 0 && this.#fault === null && whole && this.#coded > 0) {
      this.#guard(() => {
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
      decodedLength:
        this.#codings.length === 0 ? length : this.#opaque || this.#unsupported.length > 0 ? null : this.#decoded,
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
    this.#block ??= new Uint8Array(BLOCK);
    for (let at = start; at < end; ) {
      const filled = this.#coded % BLOCK;
      const take = Math.min(end - at, BLOCK - filled);
      this.#block.set(bytes.subarray(at, at + take), filled);
      this.#coded += take;
      at += take;
      if (filled + take === BLOCK) this.#decodeBlock(BLOCK);
    }
  }

  /** Decodes the first `length` octets of the block. */
  #decodeBlock(length: number): void {
    if (this.#fault !== null || length === 0 || this.#block === null) return;
    const block = this.#block.subarray(0, length);
    this.#guard(() => this.#decode(block, 0));
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

  #guard(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      if (!(thrown instanceof CodingFault)) throw thrown;
      this.#fault = { coding: this.#codings.join(', '), kind: thrown.kind, message: thrown.message };
    }
  }

  #tell(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    for (const { id, detector } of this.#hearing) {
      this.#isolate(id, () => detector.push(bytes, start, end, offset));
      if (detector.done) this.#hearing = this.#hearing.filter((listening) => listening.detector !== detector);
    }
  }

  /** A detector that throws is a defect: it is taken out and named, and the rest goes on. */
  #isolate(id: string, work: () => void): void {
    try {
      work();
    } catch (thrown) {
      this.#failed.set(id, thrown instanceof Error ? thrown.message : String(thrown));
      this.#listening = this.#listening.filter((listening) => listening.id !== id);
      this.#hearing = this.#hearing.filter((listening) => listening.id !== id);
    }
  }
}
