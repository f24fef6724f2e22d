/**
 * Content on its way through: undoes the content codings where a decoder is at hand, and lets detectors listen. Content
 * that nobody wants to hear is not looked at, and costs nothing.
 */
import type { OnContent } from '../../wire/http1/chunk-scan.ts';
import type { BodyReading } from '../../wire/http1/framing.ts';
import type { Head } from '../../wire/http1/head.ts';
import type { Detector } from '../detector.ts';
import type { FindingKind, Observation } from '../finding.ts';
import { CodingChain, type DecodingLimits } from './coding-chain.ts';
import { type CodingTable, contentCodings } from './content-coding.ts';
import type { ContentFacts } from './content-facts.ts';
import { ContentHasher, type HashTable } from './content-hasher.ts';

/** What the core does not have itself. */
export interface ContentTools {
  codings?: CodingTable;
  hashes?: HashTable;
  /** Where decoding is given up. */
  decoding?: DecodingLimits;
}

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
  readonly #unsupported: ContentFacts['unsupported'];
  readonly #chain: CodingChain | null = null;
  readonly #hasher: ContentHasher | null = null;
  /** True when the content cannot be looked into: a transfer coding lies over it, or it is a part of coded data. */
  readonly #opaque: boolean;
  readonly #observations = new Map<string, Observation>();
  readonly #failed = new Map<string, string>();
  #listening: Listening[] = [];
  /** Those of the listening that are not done. */
  #hearing: Listening[] = [];

  constructor(head: Head, reading: BodyReading, kinds: readonly FindingKind[], tools: ContentTools = {}) {
    const { codings = {}, hashes = {}, decoding } = tools;
    this.#codings = contentCodings(head.fields);
    this.#unsupported = this.#codings.flatMap((coding) => {
      const decoder = codings[coding];
      return typeof decoder === 'function' ? [] : [{ coding, why: decoder ?? null }];
    });
    const kept = keptTransferCodings(reading).length > 0;
    // A range is cut out of the coded data (RFC 9110 §14.2): there is no beginning to decode from.
    const partial = this.#codings.length > 0 && head.statusLine.code === 206;
    this.#opaque = kept || partial;
    if (reading.framing === 'none' || kept) return;
    this.#hasher = ContentHasher.for(head, hashes, this.#codings.length > 0);
    if (partial || this.#unsupported.length > 0) return;
    if (this.#codings.length > 0) {
      const out = (octets: Uint8Array) => {
        this.#hasher?.decoded(octets);
        this.#tell(octets, 0, octets.length, null);
      };
      this.#chain = new CodingChain(this.#codings, codings, out, decoding);
    }
    for (const kind of kinds) {
      const detector = kind.listen?.(head);
      if (detector) this.#listening.push({ id: kind.id, detector });
    }
    this.#hearing = this.#listening.filter(({ detector }) => detector.done !== true);
  }

  /** The listener for the decoder, or null when the content need not be looked at. */
  get listener(): OnContent | null {
    if (this.#chain === null && this.#hasher === null && this.#hearing.length === 0) return null;
    return (bytes, start, end, offset) => this.#take(bytes, start, end, offset);
  }

  /**
   * The content has ended; `whole` when the message was, `closed` when nothing but the close of the connection ends it:
   * coded data says by itself whether it is whole then.
   */
  end(length: number, { whole, closed }: { whole: boolean; closed: boolean }): ContentFacts {
    const chain = this.#chain;
    chain?.end(whole || closed);
    const decoded = chain === null || chain.failure === null;
    for (const { id, detector } of this.#listening) {
      this.#isolate(id, () => {
        const observation = detector.end(whole && decoded);
        if (observation) this.#observations.set(id, observation);
      });
    }
    const undecoded = this.#opaque || this.#unsupported.length > 0;
    return {
      codings: this.#codings,
      decodedLength: this.#codings.length === 0 ? length : undecoded ? null : (chain?.decoded ?? 0),
      unsupported: this.#opaque ? [] : this.#unsupported,
      fault: chain?.failure ?? null,
      remarks: chain?.remarks ?? [],
      hashes: this.#hasher?.end(decoded) ?? null,
      observations: this.#observations,
      failed: this.#failed,
    };
  }

  #take(bytes: Uint8Array, start: number, end: number, offset: number): void {
    this.#hasher?.sent(bytes, start, end);
    if (this.#chain === null) this.#tell(bytes, start, end, offset);
    else this.#chain.push(bytes, start, end);
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
