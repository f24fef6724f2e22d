/** What is known of a response's content when it has ended. */
import type { Observation } from '../observation.ts';
import type { CodingFailure } from './coding-chain.ts';
import type { CodingRemarks } from './content-coding.ts';
import type { ContentHashes } from './content-hasher.ts';

export interface ContentFacts {
  codings: string[];
  /** Octets after the content codings were undone; null when they could not be. */
  decodedLength: number | null;
  /** Codings for which no decoder is at hand, and in a sentence why where that is known. */
  unsupported: { coding: string; why: string | null }[];
  /** Why decoding stopped. */
  fault: CodingFailure | null;
  /** What is odd about coded data that could be decoded. */
  remarks: (CodingRemarks & { coding: string })[];
  /** Hashes of the content, where a field asks for them; null where none does. */
  hashes: ContentHashes | null;
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
  remarks: [],
  hashes: null,
  observations: new Map(),
  failed: new Map(),
};
