/** Requests of a page that is not there: a few with a canned report each, and as many more as a picture needs. */
import type { NetworkRecord, ReportedResponse } from '../model/network-record.ts';

const shared = { statusText: '', error: null, time: 12, size: 4_096, body: null };
const fields: NetworkRecord['fields'] = [
  [':authority', 'shop.example'],
  ['accept', '*/*'],
  ['cookie', 'session=1'],
];

export const pageRequests: NetworkRecord[] = [
  { ...shared, id: 'a', method: 'GET', url: 'https://shop.example/', status: 200, mimeType: 'text/html', fields },
  { ...shared, id: 'b', method: 'GET', url: 'https://shop.example/app.css', status: 200, mimeType: 'text/css', fields },
  {
    ...shared,
    id: 'c',
    method: 'GET',
    url: 'http://canned.test/truncated',
    status: 200,
    mimeType: 'application/json',
    error: 'net::ERR_INCOMPLETE_CHUNKED_ENCODING',
    fields,
    statusText: 'OK',
    response: {
      httpVersion: 'HTTP/1.1',
      fields: [
        ['Cache-Control', 'no-store'],
        ['Connection', 'close'],
        ['Content-Type', 'application/json'],
        ['Date', 'Fri, 02 Jan 2026 03:03:58 GMT'],
        ['Transfer-Encoding', 'chunked'],
      ],
      transferSize: 3_265,
      contentSize: 3_072,
      redirectUrl: '',
      address: '127.0.0.1',
      source: 'network',
      tellsErrors: true,
    },
  },
  {
    ...shared,
    id: 'd',
    method: 'POST',
    url: 'http://canned.test/complete-with-error',
    status: 200,
    mimeType: 'application/grpc-web',
    fields: [...fields, ['content-type', 'text/plain']],
    body: { text: 'place the order', mimeType: 'text/plain' },
    response: {
      httpVersion: 'http/2.0',
      fields: [
        ['alt-svc', 'h3=":443"; ma=86400'],
        ['cache-control', 'no-store'],
        ['content-type', 'application/json; charset=utf-8'],
        ['date', 'Fri, 02 Jan 2026 03:03:59 GMT'],
        ['trailer', 'grpc-status, grpc-message'],
      ],
      transferSize: 3_702,
      contentSize: 3_584,
      redirectUrl: '',
      address: '::1',
      source: 'network',
      tellsErrors: true,
    },
  },
  {
    ...shared,
    id: 'e',
    method: 'GET',
    url: 'https://shop.example/api/search?q=a+rather+long+query+that+does+not+fit',
    status: 404,
    mimeType: 'application/json',
    fields,
  },
  {
    ...shared,
    id: 'f',
    method: 'GET',
    url: 'http://canned.test/excess',
    status: 200,
    mimeType: 'application/json',
    fields: [['accept', '*/*']],
  },
];

const plain: ReportedResponse = {
  httpVersion: 'http/2.0',
  fields: [],
  transferSize: null,
  contentSize: null,
  redirectUrl: '',
  address: '192.0.2.7',
  source: 'network',
  tellsErrors: true,
};

type Made = Pick<NetworkRecord, 'url' | 'status' | 'mimeType'> & Partial<NetworkRecord>;

/** One after another, over and over, with the number put in. */
const kinds: ((n: number) => Made)[] = [
  (n) => ({ url: `https://cdn.shop.example/assets/chunk-${n}.js`, status: 200, mimeType: 'text/javascript' }),
  (n) => ({
    url: `https://api.shop.example/v2/products?page=${n}&per_page=50`,
    status: 200,
    mimeType: 'application/json',
  }),
  (n) => ({
    url: `https://img.shop.example/t/${n}.avif`,
    status: 200,
    mimeType: 'image/avif',
    response: { ...plain, source: 'cache' },
  }),
  (n) => ({ url: `https://api.shop.example/v2/cart/${n}`, status: 304, mimeType: 'application/json', size: 0 }),
  (n) => ({
    url: `https://metrics.example/collect?id=${n}`,
    status: 204,
    mimeType: '',
    method: 'POST',
    size: 0,
    body: { text: `{"n":${n}}`, mimeType: 'application/json' },
  }),
  (n) => ({
    url: `https://api.shop.example/v2/stock/${n}`,
    status: 503,
    mimeType: 'text/plain',
    statusText: 'Service Unavailable',
  }),
  (n) => ({
    url: `https://ads.example/pixel.gif?${n}`,
    status: 0,
    mimeType: '',
    size: null,
    error: 'net::ERR_BLOCKED_BY_CLIENT',
  }),
  (n) => ({
    url: `http://canned.test/truncated?export=${n}`,
    status: 200,
    mimeType: 'application/json',
    error: 'net::ERR_INCOMPLETE_CHUNKED_ENCODING',
  }),
  (n) => ({
    url: `https://api.shop.example/v2/search?q=${encodeURIComponent(`größe ${n}`)}`,
    status: 404,
    mimeType: 'application/json',
  }),
  (n) => ({
    url: `https://api.shop.example/v2/orders/${n}`,
    status: 200,
    mimeType: 'application/json',
    method: 'PATCH',
    body: { text: '{"gift":true}', mimeType: 'application/json' },
  }),
  (n) => ({
    url: `https://old.shop.example/p/${n}`,
    status: 301,
    mimeType: 'text/html',
    response: { ...plain, redirectUrl: `https://shop.example/p/${n}` },
  }),
];

/** Repeatable, and spread over several magnitudes. */
function spread(n: number, magnitudes: number): number {
  return 10 ** (1 + (((n * 2_654_435_761) >>> 0) / 2 ** 32) * magnitudes);
}

function made(n: number): NetworkRecord {
  const kind = kinds[n % kinds.length]?.(n);
  if (kind === undefined) throw new Error('There are no kinds of canned requests.');
  return {
    ...shared,
    id: `made-${n}`,
    method: 'GET',
    size: Math.round(spread(n, 5)),
    time: spread(n + 7, 2.5),
    fields,
    response: plain,
    ...kind,
  };
}

/** As many as wanted: the first few have a canned report each. One means those few. */
export function cannedRequests(count: number): NetworkRecord[] {
  if (count === 0) return [];
  const more = Math.max(0, count - pageRequests.length);
  return [...pageRequests, ...Array.from({ length: count === 1 ? 0 : more }, (_, n) => made(n))];
}
