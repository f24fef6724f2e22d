import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSecretField,
  maskedOctets,
  REDACTED,
  redactedFields,
  redactedUrl,
  secretSpans,
} from '../../src/panel/model/redaction.ts';

describe('a secret field', () => {
  it.each([
    'Authorization',
    'proxy-authorization',
    'Cookie',
    'SET-COOKIE',
    'X-Api-Key',
    'api_key',
    'Ocp-Apim-Subscription-Key',
    'PRIVATE-TOKEN',
    'X-Amz-Security-Token',
    'X-CSRF-Token',
    'x-session-id',
    'DPoP',
  ])('%s', (name) => expect(isSecretField(name)).toBe(true));

  it.each([
    'Accept',
    'Content-Type',
    'Sec-WebSocket-Key',
    'Idempotency-Key',
    'ETag',
    'Tokenizer',
    'Author',
    'X-Design',
  ])('is not %s', (name) => expect(isSecretField(name)).toBe(false));

  it('loses its value, in its place and with its name as it was', () => {
    const { value, count } = redactedFields([
      ['Accept', '*/*'],
      ['cOOkie', 'session=1'],
      ['Referer', 'http://me:pw@a.test/x?token=abc&page=2'],
    ]);
    expect(value).toEqual([
      ['Accept', '*/*'],
      ['cOOkie', REDACTED],
      ['Referer', `http://${REDACTED}@a.test/x?token=${REDACTED}&page=2`],
    ]);
    expect(count).toBe(3);
  });
});

describe('a URL', () => {
  it.each([
    ['http://a.test/x?q=token', 'http://a.test/x?q=token'],
    ['http://a.test/@me?x=@', 'http://a.test/@me?x=@'],
    ['https://u:p@a.test/', `https://${REDACTED}@a.test/`],
    ['https://u:p@q@a.test/', `https://${REDACTED}@a.test/`],
    [
      'https://a.test/?access_token=1&accessToken=2&a%70i_key=3#token=4',
      `https://a.test/?access_token=${REDACTED}&accessToken=${REDACTED}&a%70i_key=${REDACTED}#token=${REDACTED}`,
    ],
    ['https://a.test/?X-Amz-Signature=ff&X-Amz-Date=1', `https://a.test/?X-Amz-Signature=${REDACTED}&X-Amz-Date=1`],
    ['not a url?%zz=1&pwd=2', `not a url?%zz=1&pwd=${REDACTED}`],
  ])('%s', (url, redacted) => expect(redactedUrl(url).value).toBe(redacted));

  it('that means ill takes no longer than any other', () => {
    const began = performance.now();
    expect(redactedUrl(`http://a.test/${'?'.repeat(1_000_000)}`).count).toBe(0);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('is left alone where there is nothing to hide', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        const { value, count } = redactedUrl(url);
        if (count === 0) expect(value).toBe(url);
        expect(redactedUrl(value).value).toBe(value);
      }),
    );
  });
});

describe('secrets among octets', () => {
  const textOf = (head: string) => secretSpans(head).map(([start, end]) => head.slice(start, end));

  it('are the values, without the line end, with what is folded into them', () => {
    const head =
      'HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nX: y\r\nSet-Cookie:b=2\r\n c\r\nCookie:\r\n\r\nCookie: no\r\n';
    expect(textOf(head)).toEqual(['a=1; Path=/', 'b=2\r\n c']);
  });

  it('are found with bare line feeds, and in a head that is cut', () => {
    expect(textOf('GET / HTTP/1.1\nCookie: a=1\nAuthorization: Bearer x')).toEqual(['a=1', 'Bearer x']);
  });

  it('are found in the target', () => {
    expect(textOf('GET http://u:p@a.test/?token=1&x=2&sig=3 HTTP/1.1\r\n\r\n')).toEqual(['u:p', '1', '3']);
    expect(textOf('HTTP/1.1 200 ?token=1\r\n\r\n')).toEqual([]);
  });

  it('are found in the URL that a field holds', () => {
    const head =
      'HTTP/1.1 302 Found\r\nLocation: https://u:p@a.test/#access_token=1&state=2\r\nreferer: /?sig=3\r\n\r\n';
    expect(textOf(head)).toEqual(['u:p', '1', '3']);
  });

  it('are masked however the window cuts them, and nothing else is', () => {
    const head = 'GET /?token=abc HTTP/1.1\r\nHost: a\r\nCookie: session=1\r\n\r\nbody';
    const octets = new TextEncoder().encode(head);
    const spans = secretSpans(head);
    const secret = new Set(spans.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)));
    fc.assert(
      fc.property(fc.nat(octets.length), fc.nat(octets.length), (a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        const { value } = maskedOctets(octets.subarray(start, end), start, spans);
        for (const [i, octet] of value.entries()) {
          expect(octet).toBe(secret.has(start + i) ? 0x2a : octets[start + i]);
        }
      }),
    );
  });
});
