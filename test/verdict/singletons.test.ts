/** Repeated singleton fields, and the lists that are none. */
import { describe, expect, test } from 'vitest';
import { findingOf, idsOf, response } from './findings-of.ts';

const twice = (name: string, first: string, second: string) =>
  response('200 OK', [`${name}: ${first}`, `${name.toLowerCase()}: ${second}`], 'x');

describe('different values', () => {
  test.each([
    ['Content-Type', 'text/plain', 'text/html', 'error'],
    ['Location', '/a', '/b', 'error'],
    ['ETag', '"a"', '"b"', 'warning'],
    ['Date', 'Sun, 06 Nov 1994 08:49:37 GMT', 'Sun, 06 Nov 1994 08:49:38 GMT', 'warning'],
    ['Last-Modified', 'a', 'b', 'warning'],
    ['Expires', '0', '-1', 'warning'],
    ['Age', '1', '2', 'warning'],
    ['Server', 'nginx', 'app', 'warning'],
  ])('%s', async (name, first, second, severity) => {
    const finding = await findingOf('singleton-differs', twice(name, first, second));
    expect(finding).toMatchObject({ severity, title: `${name} has different values` });
    expect(await findingOf('singleton-repeated', twice(name, first, second))).toBeUndefined();
  });

  test('the gravest field decides, and each is told', async () => {
    const finding = await findingOf(
      'singleton-differs',
      response('200 OK', ['Age: 1', 'Age: 2', 'Content-Type: a/b', 'Content-Type: a/c'], ''),
    );
    expect(finding).toMatchObject({ severity: 'error', count: 2 });
    expect(finding?.detail).toMatch(/"Content-Type" comes 2 times.*"Age" comes 2 times/);
  });
});

test('the same value is milder', async () => {
  const wire = twice('Content-Type', 'text/plain', 'text/plain');
  expect(await findingOf('singleton-repeated', wire)).toMatchObject({ severity: 'warning' });
  expect(await findingOf('singleton-differs', wire)).toBeUndefined();
});

test.each([
  ['Set-Cookie', 'a=1', 'b=2'],
  ['Vary', 'Accept', 'Origin'],
  ['Cache-Control', 'no-store', 'max-age=1'],
  ['Link', '</a>; rel=x', '</b>; rel=y'],
  ['Via', '1.1 a', '1.1 b'],
  ['Warning', '199 a "b"', '199 a "c"'],
  ['WWW-Authenticate', 'Basic', 'Bearer'],
  ['X-Own', 'a', 'b'],
])('%s may be repeated', async (name, first, second) => {
  expect(await idsOf(twice(name, first, second))).toEqual([]);
});

test('one value with a comma is no repetition', async () => {
  expect(await idsOf(response('200 OK', ['Date: Sun, 06 Nov 1994 08:49:37 GMT', 'Server: a, b'], 'x'))).toEqual([]);
});

test('Content-Length is told of by its own findings alone', async () => {
  const ids = await idsOf('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx');
  expect(ids).toEqual(['content-length-repeated']);
});
