/** Holds what a client was seen to do against its profile. */
import { nodeCodings } from '../src/coding/node-codings.ts';
import { Examination } from '../src/report/examination.ts';
import type { Report } from '../src/report/report.ts';
import { octets } from '../src/wire/octets.ts';
import { type LabCase, type Observation, WAITING } from './case.ts';

/** The report of a case, with clients' views at given versions. */
export function reportOf(
  { wire, method, ending }: Omit<LabCase, 'id' | 'title'>,
  versions: Record<string, string> = {},
): Report {
  const examination = new Examination({ request: { method }, codings: nodeCodings, clients: { versions } });
  examination.push(octets(wire), 0);
  return examination.end({ transport: ending });
}

/** What differs between a view and an observation, in words; empty when they agree. */
export function differences(view: Report['clients'][number], seen: Observation): string[] {
  const found: string[] = [];
  const differ = (what: string, expected: unknown, got: unknown): void => {
    if (expected !== got) found.push(`${what}: profile ${JSON.stringify(expected)}, seen ${JSON.stringify(got)}`);
  };
  // A program that never answered says nothing of where its client stood.
  if (races(view, seen) || seen.error?.message.startsWith('gave no answer') === true) return found;
  differ('stage', view.stage, seen.stage);
  differ('status', view.status, seen.status);
  // Null means that the client has none, or that it varies with the reads.
  if (view.statusText !== null && seen.stage !== 'head')
    differ('reason', view.statusText.slice(0, 200), (seen.reason ?? '').slice(0, 200));
  if (view.bodyLength !== null) differ('body', view.bodyLength, seen.bodyLength);
  differ('trailers', view.trailersVisible, seen.trailers);
  if (found.length === 0 && seen.error !== null && seen.error.code !== WAITING) {
    const code = view.error?.split(':')[0] ?? '';
    const sameCode = seen.error.code.startsWith(code) || (view.error ?? '').startsWith(seen.error.code);
    // Java's exception is the cause's or its wrapper's, by which thread was first.
    if (!sameCode && !(view.error ?? '').includes(seen.error.code))
      found.push(`error: profile ${view.error}, seen ${seen.error.code}: ${seen.error.message}`);
  }
  return found;
}

/** Java's reader of chunks runs beside its caller: a fault near the head is raised before the response is handed over, or after. */
function races(view: Report['clients'][number], seen: Observation): boolean {
  return (
    view.client === 'java-httpclient' &&
    view.stage === 'body' &&
    seen.stage === 'head' &&
    (view.error ?? '').includes(seen.error?.code ?? '-')
  );
}
