/** An inspection keeps what the browser reported of the request that it is about. */
import { expect, it } from 'vitest';
import { type PanelEvent, reduce } from '../../src/panel/model/reducer.ts';
import { initialState, type Origin, type State } from '../../src/panel/model/state.ts';
import { pageRecord as record } from './page-record.ts';

const started = (id: string, origin: Origin): PanelEvent => ({
  type: 'inspection-started',
  inspection: {
    id,
    request: { method: 'GET', url: record.url, fields: [] },
    options: {},
    origin,
    started: 0,
    phase: 'running',
    progress: null,
    report: null,
    abridged: false,
    fault: null,
  },
});

const after = (...events: PanelEvent[]): State => events.reduce(reduce, initialState);
const ofPage: Origin = { kind: 'network', record: 'a' };

it('also when the list is cleared, and the request inspected again', () => {
  const listed: PanelEvent = { type: 'network-added', records: [record] };
  const kept = after(listed, started('one', ofPage));
  expect(kept.inspections[0]?.reported).toMatchObject(record);
  const again = [{ ...kept, network: [] } as State].map((state) => reduce(state, started('two', ofPage)))[0];
  expect(again?.inspections[0]).toMatchObject({ id: 'two', reported: record });
});

it('and has none where it is about no request of the page', () => {
  expect(after(started('one', { kind: 'typed' })).inspections[0]).not.toHaveProperty('reported');
  expect(after(started('one', ofPage)).inspections[0]).not.toHaveProperty('reported');
});
