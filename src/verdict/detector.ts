/** Detectors: signals that are found by listening to content as it streams by (see `signals/`). */
import type { Head } from '../wire/http1/head.ts';
import type { FindingKind, Observation } from './finding.ts';

export interface Detector {
  /**
   * Takes decoded content `bytes[start..end)`. `offset` is where `bytes[start]` stands on the wire, or null when a content
   * coding was undone. The octets are gone when it returns.
   */
  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void;
  /** The content has ended; `whole` when the message's framing says that nothing is missing. */
  end(whole: boolean): Observation | null;
}

/** A signal: a finding by which the server reports a failure after the head. */
export interface SignalKind extends FindingKind {
  signal: true;
  /** Called with the final head: a detector where media type, fields or shape fit, otherwise null. */
  listen?(head: Head): Detector | null;
}

/** A signal that a detector finds in the content. */
export function contentSignal(
  kind: Omit<SignalKind, 'judge' | 'signal'> & Required<Pick<SignalKind, 'listen'>>,
): SignalKind {
  return { ...kind, signal: true, judge: ({ content }) => content.observations.get(kind.id) ?? null };
}

/** The media type of a head in lower case without parameters, or the empty string. */
export function mediaType(head: Head): string {
  const value = head.fields.find((field) => field.key === 'content-type')?.value ?? '';
  return (value.split(';', 1)[0] ?? '').trim().toLowerCase();
}
