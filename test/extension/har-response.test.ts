/** What browsers say of a response in a HAR entry. The entries are as Chromium 156 and Firefox 153 gave them, less what is not read. */
import { expect, it } from 'vitest';
import { type HarEntry, recordOf } from '../../src/extension/har.ts';

const request = { method: 'GET', url: 'http://a.test/x' };

function responseOf(entry: Omit<HarEntry, 'request'>) {
  return recordOf({ request, ...entry }, 'id')?.response;
}

it('Chromium, over HTTP/1.1', () => {
  const response = responseOf({
    serverIPAddress: '[::1]',
    connection: '80',
    response: {
      status: 302,
      statusText: 'Found',
      httpVersion: 'HTTP/1.1',
      headers: [
        { name: 'Content-Length', value: '0' },
        { name: 'Location', value: '/whole' },
      ],
      headersSize: 59,
      bodySize: 0,
      _transferSize: 59,
      redirectURL: '/whole',
      content: { size: 0, mimeType: 'x-unknown' },
      _error: null,
      _fetchedViaServiceWorker: false,
    },
  });
  expect(response).toEqual({
    httpVersion: 'HTTP/1.1',
    fields: [
      ['Content-Length', '0'],
      ['Location', '/whole'],
    ],
    transferSize: 59,
    contentSize: 0,
    redirectUrl: '/whole',
    address: '::1',
    source: 'network',
    tellsErrors: true,
  });
});

it('Chromium, out of its cache, and from a service worker', () => {
  const cached = { status: 200, headersSize: -1, bodySize: 0, _transferSize: 0, _error: null };
  expect(
    responseOf({ serverIPAddress: '127.0.0.1', connection: '80', _fromCache: 'disk', response: cached }),
  ).toMatchObject({
    source: 'cache',
    transferSize: 0,
    contentSize: null,
  });
  expect(responseOf({ response: { ...cached, _fetchedViaServiceWorker: true } })?.source).toBe('service-worker');
});

it('Firefox, which tells of no errors', () => {
  const connected = { serverIPAddress: '127.0.0.1', connection: '80' };
  const response = { status: 200, httpVersion: 'HTTP/2', headersSize: 132, bodySize: 137 };
  expect(responseOf({ ...connected, response })).toMatchObject({
    httpVersion: 'HTTP/2',
    transferSize: null,
    source: 'network',
    tellsErrors: false,
  });
  expect(responseOf({ response: { ...response, headersSize: 0, bodySize: 5 } })?.source).toBe('cache');
});

it('nothing, where there was no response', () => {
  expect(responseOf({ response: { status: 0, _error: 'net::ERR_EMPTY_RESPONSE' } })).toBeUndefined();
});
