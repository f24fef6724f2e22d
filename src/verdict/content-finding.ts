/** Kinds of findings that a detector makes in the content. */
import type { FindingKind } from './finding.ts';

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
