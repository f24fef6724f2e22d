import { describe, expect, it } from 'vitest';
import type { NetworkRecord } from '../../src/panel/model/network-record.ts';
import { base64Length, base64OfText, isSafeMethod, requestSpecOf } from '../../src/panel/model/request-spec.ts';

const record: NetworkRecord = {
  id: '1',
  method: 'POST',
  url: 'https://shop.example/cart?x=1#top',
  status: 200,
  statusText: 'OK',
  error: null,
  mimeType: 'text/plain',
  size: 3,
  time: 4,
  fields: [
    [':authority', 'shop.example'],
    [':method', 'POST'],
    ['Accept', '*/*'],
    ['Connection', 'keep-alive, X-Hop'],
    ['x-hop', 'this connection only'],
    ['Content-Length', '999'],
    ['Content-Type', 'text/plain'],
    ['Host', 'shop.example'],
    ['TE', 'trailers'],
    ['Transfer-Encoding', 'chunked'],
    ['Cookie', 'a=1'],
    ['cookie', 'b=2'],
  ],
  body: { text: 'naïve ✓', mimeType: 'text/plain' },
};

describe('a request to send again', () => {
  const spec = requestSpecOf(record);

  it('keeps the method, and the URL without its fragment', () => {
    expect(spec).toMatchObject({ method: 'POST', url: 'https://shop.example/cart?x=1' });
  });

  it('keeps end-to-end fields in order and in their own case, twice where they came twice', () => {
    expect(spec.fields).toEqual([
      ['Accept', '*/*'],
      ['Content-Type', 'text/plain'],
      ['Cookie', 'a=1'],
      ['cookie', 'b=2'],
    ]);
  });

  it('sends the content as UTF-8', () => {
    expect(Buffer.from(spec.body ?? '', 'base64').toString('utf8')).toBe('naïve ✓');
    expect(base64Length(spec.body ?? '')).toBe(Buffer.byteLength('naïve ✓'));
  });

  it('has no content where the request had none, and empty content where it was empty', () => {
    expect(requestSpecOf({ ...record, body: null })).not.toHaveProperty('body');
    expect(requestSpecOf({ ...record, body: { text: '', mimeType: '' } }).body).toBe('');
  });

  it('counts the octets of base64 with every padding', () => {
    for (const text of ['', 'a', 'ab', 'abc', 'abcd']) expect(base64Length(base64OfText(text))).toBe(text.length);
  });

  it('knows the safe methods, by case', () => {
    expect(['GET', 'HEAD', 'OPTIONS', 'TRACE'].every(isSafeMethod)).toBe(true);
    expect(['POST', 'PUT', 'DELETE', 'PATCH', 'get', 'BREW'].some(isSafeMethod)).toBe(false);
  });
});
