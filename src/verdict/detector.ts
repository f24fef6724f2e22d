/** Detectors: findings, signals above all, that are made by listening to content as it streams by. */
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
  /** True once no content could change what `end` answers: `push` is then not called again. */
  readonly done?: boolean;
}

/** A signal: a finding by which the server reports a failure after the head. */
export interface SignalKind extends FindingKind {
  signal: true;
}

type Heard = Required<Pick<FindingKind, 'listen'>>;

/** A signal that a detector finds in the content. */
export function contentSignal(kind: Omit<FindingKind, 'judge' | 'signal'> & Heard): SignalKind {
  return { ...contentFinding(kind), signal: true };
}

/** A finding that a detector makes in the content, and that is no signal. */
export function contentFinding(kind: Omit<FindingKind, 'judge'> & Heard): FindingKind {
  return { ...kind, judge: ({ content }) => content.observations.get(kind.id) ?? null };
}

/** True for a 2xx: under any other status, content that tells of an error contradicts nothing. */
export function succeeded(head: Head): boolean {
  return /^2\d\d$/.test(head.statusLine.codeRaw);
}

/** The value of the first field of this name (lower case), or null. */
export function fieldValue(head: Head, key: string): string | null {
  return head.fields.find((field) => field.key === key)?.value ?? null;
}

/** The media type of a head in lower case without parameters, or the empty string. */
export function mediaType(head: Head): string {
  const value = head.fields.find((field) => field.key === 'content-type')?.value ?? '';
  return (value.split(';', 1)[0] ?? '').trim().toLowerCase();
}
