/** What the browser reported beside what the wire said, as a pure function of the two. */
import { describe, expect, it } from 'vitest';
import { type Aspect, versionWord } from '../../src/panel/model/compared-aspects.ts';
import { compareFields } from '../../src/panel/model/compared-fields.ts';
import { compare } from '../../src/panel/model/comparison.ts';
import type { NetworkRecord, ReportedResponse } from '../../src/panel/model/network-record.ts';
import { pieces } from '../../src/panel/text.ts';
import { decode } from '../../src/report/decode.ts';
import type { Ending } from '../../src/wire/ending.ts';
import { pageRecord } from './page-record.ts';

const octets = (text: string) => Buffer.from(text, 'latin1');
const judged = (text: string, ending: Ending = 'fin') => decode(octets(text), { ending });

const http1: ReportedResponse = {
  httpVersion: 'HTTP/1.1',
  fields: [['Transfer-Encoding', 'chunked']],
  transferSize: null,
  contentSize: 5,
  redirectUrl: '',
  address: '127.0.0.1',
  source: 'network',
  tellsErrors: true,
};

function reported(more: Partial<Omit<NetworkRecord, 'response'>> = {}, response: Partial<ReportedResponse> = {}) {
  return { ...pageRecord, ...more, response: { ...http1, ...response } };
}

const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
const whole = `${chunked}5\r\nhello\r\n0\r\n\r\n`;
const cutAfter3 = `${chunked}1\r\na\r\n1\r\nb\r\n1\r\nc\r\n`;
const cutWithin2 = `${chunked}1\r\na\r\n8\r\nbc`;
const withTrailers = `${chunked}5\r\nhello\r\n0\r\ngrpc-status: 13\r\ngrpc-message: gave up\r\n\r\n`;

/** A sentence as it reads. */
const sentence = ({ key, parts }: { key: Parameters<typeof pieces>[0]; parts: string[] }) =>
  pieces(key, parts.length)
    .map((piece) => (typeof piece === 'number' ? parts[piece] : piece))
    .join('');

async function compared(record: NetworkRecord, text: string, ending?: Ending) {
  const comparison = compare(record, await judged(text, ending));
  const { headline, rows } = comparison;
  return {
    ...comparison,
    said: `${sentence(headline.browser)} ${sentence(headline.wire)}`,
    row: (aspect: Aspect) => rows.find((row) => row.aspect === aspect),
  };
}

describe('a field that means ill', () => {
  it('takes no longer than any other', () => {
    const value = (end: string) => `a${' '.repeat(100_000)}${end}`;
    const began = performance.now();
    const field = { name: 'X-F', value: value('b'), raw: `X-F: ${value('b')}`, span: [0, 100_007] as [number, number] };
    expect(compareFields([['X-F', value('c')]], [field], false).fields).toMatchObject([{ verdict: 'differs' }]);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('the headline', () => {
  it.each<[string, NetworkRecord, string, Ending, string]>([
    [
      'a green 200 that broke',
      reported(),
      cutAfter3,
      'fin',
      'The browser shows 200 OK and no error. The wire broke off after chunk 3.',
    ],
    [
      'cut within a chunk',
      reported(),
      cutWithin2,
      'rst',
      'The browser shows 200 OK and no error. The wire broke off within chunk 2.',
    ],
    [
      'short of its Content-Length',
      reported({ error: 'net::ERR_CONTENT_LENGTH_MISMATCH' }),
      'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello',
      'fin',
      'The browser shows 200 OK, and then net::ERR_CONTENT_LENGTH_MISMATCH. The wire broke off after 5 of 50 octets.',
    ],
    ['both whole', reported(), whole, 'open', 'The browser shows 200 OK and no error. The wire was whole.'],
    [
      'no response in the browser',
      reported({ status: 0, statusText: '', error: 'net::ERR_EMPTY_RESPONSE' }),
      whole,
      'open',
      'The browser shows no response, but net::ERR_EMPTY_RESPONSE. The wire was whole.',
    ],
    [
      'nothing on the wire',
      reported(),
      '',
      'fin',
      'The browser shows 200 OK and no error. Nothing came over the wire.',
    ],
    [
      'silence',
      reported(),
      cutAfter3,
      'idle-timeout',
      'The browser shows 200 OK and no error. The wire fell silent before the end.',
    ],
    [
      'from the cache',
      reported({}, { source: 'cache' }),
      whole,
      'open',
      'The browser shows 200 OK, out of its cache. The wire was whole.',
    ],
    [
      'a browser that tells of no errors',
      reported({}, { tellsErrors: false }),
      cutAfter3,
      'fin',
      'The browser shows 200 OK. The wire broke off after chunk 3.',
    ],
  ])('%s', async (_, record, text, ending, words) => {
    expect((await compared(record, text, ending)).said).toBe(words);
  });

  it('tells an inspection that one stopped from one that stopped by itself', async () => {
    const report = await judged(cutAfter3, 'cancelled');
    const wire = (ending: object) =>
      sentence(compare(reported(), { ...report, ending: { ...report.ending, ...ending } }).headline.wire);
    expect(wire({})).toBe('You stopped the inspection before the wire had ended.');
    expect(wire({ reason: 'received-limit' })).toBe('The inspection stopped by itself before the wire had ended.');
  });

  it('names the failure that a whole response carries', async () => {
    const { said, headline } = await compared(reported(), withTrailers, 'open');
    expect(said).toMatch(/^The browser shows 200 OK and no error\. The wire was whole, and said: .*grpc-status/);
    expect(headline).toMatchObject({ browserFailed: false, wireFailed: true });
  });
});

describe('the rows', () => {
  it('a failure that the browser did not notice differs; one that both saw does not', async () => {
    expect((await compared(reported(), cutAfter3)).row('failure')).toMatchObject({ verdict: 'differs' });
    const failed = reported({ error: 'net::ERR_INCOMPLETE_CHUNKED_ENCODING' });
    expect((await compared(failed, cutAfter3)).row('failure')).toMatchObject({ verdict: 'same' });
    expect((await compared(failed, whole, 'open')).row('failure')).toMatchObject({ verdict: 'differs' });
    const untold = await compared(reported({}, { tellsErrors: false }), cutAfter3);
    expect(untold.row('failure')).toMatchObject({ verdict: 'not-told', browser: { texts: ['does not say'] } });
    expect((await compared(reported(), cutAfter3, 'cancelled')).row('failure')).toMatchObject({
      verdict: 'not-comparable',
    });
  });

  it('lists trailers that were dropped, chunks and interim responses that are not shown', async () => {
    const text = `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${withTrailers}`;
    const { row } = await compared(reported(), text, 'open');
    expect(row('trailers')).toMatchObject({
      browser: { texts: ['dropped'] },
      wire: { texts: ['grpc-status', 'grpc-message'], octets: true },
      verdict: 'not-told',
    });
    expect(row('chunks')).toMatchObject({ wire: { texts: ['1 chunk and the last-chunk'] }, verdict: 'not-told' });
    expect(row('interim')).toMatchObject({ wire: { texts: ['103'] }, verdict: 'not-told' });
    const plain = await compared(reported(), 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello', 'open');
    expect(['trailers', 'chunks', 'interim'].map((aspect) => plain.row(aspect as Aspect))).toEqual(
      Array(3).fill(undefined),
    );
  });

  it('hold the reason phrase against the octets', async () => {
    const wire = (reason: string) => `HTTP/1.1 200 ${reason}\r\nContent-Length: 5\r\n\r\nhello`;
    const reason = async (statusText: string, raw: string, response = {}) =>
      (await compared(reported({ statusText }, response), wire(raw), 'open')).row('reason')?.verdict;
    expect(await reason('Fine   Thanks', 'Fine   Thanks')).toBe('same');
    expect(await reason('OK', 'Fine')).toBe('differs');
    expect(await reason('OK', 'OK\xe9t\xe9')).toBe('not-told');
    expect(await reason('OKt', 'OK\xe9t\xe9 ')).toBe('not-told');
    expect(await reason('', 'OK', { httpVersion: 'http/2.0' })).toBe('not-comparable');
    expect(await reason('', '')).toBeUndefined();
  });

  it('do not compare what HTTP/2 has not', async () => {
    const { row, multiplexed } = await compared(
      reported({ statusText: '' }, { httpVersion: 'h2', transferSize: 40, fields: [['content-type', 'a/b']] }),
      `HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
      'open',
    );
    expect(multiplexed).toBe('HTTP/2');
    expect(row('protocol')).toMatchObject({
      browser: { texts: ['HTTP/2'] },
      wire: { texts: ['HTTP/1.1'] },
      verdict: 'differs',
    });
    expect(row('fields')).toMatchObject({ verdict: 'not-comparable' });
    expect(row('content')).toMatchObject({ verdict: 'same' });
  });

  it('say that no exchange took place where the response came out of the cache', async () => {
    const { row } = await compared(reported({}, { source: 'cache', transferSize: 0 }), cutAfter3);
    expect(row('source')).toMatchObject({ browser: { texts: ['its own cache'] }, verdict: 'not-comparable' });
    expect(row('failure')).toMatchObject({ verdict: 'not-comparable' });
  });

  it('explain why the header sections are of unlike length', async () => {
    const { row } = await compared(
      reported(
        { statusText: '' },
        {
          httpVersion: 'h2',
          fields: [
            ['content-type', 'a/b'],
            ['x-a', '1'],
            ['date', 'b'],
          ],
        },
      ),
      'HTTP/1.1 200 OK\r\nX-A: 1\r\nDate: a\r\nContent-Type: a/b\r\nTransfer-Encoding: chunked\r\nKeep-Alive: x\r\n\r\n0\r\n\r\n',
      'open',
    );
    expect(row('fields')).toMatchObject({
      browser: { texts: ['3 fields'] },
      wire: { texts: ['5 fields'] },
      verdict: 'not-comparable',
      why: '2 fields belong to one connection, to one version of HTTP or to the browser, and cannot be compared: see below.',
    });
  });

  it('call a header section the same, or ordered otherwise, only where the same lines are in it', async () => {
    const wire = 'HTTP/1.1 200 OK\r\nX-A: 1\r\nX-B: 2\r\nDate: a\r\nContent-Length: 0\r\n\r\n';
    const fields = async (...lines: [string, string][]) =>
      (await compared(reported({}, { fields: lines }), wire, 'open')).row('fields');
    const a: [string, string] = ['x-a', '1'];
    const b: [string, string] = ['x-b', '2'];
    const date: [string, string] = ['date', 'b'];
    const length: [string, string] = ['content-length', '0'];
    expect(await fields(b, a, date, length)).toMatchObject({
      verdict: 'not-told',
      why: "The browser lists them in an order of its own; the wire's stands in the header section.",
    });
    expect(await fields(b, a, length)).toMatchObject({ verdict: 'varies' });
    expect(await fields(a, b, date, length)).toMatchObject({ verdict: 'varies' });
    expect(await fields(a, b, ['date', 'a'], length)).toMatchObject({ verdict: 'same' });
    const cached = await compared(
      reported({}, { source: 'cache', fields: [a, b, length] }),
      'HTTP/1.1 200 OK\r\nX-A: 1\r\nX-B: 2\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n',
      'open',
    );
    expect(cached.row('fields')).toMatchObject({ verdict: 'not-comparable', why: expect.stringContaining('1 field ') });
  });

  it('compare nothing with what a service worker answered', async () => {
    const { rows, fields, row, tally, multiplexed } = await compared(
      reported(
        { status: 203, statusText: 'Own' },
        { source: 'service-worker', httpVersion: 'h2', fields: [['X-A', '1']], address: '::1', transferSize: 9 },
      ),
      `HTTP/1.1 103 Early Hints\r\n\r\n${withTrailers}`,
      'open',
    );
    expect(rows.map(({ aspect }) => aspect)).toEqual(
      expect.arrayContaining(['source', 'status', 'reason', 'failure', 'trailers', 'chunks', 'interim', 'protocol']),
    );
    expect([...rows, ...fields].filter(({ verdict }) => verdict !== 'not-comparable')).toEqual([]);
    expect(row('source')?.why).toBe("A script of the page answered in the server's place.");
    // The reason stands once; nothing is said of another answer of the server, nor of what the browser would hide.
    expect([...rows.slice(1), ...fields].filter(({ why }) => why !== '')).toEqual([]);
    for (const aspect of ['trailers', 'chunks', 'interim'] as const) expect(row(aspect)?.browser).toBeNull();
    expect(tally).toMatchObject({ same: 0, differs: 0, varies: 0, 'not-told': 0 });
    expect(multiplexed).toBeNull();
  });

  it('take the time until the response was whole, not what was waited for more', async () => {
    const time = async (text: string, ending: Ending) => {
      const report = await judged(text, ending);
      const timing = {
        startedAt: '2026-01-01T00:00:00Z',
        connected: 1,
        secured: null,
        sent: 1,
        firstOctet: 2,
        lastOctet: 5.7,
        ended: 155.7,
      };
      return compare(reported(), { ...report, timing }).rows.find(({ aspect }) => aspect === 'time')?.wire?.texts;
    };
    expect(await time(whole, 'open')).toEqual(['5.7 ms']);
    expect(await time(whole, 'fin')).toEqual(['5.7 ms']);
    // Where the end is the connection's, or never came, it lasted until then.
    expect(await time('HTTP/1.1 200 OK\r\n\r\nhello', 'fin')).toEqual(['155.7 ms']);
    expect(await time(cutAfter3, 'idle-timeout')).toEqual(['155.7 ms']);
  });

  it('know a status that is not three digits', async () => {
    const { row } = await compared(reported(), 'HTTP/1.1 F00 Bar\r\n\r\n');
    expect(row('status')).toMatchObject({ browser: { texts: ['200'] }, wire: { texts: ['F00'] }, verdict: 'differs' });
  });

  it('stand without a response of the browser', async () => {
    const { response: _, ...bare } = reported({ status: 0, statusText: '', error: 'net::ERR_FAILED' });
    const { rows, fields } = await compared(bare, whole, 'open');
    expect(rows.map(({ aspect }) => aspect)).toEqual(['status', 'failure', 'chunks', 'protocol']);
    expect(fields).toEqual([]);
  });
});

describe('header fields', () => {
  const line = (raw: string) => {
    const colon = raw.indexOf(':');
    return {
      name: raw.slice(0, colon),
      value: raw.slice(colon + 1).trim(),
      raw,
      span: [0, raw.length] as [number, number],
    };
  };
  const verdicts = (browser: [string, string][], wire: string[], multiplexed = false) =>
    Object.fromEntries(
      compareFields(browser, wire.map(line), multiplexed).fields.map(({ name, verdict }) => [name, verdict]),
    );

  it.each<[string, [string, string][], string[], boolean, Record<string, string>]>([
    [
      'are alike whatever their case',
      [['content-type', 'a/b']],
      ['Content-Type:a/b '],
      true,
      { 'Content-Type': 'same' },
    ],
    ['that changed', [['X-A', '1']], ['X-A: 2'], false, { 'X-A': 'differs' }],
    [
      'that change by nature',
      [
        ['Date', 'a'],
        ['X-Request-Id', '1'],
        ['Cache-Control', 'a'],
      ],
      ['Date: b', 'X-Request-Id: 2', 'Cache-Control: b'],
      false,
      { Date: 'varies', 'X-Request-Id': 'varies', 'Cache-Control': 'differs' },
    ],
    [
      'of the connection',
      [['Connection', 'keep-alive']],
      ['Connection: close'],
      false,
      { Connection: 'not-comparable' },
    ],
    ['that HTTP/2 has not', [], ['Transfer-Encoding: chunked'], true, { 'Transfer-Encoding': 'not-comparable' }],
    ['that the browser drops', [], ['Bad Name: 1'], false, { 'Bad Name': 'not-told' }],
    ['that the browser adds', [['X-Firefox-Spdy', 'h2']], [], true, { 'X-Firefox-Spdy': 'not-comparable' }],
    ['withheld', [], ['Set-Cookie: a=1'], false, { 'Set-Cookie': 'not-told' }],
    ['on one side alone', [['X-B', '1']], ['X-W: 1'], false, { 'X-W': 'differs', 'X-B': 'differs' }],
    ['folded', [['X-F', 'a b']], ['X-F: a\r\n  b'], false, { 'X-F': 'not-told' }],
    ['combined', [['X-C', '1, 2']], ['X-C: 1', 'x-c: 2'], false, { 'X-C': 'not-told' }],
    ['in lines of one name', [['X-C', '1\n2']], ['X-C: 1', 'x-c: 2'], false, { 'X-C': 'same' }],
    ['less the pseudo-fields', [[':status', '200']], [], true, {}],
    ['named like what objects have', [['constructor', '1']], ['constructor: 1'], false, { constructor: 'same' }],
  ])('%s', (_, browser, wire, multiplexed, expected) => {
    expect(verdicts(browser, wire, multiplexed)).toEqual(expected);
  });

  it('in another order', () => {
    const wire = ['B: 1', 'A: 1', 'C: 1'].map(line);
    expect(
      compareFields(
        [
          ['A', '1'],
          ['B', '1'],
        ],
        wire,
        false,
      ).reordered,
    ).toBe(true);
    expect(
      compareFields(
        [
          ['B', '1'],
          ['A', '1'],
          ['X', '1'],
        ],
        wire,
        false,
      ).reordered,
    ).toBe(false);
  });
});

it.each([
  ['HTTP/1.1', 'HTTP/1.1'],
  ['http/1.1', 'HTTP/1.1'],
  ['http/2.0', 'HTTP/2'],
  ['h2', 'HTTP/2'],
  ['HTTP/2', 'HTTP/2'],
  ['h3', 'HTTP/3'],
  ['h3-29', 'HTTP/3'],
  ['HTTP/3', 'HTTP/3'],
])('the version %s is %s', (given, word) => expect(versionWord(given)).toBe(word));
