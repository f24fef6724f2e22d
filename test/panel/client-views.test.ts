import { expect, it } from 'vitest';
import { explained, inOrder, versionOf, whoNotices } from '../../src/panel/model/client-views.ts';
import type { ClientView } from '../../src/report/report.ts';

function view(client: string, more: Partial<ClientView> = {}): ClientView {
  return {
    client,
    version: '1',
    stage: 'done',
    status: 200,
    statusText: 'OK',
    error: null,
    bodyLength: 5,
    trailersVisible: false,
    silentSuccess: false,
    note: '',
    observed: true,
    ...more,
  };
}

const failing = (client: string) => view(client, { stage: 'body', error: 'cut' });
const broken = { outcome: 'truncated', brokenSuccess: true, summary: '', because: [] } as const;

it('puts silent successes first, then disagreements, and specifications last', () => {
  const clients = [
    failing('rfc9112'),
    failing('a'),
    failing('b'),
    view('c', { stage: 'head', status: null, error: 'refused' }),
    view('d', { silentSuccess: true }),
  ];
  expect(inOrder(clients).map(({ view: { client }, differs }) => [client, differs])).toEqual([
    ['d', true],
    ['c', true],
    ['a', false],
    ['b', false],
    ['rfc9112', false],
  ]);
});

it.each([
  [[failing('a'), failing('b')], 'All of 2 clients report an error.'],
  [
    [failing('a'), view('b', { silentSuccess: true })],
    '1 of 2 clients report an error; b reports success and says nothing.',
  ],
  [[view('a'), view('b')], 'Nobody: all of 2 clients report success.'],
  [[view('a'), failing('b'), failing('fetch')], '1 of 2 clients report an error; the others do not.'],
])('who would notice: %#', (clients, words) => {
  expect(whoNotices(clients, { ...broken, because: [] })).toBe(words);
});

it('explains a view in sentences', () => {
  expect(explained(view('curl', { version: 'curl 7.88.1', stage: 'body', error: 'exit 18', bodyLength: null }))).toBe(
    'curl (7.88.1) gives its caller the status 200 OK and fails while the body is read. How much of the body it hands over varies. Its caller sees no trailers. Observed with octets of this kind.',
  );
  expect(versionOf(view('firefox', { version: 'firefox/153.7.0' }))).toBe('153.7.0');
  expect(versionOf(view('go', { version: 'go1.19' }))).toBe('go1.19');
});
