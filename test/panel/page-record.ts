import type { NetworkRecord } from '../../src/panel/model/network-record.ts';

/** A page's request that went well, as the browser tells it; without a response's details. */
export const pageRecord: NetworkRecord = {
  id: 'a',
  method: 'GET',
  url: 'http://a.test/',
  status: 200,
  statusText: 'OK',
  error: null,
  mimeType: 'text/plain',
  size: 5,
  time: 10,
  fields: [],
  body: null,
};
