/** What a status asks for and forbids: content, fields, ranges, redirection, caching, interim responses. */
import { describe, expect, test } from 'vitest';
import { findingOf, idsOf, reportOf, response } from './findings-of.ts';

const ok = response('200 OK', [], 'hello');

describe('interim responses', () => {
  test('are listed in order, repetitions counted', async () => {
    const wire = `${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(3)}HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n${ok}`;
    const finding = await findingOf('interim-responses', wire, { method: 'POST' });
    expect(finding).toMatchObject({ severity: 'info', count: 4 });
    expect(finding?.detail).toContain('100 Continue (3 times), 103 Early Hints');
    expect(await idsOf(wire, { method: 'POST' })).toEqual(['interim-responses']);
  });

  test.each([
    ['Content-Length', 'warning'],
    ['Transfer-Encoding', 'error'],
    ['Content-Type', 'info'],
  ])('%s does not belong in a 102: %s', async (name, severity) => {
    expect(await findingOf('interim-field', `HTTP/1.1 102 Processing\r\n${name}: 0\r\n\r\n${ok}`)).toMatchObject({
      severity,
    });
  });

  test('a 103 may hint at the fields of the final head', async () => {
    expect(await idsOf(`HTTP/1.1 103 Early Hints\r\nContent-Type: text/html\r\n\r\n${ok}`)).toEqual([
      'interim-responses',
    ]);
  });

  test('a 101 that was final, and one that was not', async () => {
    const head = 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(await idsOf(`${head}\x81\x00`)).toEqual(['tunnel', 'switching-protocols']);
    expect(await idsOf(head + ok)).toEqual(['switching-then-response']);
  });
});

describe('content', () => {
  test.each([
    ['204', 'HTTP/1.1 204 No Content\r\n\r\nhello', 'GET'],
    ['304', 'HTTP/1.1 304 Not Modified\r\n\r\nhello', 'GET'],
    ['HEAD', ok, 'HEAD'],
  ])('none in answer to %s, and told once', async (_title, wire, method) => {
    const ids = await idsOf(wire, { method });
    expect(ids).toContain('content-forbidden');
    expect(ids).not.toContain('excess-octets');
  });

  test.each([
    ['an empty line behind a 204', 'HTTP/1.1 204 No Content\r\n\r\n\r\n', 'GET'],
    ['a second response behind a 304', `HTTP/1.1 304 Not Modified\r\n\r\n${ok}`, 'GET'],
    ['octets behind a whole body', `${ok}XX`, 'GET'],
  ])('the general case otherwise: %s', async (_title, wire, method) => {
    const ids = await idsOf(wire, { method });
    expect(ids).toContain('excess-octets');
    expect(ids).not.toContain('content-forbidden');
  });

  test('a tunnel is no content', async () => {
    expect(await idsOf('HTTP/1.1 200 OK\r\n\r\n\x16\x03', { method: 'CONNECT' })).toEqual(['tunnel']);
  });

  test('an error explains itself, or is asked for its head alone', async () => {
    const silent = 'HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n';
    expect(await idsOf(silent)).toEqual(['error-without-explanation']);
    expect(await idsOf(silent, { method: 'HEAD' })).toEqual([]);
    expect(await idsOf(response('500 Internal Server Error', [], 'sorry'))).toEqual([]);
    expect(await idsOf('HTTP/1.1 500 Internal Server Error\r\nContent-Length: 5\r\n\r\n')).toEqual(['cut-in-content']);
    expect(await idsOf('HTTP/1.1 500 Internal Server Error\r\n\r\n')).toContain('error-without-explanation');
  });
});

describe('required fields', () => {
  test.each([
    ['401 Unauthorized', 'authenticate-missing', 'WWW-Authenticate: Basic'],
    ['407 Proxy Authentication Required', 'proxy-authenticate-missing', 'Proxy-Authenticate: Basic'],
    ['405 Method Not Allowed', 'allow-missing', 'Allow:'],
    ['426 Upgrade Required', 'upgrade-missing', 'Upgrade: TLS/1.2'],
    ['429 Too Many Requests', 'retry-after-missing', 'Retry-After: 1'],
    ['503 Service Unavailable', 'retry-after-missing', 'Retry-After: 1'],
    ['206 Partial Content', 'content-range-missing', 'Content-Range: bytes 0-4/9'],
    ['206 Partial Content', 'content-range-missing', 'Content-Type: multipart/byteranges; boundary=b'],
    ['416 Range Not Satisfiable', 'content-range-missing', 'Content-Range: bytes */9'],
    ['302 Found', 'location-missing', 'Location: /'],
  ])('%s: %s', async (status, id, field) => {
    const cacheable = 'Cache-Control: no-store';
    expect(await idsOf(response(status, [cacheable], 'hello'))).toEqual([id]);
    expect(await idsOf(response(status, [cacheable, field], 'hello'))).not.toContain(id);
    expect(await idsOf(`HTTP/1.1 ${status}\r\nX-Cut: `), 'what may have been about to come').not.toContain(id);
  });

  test.each([
    '120',
    '0',
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
  ])('Retry-After: %s is read', async (value) => {
    expect(await idsOf(response('503 Service Unavailable', [`Retry-After: ${value}`], 'x'))).toEqual([]);
  });

  test.each([
    '',
    '-1',
    '1.5',
    '5 minutes',
    '1994-11-06T08:49:37Z',
    'Sun, 6 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 CET',
  ])('Retry-After: %s is not', async (value) => {
    expect(await idsOf(response('503 Service Unavailable', [`Retry-After: ${value}`], 'x'))).toEqual([
      'retry-after-malformed',
    ]);
  });
});

describe('ranges', () => {
  test.each([
    ['206 Partial Content', 'bytes 0-4/10', []],
    ['206 Partial Content', 'bytes 0-4/*', []],
    ['206 Partial Content', 'lines 1-2/3', []],
    ['206 Partial Content', 'bytes 0-4', ['content-range-malformed']],
    ['206 Partial Content', 'bytes=0-4/10', ['content-range-malformed']],
    ['206 Partial Content', 'bytes 0-4/4', ['content-range-malformed']],
    ['206 Partial Content', 'bytes */10', ['content-range-malformed']],
    ['206 Partial Content', 'bytes 0-5/10', ['content-range-length']],
    ['416 Range Not Satisfiable', 'bytes */10', []],
    ['416 Range Not Satisfiable', 'bytes 0-4/10', ['content-range-malformed']],
    ['200 OK', 'bytes 0-4/10', ['content-range-unexpected']],
  ])('%s with %s', async (status, value, ids) => {
    expect(await idsOf(response(status, [`Content-Range: ${value}`], 'hello'))).toEqual(ids);
  });

  test('a chunked part is measured when it is whole', async () => {
    const head =
      'HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-9/10\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n';
    expect(await idsOf(`${head}0\r\n\r\n`)).toEqual(['content-range-length']);
    expect(await idsOf(head)).toEqual(['cut-before-chunk']);
  });
});

describe('redirection', () => {
  const to = (status: string, location: string) =>
    response(status, ['Cache-Control: no-store', `Location: ${location}`], '');

  test.each([
    ['301 Moved Permanently', 'A POST becomes a GET'],
    ['302 Found', 'A POST becomes a GET'],
    ['303 See Other', 'goes on with GET'],
    ['307 Temporary Redirect', 'The method and the content are kept'],
    ['308 Permanent Redirect', 'The method and the content are kept'],
  ])('%s: %s', async (status, words) => {
    const { findings } = await reportOf(to(status, '/new'));
    expect(findings.map(({ id }) => id)).toEqual(['redirection']);
    expect(findings[0]?.detail).toContain(words);
  });

  test.each(['/a%20b?c=%C3%A9#d', '//host/path', 'https://user@[::1]:8/', '?q', 'a:b', "x!$&'()*+,;=@~"])(
    '%s is a URI reference',
    async (location) => {
      expect(await idsOf(to('302 Found', location))).toEqual(['redirection']);
    },
  );

  test.each([
    ['/a b', 'spaces'],
    ['/caf\xe9', 'beyond ASCII'],
    ['/a\x01b', 'control characters'],
    ['/100%', 'two hexadecimal digits'],
    ['/<a>', 'percent-encoded'],
    ['/a#b#c', '"#"'],
  ])('%s is none', async (location, words) => {
    expect((await findingOf('location-malformed', to('302 Found', location)))?.detail).toContain(words);
  });

  test('an empty Location', async () => {
    expect(await findingOf('location-malformed', to('302 Found', ''))).toMatchObject({ title: 'Location is empty' });
    expect(await findingOf('redirection', to('302 Found', ''))).toBeUndefined();
  });

  test('300 may go without Location; 304 has nothing to do with it', async () => {
    expect(await findingOf('location-missing', response('300 Multiple Choices', [], 'a'))).toMatchObject({
      severity: 'info',
    });
    expect(await idsOf('HTTP/1.1 304 Not Modified\r\n\r\n')).toEqual([]);
  });

  test.each(['305 Use Proxy', '306 Switch Proxy'])('%s is retired', async (status) => {
    expect(await idsOf(to(status, '/'))).toContain('status-retired');
  });

  test('a 201 says what was created, by Location or content', async () => {
    expect(await idsOf(response('201 Created', [], ''))).toEqual(['created-unidentified']);
    expect(await idsOf(response('201 Created', ['Location: /1'], ''))).toEqual([]);
    expect(await idsOf(response('201 Created', [], '{}'))).toEqual([]);
  });
});

describe('caching', () => {
  const id = 'cacheable-by-default';

  test.each(['301 Moved Permanently', '404 Not Found', '410 Gone', '414 URI Too Long', '501 Not Implemented'])(
    '%s',
    async (status) => {
      expect(await findingOf(id, response(status, [], 'x'))).toMatchObject({ severity: 'info' });
      for (const field of ['Cache-Control: no-store', 'Cache-Control: max-age=1', 'Expires: 0', 'Pragma: no-cache']) {
        expect(await findingOf(id, response(status, [field], 'x'))).toBeUndefined();
      }
      expect(await findingOf(id, response(status, [], 'x'), { method: 'POST' })).toBeUndefined();
    },
  );

  test.each(['200 OK', '302 Found', '403 Forbidden', '500 Internal Server Error'])(
    '%s is left alone',
    async (status) => {
      expect(await findingOf(id, response(status, [], 'x'))).toBeUndefined();
    },
  );

  const cut = (...fields: string[]) => ['HTTP/1.1 200 OK', ...fields, 'Content-Length: 9', '', 'hello'].join('\r\n');

  test.each([
    'Cache-Control: max-age=60',
    'Cache-Control: public, immutable',
    'Expires: Sun, 06 Nov 2094 08:49:37 GMT',
    'Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT',
  ])('a cut 200 that asks to be kept: %s', async (field) => {
    expect(await idsOf(cut(field))).toEqual(['cut-in-content', 'incomplete-cacheable']);
    expect(await idsOf(cut(field), { method: 'POST' })).toEqual(['cut-in-content']);
  });

  test.each(['X-Own: a', 'Cache-Control: no-store, max-age=60', 'Cache-Control: max-age=0', 'Cache-Control: no-cache'])(
    'a cut 200 that does not: %s',
    async (field) => {
      expect(await idsOf(cut(field, 'X-Other: b'))).toEqual(['cut-in-content']);
    },
  );

  test('a whole 200 whose trailer says that it failed', async () => {
    const wire = (status: string) =>
      `HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nTrailer: grpc-status\r\nTransfer-Encoding: chunked\r\n\r\n0\r\ngrpc-status: ${status}\r\n\r\n`;
    expect(await idsOf(wire('13'))).toEqual(['grpc-status', 'failure-cacheable']);
    expect(await idsOf(wire('0'))).toEqual([]);
  });
});

describe('transfer codings', () => {
  test('what is under one is not accused of anything', async () => {
    const wire =
      'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: br\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n';
    const report = await reportOf(wire);
    expect(report.findings.map(({ id }) => id)).toEqual(['transfer-coding-kept']);
    expect(report.response?.body.decodedLength).toBeNull();
  });

  test('chunked and identity are none to undo', async () => {
    expect(await idsOf('HTTP/1.1 200 OK\r\nTransfer-Encoding: identity, chunked\r\n\r\n1\r\na\r\n0\r\n\r\n')).toEqual(
      [],
    );
  });
});
