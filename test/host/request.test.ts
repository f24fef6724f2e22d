import { describe, expect, test } from 'vitest';
import { buildRequest } from '../../src/host/request.ts';
import type { RequestSpec } from '../../src/protocol/messages.ts';

const text = (spec: Partial<RequestSpec>) => {
  const { octets } = buildRequest({ method: 'GET', url: 'http://a.test/', fields: [], ...spec });
  return Buffer.from(octets).toString('latin1');
};
const defaults = 'User-Agent: lastchunk\r\nAccept: */*\r\nTE: trailers\r\nConnection: TE\r\n';

describe('the request', () => {
  test('has the defaults, Host first', () => {
    expect(text({})).toBe(`GET / HTTP/1.1\r\nHost: a.test\r\n${defaults}\r\n`);
  });

  test.each<[string, string, string]>([
    ['http://a.test', '/', 'a.test'],
    ['http://a.test:80/x?', '/x?', 'a.test'],
    ['http://a.test:8080/a/../b?q=1&r=%20#part', '/b?q=1&r=%20', 'a.test:8080'],
    ['https://a.test:443/', '/', 'a.test'],
    ['https://a.test:80/', '/', 'a.test:80'],
    ['http://[::1]:8080/', '/', '[::1]:8080'],
    ['http://bücher.test/ä b', '/%C3%A4%20b', 'xn--bcher-kva.test'],
  ])('for %s asks for %s at %s', (url, target, host) => {
    expect(text({ url })).toMatch(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n`);
  });

  test.each<[string, string, number, boolean, string]>([
    ['http://a.test/#x', 'a.test', 80, false, 'http://a.test/'],
    ['https://a.test/', 'a.test', 443, true, 'https://a.test/'],
    ['http://[::1]:81/', '::1', 81, false, 'http://[::1]:81/'],
    ['http://0x7f.1/', '127.0.0.1', 80, false, 'http://127.0.0.1/'],
  ])('for %s is dialled at %s, %d', (url, host, port, secure, display) => {
    expect(buildRequest({ method: 'GET', url, fields: [] })).toMatchObject({ host, port, secure, display });
  });

  test('keeps the user’s fields, in order and case, in place of defaults', () => {
    const fields: [string, string][] = [
      ['x-b', '2'],
      ['ACCEPT', 'text/html'],
      ['X-A', 'caf\xe9\t'],
      ['host', 'other'],
      ['x-b', ''],
    ];
    expect(text({ fields })).toBe(
      'GET / HTTP/1.1\r\nx-b: 2\r\nACCEPT: text/html\r\nX-A: caf\xe9\t\r\nhost: other\r\nx-b: \r\n' +
        'User-Agent: lastchunk\r\nTE: trailers\r\nConnection: TE\r\n\r\n',
    );
  });

  test('sends TE only with the Connection that it needs', () => {
    expect(text({ fields: [['Connection', 'close']] })).not.toMatch(/^TE:/m);
    expect(text({ fields: [['TE', 'gzip']] })).toMatch(/^TE: gzip\r\n[\s\S]*^Connection: TE\r$/m);
  });

  test('states the length of its content', () => {
    const body = Buffer.from('h\xe4llo').toString('base64');
    expect(text({ method: 'POST', body })).toMatch(/Content-Length: 6\r\n\r\nh\xc3\xa4llo$/);
    expect(text({ method: 'POST' })).toMatch(/Content-Length: 0\r\n\r\n$/);
    expect(text({ method: 'GET' })).not.toMatch('Content-Length');
    expect(text({ body, fields: [['transfer-encoding', 'chunked']] })).not.toMatch('Content-Length');
    expect(text({ body, fields: [['content-length', '99']] })).toMatch(/content-length: 99\r\n[\s\S]*\r\n\r\nh/);
  });

  test('for CONNECT names the authority', () => {
    expect(text({ method: 'CONNECT', url: 'https://a.test/x' })).toMatch(/^CONNECT a\.test:443 HTTP/);
    expect(text({ method: 'CONNECT', url: 'http://[::1]/' })).toMatch(/^CONNECT \[::1\]:80 HTTP/);
  });

  test.each<[string, string]>([
    ['', 'url-invalid'],
    ['/path', 'url-invalid'],
    ['a.test', 'url-invalid'],
    ['http://', 'url-invalid'],
    ['http://a b/', 'url-invalid'],
    ['http://a:99999/', 'url-invalid'],
    ['file:///etc/passwd', 'url-scheme'],
    ['ftp://a.test/', 'url-scheme'],
    ['javascript:alert(1)', 'url-scheme'],
    ['ws://a.test/', 'url-scheme'],
    ['http://me:secret@a.test/', 'url-credentials'],
    ['http://me@a.test/', 'url-credentials'],
    ['http://:secret@a.test/', 'url-credentials'],
  ])('refuses the URL %j as %s, and never repeats a password', (url, code) => {
    expect(() => text({ url })).toThrowError(expect.objectContaining({ code }));
    expect(() => text({ url })).not.toThrowError('secret');
  });

  test.each(['', 'GE T', 'GET\r\nX: y', 'GÉT', 'a/b'])('refuses the method %j', (method) => {
    expect(() => text({ method })).toThrowError(expect.objectContaining({ code: 'method-invalid' }));
  });

  test('keeps the case of a method', () => expect(text({ method: 'get' })).toMatch(/^get \//));

  test.each<[string, string]>([
    ['', 'x'],
    ['a b', 'x'],
    ['a:', 'x'],
    ['a\n', 'x'],
    ['a', 'x\r\ny: z'],
    ['a', '\n'],
    ['a', '\0'],
    ['a', '€'],
  ])('refuses the field %j: %j', (name, value) => {
    expect(() => text({ fields: [[name, value]] })).toThrowError(expect.objectContaining({ code: 'field-invalid' }));
  });
});
