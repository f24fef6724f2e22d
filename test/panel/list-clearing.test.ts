/** What a navigation leaves in the list, and what is left when it is cleared. */
import { describe, expect, it } from 'vitest';
import type { NetworkRecord } from '../../src/panel/model/network-record.ts';
import { type PanelEvent, reduce } from '../../src/panel/model/reducer.ts';
import { initialState, type Origin, type State } from '../../src/panel/model/state.ts';
import { cannedReport } from '../../src/panel/plain/canned-reports.ts';
import { cannedRequests } from '../../src/panel/plain/canned-requests.ts';

const [record] = cannedRequests(1);
if (record === undefined) throw new Error('There are no canned requests.');

const request = (id: string, more: Partial<NetworkRecord> = {}): NetworkRecord => ({ ...record, id, ...more });
const added = (...records: NetworkRecord[]): PanelEvent => ({ type: 'network-added', records });
const redirect = (id: string, url: string, redirectUrl: string) =>
  request(id, {
    url,
    status: 302,
    response: {
      httpVersion: 'HTTP/1.1',
      fields: [],
      transferSize: null,
      contentSize: null,
      redirectUrl,
      address: null,
      source: 'network',
      tellsErrors: true,
    },
  });
const started = (id: string, origin: Origin): PanelEvent => ({
  type: 'inspection-started',
  select: false,
  inspection: {
    id,
    started: 0,
    request: { method: 'GET', url: 'http://a.test/', fields: [] },
    options: {},
    origin,
    phase: 'running',
    progress: null,
    report: null,
    abridged: false,
    fault: null,
  },
});
const finished = (id: string): PanelEvent => ({
  type: 'finished',
  id,
  report: cannedReport('truncated'),
  abridged: false,
});
const stateAfter = (events: PanelEvent[], from: State = initialState) => events.reduce(reduce, from);
const ids = ({ network, inspections }: State) => [network.map(({ id }) => id), inspections.map(({ id }) => id)];
const url = 'http://a.test/new';

describe('a navigation', () => {
  it('takes the requests of the old document, and leaves those that came since it began', () => {
    const state = stateAfter([
      added(request('1'), request('2')),
      added(request('3')),
      { type: 'navigated', url, before: 2 },
    ]);
    expect(ids(state)).toEqual([['3'], []]);
  });

  it('takes nothing where the log is preserved', () => {
    const preserving = { ...initialState, settings: { ...initialState.settings, preserveLog: true } };
    const state = stateAfter([added(request('1')), { type: 'navigated', url, before: 1 }], preserving);
    expect(ids(state)).toEqual([['1'], []]);
  });

  it('leaves the redirects that led to the new document', () => {
    const state = stateAfter([
      added(redirect('old', 'http://a.test/x', '/y'), request('1')),
      added(
        redirect('first', 'http://b.test/', 'http://a.test/go#part'),
        redirect('second', 'http://a.test/go', '/new'),
      ),
      { type: 'navigated', url: `${url}#here`, before: 4 },
    ]);
    expect(ids(state)).toEqual([['first', 'second'], []]);
  });

  it('leaves inspections, and the requests that the user has inspected', () => {
    const state = stateAfter([
      added(request('1'), request('2')),
      started('of 2', { kind: 'network', record: '2' }),
      started('typed', { kind: 'typed' }),
      finished('of 2'),
      finished('typed'),
      { type: 'navigated', url, before: 2 },
    ]);
    expect(ids(state)).toEqual([['2'], ['typed', 'of 2']]);
  });

  it('takes what was inspected by itself, unless it runs or is looked at', () => {
    const auto = (record: string): Origin => ({ kind: 'network', record, auto: true });
    const state = stateAfter([
      added(request('1'), request('2'), request('3'), request('4')),
      started('done', auto('1')),
      started('running', auto('2')),
      started('seen', auto('3')),
      started('new', auto('4')),
      finished('done'),
      finished('seen'),
      finished('new'),
      { type: 'selected', id: 'seen' },
      { type: 'navigated', url, before: 3 },
    ]);
    expect(ids(state)).toEqual([
      ['2', '3', '4'],
      ['new', 'seen', 'running'],
    ]);
  });
});

describe('clearing the list', () => {
  it('leaves only what runs, and the start page where nothing of it was in view', () => {
    const state = stateAfter([
      added(request('1')),
      started('done', { kind: 'typed' }),
      started('running', { kind: 'network', record: '1' }),
      finished('done'),
      { type: 'selected', id: 'done' },
      { type: 'list-cleared' },
    ]);
    expect(ids(state)).toEqual([[], ['running']]);
    expect(state.selected).toBeNull();
  });
});
