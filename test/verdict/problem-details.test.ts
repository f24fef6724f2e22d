/** Problem documents against RFC 9457, and the signal that one is under a success. */
import { describe, expect, test } from 'vitest';
import { findingOf, idsOf, reportOf, response } from './findings-of.ts';

const problem = (status: string, document: string, type = 'application/problem+json') =>
  response(status, [`Content-Type: ${type}`, 'Retry-After: 1'], document);

const whole =
  '{"type":"https://example.com/credit","title":"Out of credit","status":403,"detail":"€","instance":"/a/1","balance":30}';
const utf8 = (text: string) => String.fromCharCode(...new TextEncoder().encode(text));

describe('the signal', () => {
  test('a problem document under a 2xx makes it a failed one', async () => {
    const report = await reportOf(problem('200 OK', utf8(whole)));
    expect(report.verdict).toMatchObject({
      outcome: 'complete-with-error',
      brokenSuccess: true,
      because: ['problem-details'],
    });
    expect(report.findings[0]?.detail).toContain('"Out of credit"');
  });

  test.each([
    ['XML', problem('200 OK', '<problem/>', 'application/problem+xml')],
    ['with a parameter', problem('202 Accepted', '{}', 'Application/Problem+JSON; charset=utf-8')],
    ['cut', 'HTTP/1.1 200 OK\r\nContent-Type: application/problem+json\r\nContent-Length: 99\r\n\r\n{"title":'],
  ])('%s', async (_title, wire) => {
    expect((await findingOf('problem-details', wire))?.signal).toBe(true);
  });

  test.each([
    ['an error status', problem('403 Forbidden', utf8(whole))],
    ['plain JSON with the same members', problem('200 OK', utf8(whole), 'application/json')],
    ['no content', problem('200 OK', '')],
    ['a page about them', problem('200 OK', 'application/problem+json', 'text/html')],
  ])('no signal: %s', async (_title, wire) => {
    expect(await findingOf('problem-details', wire)).toBeUndefined();
  });
});

describe('the members', () => {
  test.each([
    ['type', '{"type":7}', '"type" is a number'],
    ['type', '{"type":"a b"}', 'spaces'],
    ['title', '{"title":["a"]}', '"title" is an array'],
    ['detail', '{"detail":null}', '"detail" is null'],
    ['instance', '{"instance":{}}', '"instance" is an object'],
    ['status', '{"status":"403"}', '"status" is a string'],
    ['status', '{"status":40.3}', 'no status code'],
  ])('%s in %s', async (_member, document, words) => {
    expect((await findingOf('problem-details-member', problem('403 Forbidden', document)))?.detail).toContain(words);
  });

  test('several are counted', async () => {
    expect(
      await findingOf('problem-details-member', problem('403 Forbidden', '{"type":7,"title":7,"status":[]}')),
    ).toMatchObject({ count: 3 });
  });

  test.each([
    ['not JSON', 'Forbidden', 'is not JSON'],
    ['an array', '[]', 'array'],
    ['a string', '"x"', 'no object'],
    ['null', 'null', 'no object'],
    ['not UTF-8', '{"title":"\xff"}', 'not UTF-8'],
    ['deep', '['.repeat(60_000), 'is not JSON'],
  ])('%s cannot be read', async (_title, document, words) => {
    expect((await findingOf('problem-details-malformed', problem('403 Forbidden', document)))?.detail).toContain(words);
  });

  test('another status than the status line’s', async () => {
    expect(
      (await findingOf('problem-details-status', problem('500 Internal Server Error', utf8(whole))))?.detail,
    ).toContain('"403"');
  });

  test.each([
    ['a whole one', problem('403 Forbidden', utf8(whole))],
    ['a byte order mark', problem('403 Forbidden', `\xef\xbb\xbf${utf8(whole)}`)],
    ['an empty object', problem('403 Forbidden', '{}')],
    ['extensions of any type', problem('403 Forbidden', '{"a":null,"b":[1]}')],
    ['one too long to be kept', problem('403 Forbidden', `{"title":7,"a":"${'x'.repeat(70_000)}`)],
    ['XML', problem('403 Forbidden', '<problem/>', 'application/problem+xml')],
  ])('nothing to say: %s', async (_title, wire) => {
    expect(await idsOf(wire)).toEqual([]);
  });

  test('a cut one is left to the ending', async () => {
    const cut =
      'HTTP/1.1 403 Forbidden\r\nContent-Type: application/problem+json\r\nContent-Length: 99\r\n\r\n{"title":';
    expect(await idsOf(cut)).toEqual(['cut-in-content']);
  });
});
