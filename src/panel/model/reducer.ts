/** The inspector's state as a pure function of what happened. */
import type { Hello, Progress, RequestSpec, Zoo } from '../../protocol/messages.ts';
import type { Report } from '../../report/report.ts';
import { afterNavigation, withoutList } from './list-clearing.ts';
import type { NetworkRecord } from './network-record.ts';
import { followed, type Settings } from './settings.ts';
import { type Draft, type Inspection, isRunning, kept, reportedFor, type ShownFault, type State } from './state.ts';

export type PanelEvent =
  | { type: 'settings-changed'; settings: Settings }
  | { type: 'host-starting' }
  | { type: 'host-ready'; hello: Hello }
  | { type: 'host-missing'; fault: ShownFault }
  | { type: 'host-gone' }
  | { type: 'zoo-starting' }
  | { type: 'zoo-ready'; zoo: Zoo }
  | { type: 'zoo-failed'; fault: ShownFault }
  | { type: 'network-added'; records: NetworkRecord[] }
  | { type: 'navigated'; url: string; before: number }
  | { type: 'list-cleared' }
  | { type: 'draft-changed'; change: Partial<Omit<Draft, 'fault'>> }
  | { type: 'draft-refused'; fault: ShownFault }
  | { type: 'confirm-asked'; confirm: NonNullable<State['confirm']> }
  | { type: 'confirm-closed' }
  | { type: 'compose-opened'; request: RequestSpec }
  | { type: 'compose-closed' }
  | { type: 'selected'; id: string | null }
  | { type: 'focused'; span: [number, number]; reveal?: boolean }
  | { type: 'inspection-started'; inspection: Inspection; select?: boolean }
  | { type: 'progressed'; id: string; progress: Progress }
  | { type: 'cancelling'; id: string }
  | { type: 'finished'; id: string; report: Report; abridged: boolean }
  | { type: 'failed'; id: string; fault: ShownFault };

export function reduce(state: State, event: PanelEvent): State {
  switch (event.type) {
    case 'settings-changed': {
      const options = followed(state.draft.options, state.settings, event.settings);
      return { ...state, settings: event.settings, draft: { ...state.draft, options } };
    }
    case 'host-starting':
      // What the last attempt said stays in view until there is an answer.
      return { ...state, host: state.host.kind === 'missing' ? { ...state.host, trying: true } : { kind: 'starting' } };
    case 'host-ready':
      return { ...state, host: { kind: 'ready', hello: event.hello } };
    case 'host-missing':
      return { ...state, host: { kind: 'missing', fault: event.fault, trying: false } };
    case 'host-gone':
      // Its zoo went with it: the URLs lead nowhere now.
      return { ...state, host: { kind: 'unknown' }, zoo: { kind: 'idle' } };
    case 'zoo-starting':
      return { ...state, zoo: { kind: 'starting' } };
    case 'zoo-ready':
      return { ...state, zoo: { kind: 'ready', zoo: event.zoo } };
    case 'zoo-failed':
      return { ...state, zoo: { kind: 'failed', fault: event.fault } };
    case 'network-added': {
      const fresh = event.records.map((record, index) => ({ ...record, arrival: state.arrivals + index }));
      const all = [...state.network, ...fresh];
      // The oldest go many at a time: letting one go for each that comes would move every row, every time.
      const network = all.length > kept.network * 1.1 ? all.slice(-kept.network) : all;
      return { ...state, network, arrivals: state.arrivals + fresh.length };
    }
    case 'navigated':
      return state.settings.preserveLog ? state : afterNavigation(state, event);
    case 'list-cleared':
      return withoutList(state);
    case 'draft-changed':
      return { ...state, draft: draftChanged(state.draft, event.change) };
    case 'draft-refused':
      return { ...state, draft: { ...state.draft, fault: event.fault } };
    case 'confirm-asked':
      return { ...state, confirm: event.confirm };
    case 'confirm-closed':
      return { ...state, confirm: null };
    case 'compose-opened':
      return { ...state, compose: event.request, confirm: null };
    case 'compose-closed':
      return { ...state, compose: null };
    case 'selected':
      return { ...state, selected: event.id, focus: null, compose: null };
    case 'focused':
      return {
        ...state,
        focus: { span: event.span, times: (state.focus?.times ?? 0) + 1, reveal: event.reveal ?? true },
      };
    case 'inspection-started': {
      const reported = reportedFor(state, event.inspection.origin);
      const started = { ...event.inspection, ...(reported !== null && { reported }) };
      return {
        ...state,
        inspections: trimmed([started, ...state.inspections], state.selected),
        ...((event.select ?? true) && { selected: event.inspection.id, focus: null, compose: null }),
      };
    }
    case 'progressed':
      return changed(state, event.id, (was) => (isRunning(was) ? progressed(was, event.progress) : was));
    case 'cancelling':
      return changed(state, event.id, (was) => (was.phase === 'running' ? { ...was, phase: 'cancelling' } : was));
    case 'finished':
      return changed(state, event.id, (was) => ({
        ...was,
        phase: 'done',
        report: event.report,
        abridged: event.abridged,
        fault: null,
      }));
    case 'failed':
      // A verdict while more could come was not the last word.
      return changed(state, event.id, (was) => ({ ...was, phase: 'failed', report: null, fault: event.fault }));
  }
}

/** What is told once is kept. */
function progressed(was: Inspection, { soFar, ...progress }: Progress): Inspection {
  const head = progress.head ?? was.progress?.head;
  return {
    ...was,
    progress: head === undefined ? progress : { ...progress, head },
    ...(soFar === undefined ? {} : { report: soFar.report, abridged: soFar.abridged === true }),
  };
}

function changed(state: State, id: string, change: (was: Inspection) => Inspection): State {
  return {
    ...state,
    inspections: state.inspections.map((inspection) => (inspection.id === id ? change(inspection) : inspection)),
  };
}

/** Newest first, at most as many as are kept; one that still runs, or is looked at, is never let go. */
function trimmed(inspections: Inspection[], selected: string | null): Inspection[] {
  return inspections.filter(
    (inspection, index) => index < kept.inspections || isRunning(inspection) || inspection.id === selected,
  );
}

/** What a request carried (its cookies, its credentials) is for the server that it went to: no other is sent it. */
function draftChanged(draft: Draft, change: Partial<Omit<Draft, 'fault'>>): Draft {
  const elsewhere = change.url !== undefined && originOf(change.url) !== originOf(draft.url);
  return { ...draft, ...(elsewhere && { carried: null }), ...change, fault: null };
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
