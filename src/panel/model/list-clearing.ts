/** What goes from the list when the page navigates, and when it is cleared. */
import { type Inspection, isRunning, type ListedRecord, type State } from './state.ts';

/** Redirects that a navigation can have gone through before it came to its document (Fetch). */
const REDIRECTS = 20;

interface Navigation {
  url: string;
  /** What was listed from this arrival on came after the navigation had begun. */
  before: number;
}

/**
 * The requests of the old document go, but for what the user had asked about: a request that was inspected is the user's,
 * with what the browser had said of it. What began by itself goes with its request, unless it runs or is looked at.
 */
export function afterNavigation(state: State, { url, before }: Navigation): State {
  const asked = new Set<string>();
  const inspections = state.inspections.filter((inspection) => {
    const { origin } = inspection;
    if (origin.kind !== 'network') return true;
    const stays = origin.auto !== true || isRunning(inspection) || inspection.id === state.selected;
    if (stays) asked.add(origin.record);
    return stays;
  });
  const redirects = redirectsTo(state.network, url, before);
  const network = state.network.filter(
    (record) => record.arrival >= before || asked.has(record.id) || redirects.has(record),
  );
  const listed = new Set(network.map(({ id }) => id));
  // Those of the new document itself stay, however they began.
  const more = state.inspections.filter(({ origin }) => origin.kind === 'network' && listed.has(origin.record));
  const kept = new Set<Inspection>([...inspections, ...more]);
  return { ...state, network, inspections: state.inspections.filter((inspection) => kept.has(inspection)) };
}

/** The redirects that led to the new document finished before it: they belong to it. Newest are looked at first. */
function redirectsTo(network: ListedRecord[], url: string, before: number): Set<ListedRecord> {
  const found = new Set<ListedRecord>();
  let target = url;
  for (let index = network.length - 1; index >= 0 && found.size < REDIRECTS; index--) {
    const record = network[index];
    if (record === undefined || record.arrival >= before) continue;
    const location = record.response?.redirectUrl ?? '';
    if (location === '' || !isSame(location, record.url, target)) continue;
    found.add(record);
    target = record.url;
  }
  return found;
}

function isSame(location: string, base: string, target: string): boolean {
  if (!URL.canParse(location, base) || !URL.canParse(target)) return false;
  const [to, wanted] = [new URL(location, base), new URL(target)];
  to.hash = wanted.hash = '';
  return to.href === wanted.href;
}

/** An empty list, as it was at first; only what still runs stays, and is looked at if it was. */
export function withoutList(state: State): State {
  const inspections = state.inspections.filter(isRunning);
  const selected = inspections.some(({ id }) => id === state.selected) ? state.selected : null;
  return { ...state, network: [], inspections, selected, focus: selected === null ? null : state.focus };
}
