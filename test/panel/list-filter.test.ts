import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilter, quotedTerm, suggestions } from '../../src/panel/model/list-filter.ts';
import type { ListRow } from '../../src/panel/model/list-rows.ts';
import type { Inspection, ListedRecord } from '../../src/panel/model/state.ts';
import { cannedReport } from '../../src/panel/plain/canned-reports.ts';
import { cannedRequests } from '../../src/panel/plain/canned-requests.ts';

const [first] = cannedRequests(1);
if (first === undefined) throw new Error('There are no canned requests.');

let arrival = 0;
function page(url: string, more: Partial<ListedRecord> = {}, inspection: Inspection | null = null): ListRow {
  const record = { ...(first as ListedRecord), arrival: arrival++, url, ...more };
  return { id: url, record, inspection };
}
function inspected(url: string, name: string | null, more: Partial<Inspection> = {}): Inspection {
  return {
    id: url,
    started: 0,
    request: { method: 'GET', url, fields: [] },
    options: {},
    origin: { kind: 'typed' },
    phase: name === null ? 'running' : 'done',
    progress: null,
    report: name === null ? null : cannedReport(name),
    abridged: false,
    fault: null,
    ...more,
  };
}
const own = (url: string, name: string | null, more: Partial<Inspection> = {}): ListRow => ({
  id: url,
  record: null,
  inspection: inspected(url, name, more),
});

const rows: ListRow[] = [
  page('https://shop.example/', { size: 900, time: 3 }),
  page('https://api.shop.example:8443/v2/Größe?q="x"', { status: 404, size: 12_000, time: 1_500 }),
  page('http://other.test/broken', { error: 'net::ERR_FAILED', status: 0, size: null }, inspected('x', 'truncated')),
  page('http://other.test/post', { method: 'POST', status: 503 }),
  own('http://own.test/complete', 'complete'),
  own('http://own.test/error', 'complete-with-error'),
  own('http://own.test/live', null),
  own('http://own.test/f', null, { phase: 'failed' }),
  own('http://zoo.test/z', 'short', {
    origin: { kind: 'zoo', title: 'A short one' },
  }),
];
const found = (text: string) => rows.filter(parseFilter(text).matches).map(({ id }) => new URL(id).pathname);

describe('a filter', () => {
  it.each([
    ['', 9],
    ['   ', 9],
    ['shop.example', 2],
    ['SHOP V2', 1],
    ['größe', 1],
    ['"q=\\"x\\""', 1],
    ['"A short"', 1],
    ['-shop', 7],
    ['-"A short"', 8],
    ['localhost:8080', 0],
    ['"example:8443"', 1],
    ['https://shop', 1],
    ['-', 9],
    ['shop - v2', 1],
    ['-"', 9],
    ['"-"', 0],
    ['host:shop', 2],
    ['host:example:8443', 1],
    ['host:v2', 0],
    ['method:post', 1],
    ['-method:get', 1],
    ['method:get,post', 9],
  ] as [string, number][])('%s finds %i', (text, count) => {
    expect(found(text)).toHaveLength(count);
    expect(parseFilter(text).problems).toEqual([]);
  });

  it.each([
    ['outcome:truncated', ['/broken']],
    ['outcome:complete', ['/complete']],
    ['outcome:comp', ['/complete', '/error']],
    ['outcome:COMPLETE-with', ['/error']],
    ['outcome:broken', ['/broken', '/error', '/z']],
    ['outcome:none', ['/', '/v2/Gr%C3%B6%C3%9Fe', '/post']],
    ['outcome:running', ['/live']],
    ['outcome:failed', ['/f']],
    ['outcome:running,failed', ['/live', '/f']],
    ['status:404', ['/v2/Gr%C3%B6%C3%9Fe']],
    ['status:5xx', ['/post']],
    ['status:2xx -outcome:none', ['/complete', '/error', '/z']],
    ['status:>=400', ['/v2/Gr%C3%B6%C3%9Fe', '/post']],
    ['status:error', ['/broken']],
    ['finding:chunked-incomplete', []],
    ['finding:error outcome:truncated', ['/broken']],
    ['size:>10k host:shop', ['/v2/Gr%C3%B6%C3%9Fe']],
    ['size:<1kb host:shop', ['/']],
    ['time:>1s host:shop', ['/v2/Gr%C3%B6%C3%9Fe']],
    ['time:<=3 host:shop', ['/']],
    ['time:>0.02min host:shop', ['/v2/Gr%C3%B6%C3%9Fe']],
  ] as [string, string[]][])('%s', (text, ids) => {
    expect(found(text)).toEqual(ids);
    expect(parseFilter(text).problems).toEqual([]);
  });

  it('finds by the beginning of a finding', () => {
    const id = rows[2]?.inspection?.report?.findings[0]?.id ?? '';
    expect(id.length).toBeGreaterThan(3);
    expect(found(`finding:${id.slice(0, 4)}`)).toContain('/broken');
    expect(found(`finding:${id}x`)).toEqual([]);
  });

  it.each([
    ['staus:200', 'unknown-key'],
    ['larger-than:1k', 'unknown-key'],
    ['outcome:', 'no-value'],
    ['status:,', 'no-value'],
    ['outcome:fine', 'bad-value'],
    ['status:2xy', 'bad-value'],
    ['status:>', 'bad-value'],
    ['size:>many', 'bad-value'],
    ['-time:>1week', 'bad-value'],
    ['finding:<b>', 'bad-value'],
    ['outcome:truncated,nothing', 'bad-value'],
  ] as [string, string][])('says that %s is not understood, and goes by the rest', (text, kind) => {
    const { problems, terms } = parseFilter(`shop ${text}`);
    expect(problems).toMatchObject([{ term: text, kind }]);
    expect(terms).toBe(1);
    expect(found(`shop ${text}`)).toEqual(found('shop'));
  });
});

describe('any filter', () => {
  const words = fc.constantFrom(
    'shop',
    'status:2xx',
    'outcome:none',
    'size:>1k',
    '"a b"',
    'method:POST',
    'outcome:broken',
  );

  it('is read, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...rows), (text, row) => {
        const { matches, terms, problems } = parseFilter(text);
        expect(typeof matches(row)).toBe('boolean');
        if (text.trim() !== '') expect(terms + problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is turned around by a hyphen', () => {
    fc.assert(
      fc.property(words, fc.constantFrom(...rows), (word, row) => {
        expect(parseFilter(`-${word}`).matches(row)).toBe(!parseFilter(word).matches(row));
      }),
    );
  });

  it('asks for all of its terms, in any order', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 4 }), fc.constantFrom(...rows), (terms, row) => {
        const all = terms.every((term) => parseFilter(term).matches(row));
        expect(parseFilter(terms.join(' ')).matches(row)).toBe(all);
        expect(parseFilter([...terms].reverse().join('\t ')).matches(row)).toBe(all);
      }),
    );
  });

  it('finds any text of a URL that is quoted', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string({ maxLength: 12 }), fc.nat(), (url, more, at) => {
        const whole = url + more;
        const part = whole.slice(at % whole.length);
        const { matches, problems } = parseFilter(quotedTerm(part));
        expect(problems).toEqual([]);
        expect(matches(page(whole))).toBe(true);
      }),
    );
  });
});

describe('suggestions', () => {
  it('are keys at first, then values of a key, each the whole text', () => {
    expect(suggestions('')).toContain('outcome:');
    expect(suggestions('shop st')).toEqual(['shop status:']);
    expect(suggestions('shop -outcome:b')).toEqual(['shop -outcome:broken']);
    expect(suggestions('outcome:broken')).toEqual([]);
    expect(suggestions('"a b')).toEqual([]);
  });

  it('are understood', () => {
    for (const key of suggestions('')) {
      for (const term of suggestions(key)) expect(parseFilter(term).problems).toEqual([]);
    }
  });
});
