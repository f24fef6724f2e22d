import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListRow, listRows, nameOf, timeOf } from '../../src/panel/model/list-rows.ts';
import { nextSort, sortColumns, sortedRows } from '../../src/panel/model/list-sort.ts';
import { type Inspection, initialState, type ListedRecord } from '../../src/panel/model/state.ts';
import { cannedReport } from '../../src/panel/plain/canned-reports.ts';
import { cannedRequests } from '../../src/panel/plain/canned-requests.ts';

const network: ListedRecord[] = cannedRequests(60).map((record, index) => ({
  ...record,
  arrival: index,
  started: index * 2,
}));
const inspection = (id: string, started: number, record: string | null, name: string | null): Inspection => ({
  id,
  started,
  request: { method: 'GET', url: `http://own.test/${id}`, fields: [] },
  options: {},
  origin: record === null ? { kind: 'typed' } : { kind: 'network', record },
  phase: name === null ? 'running' : 'done',
  progress: null,
  report: name === null ? null : cannedReport(name),
  abridged: false,
  fault: null,
});
// Newest first, as the state has them.
const inspections = [
  inspection('live', 201, null, null),
  inspection('c again', 13, 'c', 'truncated'),
  inspection('own', 7, null, 'complete'),
  inspection('c first', 5, 'c', 'complete'),
  inspection('of one that is gone', 3, 'gone', 'complete-with-error'),
];
const rows = listRows({ ...initialState, network, inspections });
const ids = (list: ListRow[]) => list.map(({ id }) => id);

describe('the rows', () => {
  it('take the time to the last octet, and not the wait of an inspection for more', () => {
    const report = cannedReport('complete');
    if (report.timing === undefined) throw new Error('The canned report has no timing.');
    const timing = { ...report.timing, lastOctet: 3, ended: 153 };
    const timed = (ofReport: typeof report) =>
      timeOf({ id: '', record: null, inspection: { ...inspection('kept', 0, null, null), report: ofReport } });
    expect(timed({ ...report, timing })).toBe(3);
    // Where the server let it wait, it took that long.
    expect(timed({ ...cannedReport('short'), timing })).toBe(153);
  });

  it("are the page's requests and one's own inspections, as they came", () => {
    expect(ids(rows).slice(0, 8)).toEqual(['a', 'b', 'of one that is gone', 'c', 'd', 'own', 'e', 'f']);
    expect(ids(rows).at(-1)).toBe('live');
    expect(rows).toHaveLength(63);
  });

  it('stand where they began, though they were told later', () => {
    const [first, second, third] = network.slice(0, 3).map((record) => ({ ...record }));
    if (first === undefined || second === undefined || third === undefined) throw new Error('There are too few.');
    const slow = { ...first, id: 'slow', started: 1 };
    const { started: _, ...unknown } = { ...first, id: 'unknown' };
    const told = [first, second, slow, unknown, third];
    expect(ids(listRows({ network: told, inspections: [] }))).toEqual(['a', 'slow', 'unknown', 'b', 'c']);
  });

  it('have the newest inspection of each request', () => {
    expect(rows.find(({ id }) => id === 'c')?.inspection?.id).toBe('c again');
  });

  it('stay the same objects while nothing of them changes', () => {
    const again = listRows({ network: [...network], inspections: inspections.slice(1) });
    expect(again.find(({ id }) => id === 'c')).toBe(rows.find(({ id }) => id === 'c'));
  });
});

describe('a column that is pressed', () => {
  it('sorts up, then down, then not at all', () => {
    const once = nextSort(null, 'size');
    expect(once).toEqual({ column: 'size', direction: 'ascending' });
    expect(nextSort(once, 'time')).toEqual({ column: 'time', direction: 'ascending' });
    const twice = nextSort(once, 'size');
    expect(twice).toEqual({ column: 'size', direction: 'descending' });
    expect(nextSort(twice, 'size')).toBeNull();
  });

  it('leaves the rows as they came where there is no order', () => {
    expect(sortedRows(rows, null)).toBe(rows);
  });

  it('puts the gravest outcome first, and what has not been inspected last', () => {
    const sorted = sortedRows(rows, { column: 'outcome', direction: 'ascending' });
    expect(ids(sorted).slice(0, 4)).toEqual(['c', 'of one that is gone', 'live', 'own']);
    expect(sorted.at(-1)?.inspection).toBeNull();
  });

  it('puts those without a value last, either way', () => {
    for (const direction of ['ascending', 'descending'] as const) {
      expect(sortedRows(rows, { column: 'findings', direction }).at(-1)?.inspection?.report ?? null).toBeNull();
    }
  });

  it('puts those without a status, which failed, before all that have one', () => {
    expect(sortedRows(rows, { column: 'status', direction: 'ascending' })[0]?.record?.status).toBe(0);
  });

  it('keeps every row, in order, equal ones as they came', () => {
    const shuffled = fc.shuffledSubarray(rows, { minLength: rows.length });
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...sortColumns), (list, column) => {
        const up = sortedRows(list, { column, direction: 'ascending' });
        expect(new Set(up)).toEqual(new Set(list));
        // Sorting what is sorted moves nothing: the sort is stable.
        expect(sortedRows(up, { column, direction: 'ascending' })).toEqual(up);
        if (column === 'name') {
          const names = up.map((row) => nameOf(row).name.toLowerCase());
          expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
        }
      }),
    );
  });
});

it('rows that are added one by one stand as those that are added at once', () => {
  const starts = fc.array(fc.record({ started: fc.option(fc.nat(9), { nil: undefined }), own: fc.boolean() }), {
    maxLength: 14,
  });
  const model = (list: { started: number | undefined; own: boolean }[]) => {
    const page: ListedRecord[] = [];
    const own: Inspection[] = [];
    list.forEach(({ started, own: isOwn }, index) => {
      if (isOwn) own.unshift(inspection(`own ${index}`, own[0]?.started ?? started ?? 0, null, null));
      else page.push({ ...(network[0] as ListedRecord), id: String(index), ...(started !== undefined && { started }) });
      if (!isOwn && started === undefined) delete page.at(-1)?.started;
    });
    return { network: page, inspections: own };
  };
  fc.assert(
    fc.property(starts, (list) => {
      const { network: page, inspections: own } = model(list);
      for (let count = 0; count <= page.length; count++) listRows({ network: page.slice(0, count), inspections: own });
      const grown = ids(listRows({ network: page, inspections: own }));
      // Other objects: nothing is known of them.
      const anew = ids(listRows({ network: page.map((record) => ({ ...record })), inspections: own }));
      expect(grown).toEqual(anew);
      expect(new Set(grown).size).toBe(page.length + own.length);
    }),
  );
});
