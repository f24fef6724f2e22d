import type { NetworkRecord } from '../model/network-record.ts';

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
