/** Detectors: findings, signals above all, that are made by listening to content as it streams by. */
import type { Observation } from './observation.ts';

export interface Detector {
  /**
   * Takes decoded content `bytes[start..end)`. `offset` is where `bytes[start]` stands on the wire, or null when a content
   * coding was undone. The octets are gone when it returns.
   */
  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void;
  /** The content has ended; `whole` when the message's framing says that nothing is missing. */
  end(whole: boolean): Observation | null;
  /** True once no content could change what `end` answers: `push` is then not called again. */
  readonly done?: boolean;
}
