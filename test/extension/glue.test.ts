import { describe, expect, it } from 'vitest';
import { recordOf } from '../../src/extension/har.ts';
import { inspectorPage, menuTarget, urlOfPage } from '../../src/extension/menu-target.ts';

describe('HAR entries', () => {
  const entry = {
    startedDateTime: '2026-01-02T03:04:05.678Z',
    time: 12.5,
    request: {
      method: 'POST',
      url: 'http://a.test/x',
      headers: [
        { name: 'Accept', value: '*/*' },
        { name: 'accept', value: 'text/html' },
      ],
      postData: { mimeType: 'text/plain', text: 'hello' },
    },
    response: {
      status: 200,
      statusText: 'OK',
      bodySize: -1,
      content: { size: 7, mimeType: 'text/html' },
      _error: 'net::ERR_FAILED',
    },
  };

  it('become plain records', () => {
    expect(recordOf(entry, 'id')).toEqual({
      id: 'id',
      method: 'POST',
      url: 'http://a.test/x',
      status: 200,
      statusText: 'OK',
      error: 'net::ERR_FAILED',
      mimeType: 'text/html',
      size: 7,
      started: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
      time: 12.5,
      fields: [
        ['Accept', '*/*'],
        ['accept', 'text/html'],
      ],
      body: { text: 'hello', mimeType: 'text/plain' },
      response: {
        httpVersion: '',
        fields: [],
        transferSize: null,
        contentSize: 7,
        redirectUrl: '',
        address: null,
        source: 'network',
        tellsErrors: true,
      },
    });
  });

  it('may lack nearly everything', () => {
    expect(recordOf({ request: { method: 'GET', url: 'https://a.test/' } }, 'id')).toMatchObject({
      status: 0,
      error: null,
      size: null,
      fields: [],
      body: null,
    });
  });

  it('are left out when they never went over HTTP', () => {
    for (const url of ['data:text/plain,x', 'blob:http://a.test/1', 'chrome-extension://abc/x.js']) {
      expect(recordOf({ request: { method: 'GET', url } }, 'id')).toBeNull();
    }
  });

  it("put a form together from its parts, and nothing else's", () => {
    const params = [{ name: 'a', value: '1 2' }, { name: 'b' }];
    const withParams = (mimeType: string) =>
      recordOf({ request: { method: 'POST', url: 'http://a.test/', postData: { mimeType, params } } }, 'id')?.body;
    expect(withParams('application/x-www-form-urlencoded; charset=utf-8')?.text).toBe('a=1+2&b=');
    expect(withParams('multipart/form-data; boundary=x')).toBeNull();
  });
});

describe('the context menu', () => {
  const pageUrl = 'http://a.test/page';

  it.each([
    ['the page', { pageUrl }, pageUrl],
    ['a frame', { pageUrl, frameUrl: 'http://a.test/frame' }, 'http://a.test/frame'],
    ['a link in a frame', { pageUrl, frameUrl: 'http://a.test/f', linkUrl: 'http://a.test/l' }, 'http://a.test/l'],
    ['an image in a link', { pageUrl, linkUrl: 'http://a.test/l', srcUrl: 'http://a.test/i' }, 'http://a.test/i'],
    ['a data: image in a link', { pageUrl, linkUrl: 'http://a.test/l', srcUrl: 'data:,x' }, 'http://a.test/l'],
    ['a data: image', { pageUrl, srcUrl: 'data:,x' }, 'data:,x'],
    ['a mailto: link', { pageUrl, linkUrl: 'mailto:a@a.test' }, 'mailto:a@a.test'],
  ])('means %s', (_, click, url) => expect(menuTarget(click)).toBe(url));

  it('hands the URL to the inspector unharmed', () => {
    const url = 'http://a.test/x?a=1&b=%20#c="><script>';
    const page = new URL(inspectorPage(url), 'chrome-extension://abc/');
    expect(page.pathname).toBe('/src/extension/inspector.html');
    expect(urlOfPage(page.hash)).toBe(url);
    expect(urlOfPage('')).toBeNull();
  });
});
