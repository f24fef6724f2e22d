/** Everything the inspector shows. Plain data: `reduce` is the only thing that makes a new one. */
import type { Hello, InspectOptions, Progress, RequestSpec, Zoo } from '../../protocol/messages.ts';
import type { FaultCode, FaultDetails } from '../../report/fault.ts';
import type { Report } from '../../report/report.ts';
import type { NetworkRecord } from './network-record.ts';
import { defaultSettings, type InspectionSettings, inspectionSettings, type Settings } from './settings.ts';

export interface ShownFault {
  code: FaultCode;
  message: string;
  /** What to do about it, one sentence. */
  remedy: string;
  /** What the message is made of, where a view shows it otherwise. */
  details?: FaultDetails | undefined;
}

/** `auto`: begun by itself, because the browser had reported a failure. */
export type Origin =
  | { kind: 'typed' | 'menu' }
  | { kind: 'zoo'; title: string }
  | { kind: 'network'; record: string; auto?: boolean };

/** A request of the page, and how many were listed before it. */
export type ListedRecord = NetworkRecord & { arrival: number };

export interface Inspection {
  id: string;
  /** When it began, in milliseconds since the epoch. */
  started: number;
  request: RequestSpec;
  options: Partial<InspectOptions>;
  origin: Origin;
  /** What the browser reported of the page's request that is inspected: kept here, for the list may be cleared. */
  reported?: NetworkRecord;
  phase: 'running' | 'cancelling' | 'done' | 'failed';
  progress: Progress | null;
  /** While it runs: the Report as it will be unless more comes. */
  report: Report | null;
  /** The report's long texts and lists were cut to fit a message. */
  abridged: boolean;
  fault: ShownFault | null;
}

/** The address bar. `carried` are the fields and content of the page's request that was chosen last. */
export interface Draft {
  method: string;
  url: string;
  carried: Pick<RequestSpec, 'fields' | 'body'> | null;
  options: InspectionSettings;
  /** Why the draft cannot be sent. */
  fault: ShownFault | null;
}

export type HostState =
  | { kind: 'unknown' }
  | { kind: 'starting' }
  | { kind: 'ready'; hello: Hello }
  /** `trying`: asked for again, and not answered yet. */
  | { kind: 'missing'; fault: ShownFault; trying: boolean };

export type ZooState =
  | { kind: 'idle' }
  | { kind: 'starting' }
  | { kind: 'ready'; zoo: Zoo }
  | { kind: 'failed'; fault: ShownFault };

export interface Focus {
  span: [number, number];
  times: number;
  reveal: boolean;
}

export interface State {
  settings: Settings;
  host: HostState;
  zoo: ZooState;
  draft: Draft;
  /** The page's requests, oldest first. */
  network: ListedRecord[];
  /** How many requests of the page have been listed. */
  arrivals: number;
  /** Newest first. */
  inspections: Inspection[];
  /** Id of the inspection in view; null shows the start page. */
  selected: string | null;
  /** The request that the composer began with; null while it is closed. */
  compose: RequestSpec | null;
  /** A request that is not safe, waiting for a yes. */
  confirm: { request: RequestSpec; origin: Origin; options: Partial<InspectOptions> } | null;
  /**
   * The octets received that are chosen, and a count so that the same span can be asked for twice. `reveal`: they are to
   * be brought into view, however the page is laid out.
   */
  focus: Focus | null;
}

/** How much is kept in a panel that stays open for days. */
export const kept = { network: 10_000, inspections: 200 } as const;

export const initialState: State = {
  settings: defaultSettings,
  host: { kind: 'unknown' },
  zoo: { kind: 'idle' },
  draft: {
    method: 'GET',
    url: '',
    carried: null,
    options: inspectionSettings(defaultSettings),
    fault: null,
  },
  network: [],
  arrivals: 0,
  inspections: [],
  selected: null,
  compose: null,
  confirm: null,
  focus: null,
};

export function isRunning(inspection: Inspection): boolean {
  return inspection.phase === 'running' || inspection.phase === 'cancelling';
}

export function selectedInspection(state: State): Inspection | null {
  return state.inspections.find((inspection) => inspection.id === state.selected) ?? null;
}

/** The newest inspection of a page's request. */
export function inspectionOf(state: State, record: string): Inspection | null {
  return state.inspections.find(({ origin }) => origin.kind === 'network' && origin.record === record) ?? null;
}

/** What the browser reported of the page's request that an inspection is about. */
export function reportedFor(state: State, origin: Origin): NetworkRecord | null {
  if (origin.kind !== 'network') return null;
  const listed = state.network.find(({ id }) => id === origin.record);
  return listed ?? inspectionOf(state, origin.record)?.reported ?? null;
}
