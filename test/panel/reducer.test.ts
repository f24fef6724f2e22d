import { describe, expect, it } from 'vitest';
import { type PanelEvent, reduce } from '../../src/panel/model/reducer.ts';
import {
  type Inspection,
  initialState,
  inspectionOf,
  kept,
  type State,
  selectedInspection,
} from '../../src/panel/model/state.ts';
import { cannedHead } from '../../src/panel/plain/canned-head.ts';
import { cannedReport } from '../../src/panel/plain/canned-reports.ts';
import { pageRequests } from '../../src/panel/plain/canned-requests.ts';
import type { Progress } from '../../src/protocol/messages.ts';

const fault = { code: 'connect-refused', message: 'Nobody listens.', remedy: 'Start it.' } as const;
const truncated = cannedReport('truncated');

function inspection(id: string, more: Partial<Inspection> = {}): Inspection {
  return {
    id,
    started: 0,
    request: { method: 'GET', url: `http://a.test/${id}`, fields: [] },
    options: {},
    origin: { kind: 'typed' },
    phase: 'running',
    progress: null,
    report: null,
    abridged: false,
    fault: null,
    ...more,
  };
}

function progress(received: number): Progress {
  return { phase: 'body', capture: 'c', received, chunks: 1, elapsed: 5, statusLine: 'HTTP/1.1 200 OK' };
}

const stateAfter = (events: PanelEvent[], from: State = initialState) => events.reduce(reduce, from);
const started = (id: string, more: Partial<Inspection> = {}): PanelEvent => ({
  type: 'inspection-started',
  inspection: inspection(id, more),
});

describe('the state of the inspector', () => {
  it('shows an inspection as soon as it has started', () => {
    expect(selectedInspection(stateAfter([started('1')]))?.phase).toBe('running');
  });

  it('keeps two inspections apart', () => {
    const state = stateAfter([
      started('1'),
      started('2'),
      { type: 'progressed', id: '1', progress: progress(10) },
      { type: 'finished', id: '2', report: truncated, abridged: false },
      { type: 'selected', id: '1' },
    ]);
    expect(selectedInspection(state)).toMatchObject({ id: '1', phase: 'running', progress: { received: 10 } });
    expect(state.inspections.find(({ id }) => id === '2')).toMatchObject({ phase: 'done', report: truncated });
  });

  it('keeps the head, which is told once', () => {
    const head = cannedHead('truncated') ?? undefined;
    const state = stateAfter([
      started('1'),
      { type: 'progressed', id: '1', progress: { ...progress(10), ...(head && { head }) } },
      { type: 'progressed', id: '1', progress: progress(20) },
    ]);
    expect(selectedInspection(state)?.progress).toMatchObject({ received: 20, head: { fieldCount: head?.fieldCount } });
  });

  it('shows the verdict of a whole message while it still runs, and lets it go when the last word fails to come', () => {
    const judged = stateAfter([
      started('1'),
      { type: 'progressed', id: '1', progress: { ...progress(10), soFar: { report: truncated, abridged: true } } },
      { type: 'progressed', id: '1', progress: progress(20) },
    ]);
    expect(selectedInspection(judged)).toMatchObject({ phase: 'running', report: truncated, abridged: true });
    const failed = stateAfter([{ type: 'failed', id: '1', fault }], judged);
    expect(selectedInspection(failed)).toMatchObject({ phase: 'failed', report: null, progress: { received: 20 } });
  });

  it('takes no progress after the end', () => {
    const state = stateAfter([
      started('1'),
      { type: 'progressed', id: '1', progress: progress(10) },
      { type: 'finished', id: '1', report: truncated, abridged: false },
      { type: 'progressed', id: '1', progress: progress(20) },
    ]);
    expect(selectedInspection(state)?.progress?.received).toBe(10);
  });

  it('is cancelling until the report comes, and only while it runs', () => {
    const cancelling = stateAfter([started('1'), { type: 'cancelling', id: '1' }]);
    expect(selectedInspection(cancelling)?.phase).toBe('cancelling');
    const done = stateAfter([{ type: 'finished', id: '1', report: truncated, abridged: false }], cancelling);
    expect(selectedInspection(stateAfter([{ type: 'cancelling', id: '1' }], done))?.phase).toBe('done');
  });

  it('keeps what had come when an inspection fails', () => {
    const state = stateAfter([
      started('1'),
      { type: 'progressed', id: '1', progress: progress(10) },
      { type: 'failed', id: '1', fault },
    ]);
    expect(selectedInspection(state)).toMatchObject({ phase: 'failed', fault, progress: { received: 10 } });
  });

  it("counts the page's requests as they come", () => {
    const state = stateAfter([
      { type: 'network-added', records: pageRequests.slice(0, 2) },
      { type: 'list-cleared' },
      { type: 'network-added', records: pageRequests.slice(2, 3) },
    ]);
    expect(state.network.map(({ id, arrival }) => [id, arrival])).toEqual([['c', 2]]);
  });

  it('lists only so many requests of the page', () => {
    const [first] = pageRequests;
    if (first === undefined) throw new Error('There are no canned requests.');
    const many = Array.from({ length: kept.network * 2 }, (_, i) => ({ ...first, id: String(i) }));
    const full = stateAfter([{ type: 'network-added', records: many }]);
    expect(full.network).toHaveLength(kept.network);
    expect(full.network.at(-1)?.id).toBe(many.at(-1)?.id);
    // A few more than that, so that they go many at a time.
    const more = stateAfter([{ type: 'network-added', records: [{ ...first, id: 'more' }] }], full);
    expect(more.network).toHaveLength(kept.network + 1);
  });

  it("finds the newest inspection of a page's request", () => {
    const origin = { kind: 'network', record: 'a' } as const;
    const state = stateAfter([started('1', { origin }), started('2', { origin }), started('3')]);
    expect(inspectionOf(state, 'a')?.id).toBe('2');
    expect(inspectionOf(state, 'b')).toBeNull();
  });

  it('begins an inspection out of view where nobody has asked for it', () => {
    const quiet = { ...started('2'), select: false } as PanelEvent;
    const state = stateAfter([started('1'), { type: 'focused', span: [1, 2] }, quiet]);
    expect(state).toMatchObject({ selected: '1', focus: { span: [1, 2] } });
    expect(state.inspections.map(({ id }) => id)).toEqual(['2', '1']);
  });

  it('lets old inspections go, but none that still runs', () => {
    const events: PanelEvent[] = [started('first')];
    for (let i = 0; i < kept.inspections + 10; i++) {
      events.push(started(String(i)), { type: 'finished', id: String(i), report: truncated, abridged: false });
    }
    const { inspections } = stateAfter(events);
    expect(inspections).toHaveLength(kept.inspections + 1);
    expect(inspections.at(-1)).toMatchObject({ id: 'first', phase: 'running' });
  });

  it('keeps the last answer in view while the host is asked for again', () => {
    const missing = { ...fault, code: 'host-missing' } as const;
    const state = stateAfter([
      { type: 'host-starting' },
      { type: 'host-missing', fault: missing },
      { type: 'host-starting' },
    ]);
    expect(state.host).toEqual({ kind: 'missing', fault: missing, trying: true });
  });

  it('forgets the zoo with the host that served it', () => {
    const zoo = { url: 'http://127.0.0.1:1/', secureUrl: 'https://127.0.0.1:2/', species: [] };
    const state = stateAfter([{ type: 'zoo-ready', zoo }, { type: 'host-gone' }]);
    expect(state.zoo.kind).toBe('idle');
  });

  it('clears why a draft was refused once it is changed', () => {
    const refused = stateAfter([{ type: 'draft-refused', fault }]);
    expect(stateAfter([{ type: 'draft-changed', change: { url: 'http://b.test/' } }], refused).draft).toMatchObject({
      url: 'http://b.test/',
      fault: null,
    });
  });

  it('counts each time the same octets are asked for', () => {
    const state = stateAfter([
      { type: 'focused', span: [3, 5] },
      { type: 'focused', span: [3, 5] },
    ]);
    expect(state.focus).toEqual({ span: [3, 5], times: 2, reveal: true });
  });
});
