/** The inspected page's requests, navigations and failures, played against the real state. */
import { describe, expect, it } from 'vitest';
import type { Navigation, Platform } from '../../src/panel/backend.ts';
import type { NetworkRecord } from '../../src/panel/model/network-record.ts';
import { type PanelEvent, reduce } from '../../src/panel/model/reducer.ts';
import { defaultSettings } from '../../src/panel/model/settings.ts';
import { initialState, type State } from '../../src/panel/model/state.ts';
import { PageWatch } from '../../src/panel/page-watch.ts';
import { pageRequests } from '../../src/panel/plain/canned-requests.ts';

const [first] = pageRequests;
if (first === undefined) throw new Error('There are no canned requests.');
const failed = (path: string): NetworkRecord => ({ ...first, id: path, url: `http://a.test/${path}`, status: 503 });

/** A page in a panel; inspections go on until `end`. */
function watched() {
  let state: State = { ...initialState, settings: { ...defaultSettings, autoInspect: true } };
  const inspected: string[] = [];
  const ends: (() => void)[] = [];
  const page = new PageWatch({
    state: () => state,
    dispatch: (event: PanelEvent) => {
      state = reduce(state, event);
    },
    inspect: ({ id }) => {
      inspected.push(id);
      return new Promise((resolve) => ends.push(resolve));
    },
  });
  let list: (records: NetworkRecord[]) => void = () => undefined;
  let navigate: (navigation: Navigation) => void = () => undefined;
  page.begin({
    watchNetwork: (listener: typeof list) => {
      list = listener;
    },
    watchNavigation: (listener: typeof navigate) => {
      navigate = listener;
    },
  } as Platform);
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return {
    page,
    inspected,
    list: (...records: NetworkRecord[]) => list(records),
    navigate: (newDocument: Promise<boolean>) => navigate({ url: 'http://a.test/new', newDocument }),
    end: async () => {
      for (const end of ends.splice(0)) end();
      await settled();
    },
    settled,
    listed: () => state.network.map(({ id }) => id),
  };
}

describe('a navigation', () => {
  it('lets go what waited of the old document, and not what the new one had come to by then', async () => {
    const { list, navigate, inspected, end, settled, listed } = watched();
    list(failed('1'), failed('2'), failed('old'));
    expect(inspected).toEqual(['1', '2']);
    let tell: (isNew: boolean) => void = () => undefined;
    navigate(
      new Promise((resolve) => {
        tell = resolve;
      }),
    );
    list(failed('new'));
    tell(true);
    await settled();
    await end();
    expect(listed()).toEqual(['new']);
    expect(inspected).toEqual(['1', '2', 'new']);
  });

  it('within the document changes nothing', async () => {
    const { list, navigate, inspected, end, settled, listed } = watched();
    list(failed('1'), failed('2'), failed('3'));
    navigate(Promise.resolve(false));
    await settled();
    await end();
    expect(listed()).toEqual(['1', '2', '3']);
    expect(inspected).toEqual(['1', '2', '3']);
  });
});

describe('a list that is cleared', () => {
  it('lets go what waits in it', async () => {
    const { list, inspected, end, listed, page } = watched();
    list(failed('1'), failed('2'), failed('3'));
    page.clearList();
    await end();
    expect(listed()).toEqual([]);
    expect(inspected).toEqual(['1', '2']);
  });
});
