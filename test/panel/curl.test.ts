/** A copied command, run by a real shell and a real curl: the octets that arrive are those that Lastchunk sends. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programPath } from '../../scripts/programs.mjs';
import { buildRequest } from '../../src/host/request.ts';
import { curlCommand } from '../../src/panel/model/curl.ts';
import { REDACTED } from '../../src/panel/model/redaction.ts';
import type { RequestSpec } from '../../src/protocol/messages.ts';

const run = promisify(execFile);
const base64 = (text: string | Uint8Array) => Buffer.from(text as string).toString('base64');
const command = (request: RequestSpec, redact = false) => curlCommand(request, { redact });

describe('a copied command', () => {
  const get: RequestSpec = { method: 'GET', url: 'http://a.test/x', fields: [['Connection', 'close']] };

  it('has no more options than it needs', () => {
    expect(command(get).text).toBe("curl --http1.1 -sS -i --raw -N 'http://a.test/x' \\\n  -H 'Connection: close'");
  });

  it('names a method only where curl would send another', () => {
    const methodOf = (more: Partial<RequestSpec>) => / (--head|-X \S+)/.exec(command({ ...get, ...more }).text)?.[1];
    expect(methodOf({})).toBeUndefined();
    expect(methodOf({ method: 'POST', body: '' })).toBeUndefined();
    expect(methodOf({ method: 'POST' })).toBeUndefined();
    expect(methodOf({ method: 'HEAD' })).toBe('--head');
    expect(methodOf({ method: 'DELETE' })).toBe('-X DELETE');
    expect(methodOf({ body: base64('x') })).toBe('-X GET');
    expect(methodOf({ method: "IT'S" })).toBe("-X 'IT'\\''S'");
  });

  it('has no secrets where they are to be left out, and counts them', () => {
    const fields: [string, string][] = [
      ['Cookie', 'session=1'],
      ['Accept', '*/*'],
      ['authorization', 'Bearer abc'],
    ];
    const request = { ...get, url: 'http://a.test/?token=abc', fields };
    expect(command(request)).toMatchObject({ redacted: 0, text: expect.stringContaining('session=1') });
    const { text, redacted } = command(request, true);
    expect(redacted).toBe(3);
    expect(text).not.toMatch(/session=1|abc/);
    expect(text).toContain(`-H 'Cookie: ${REDACTED}'`);
    expect(text).toContain('--globoff');
  });

  it('has what Latin-1 does not have as UTF-8', () => {
    const fields: [string, string][] = [['X', 'a\u20acb']];
    expect(command({ ...get, fields }).text).toContain(`'X: a'"$(printf '\\342\\202\\254')"'b'`);
  });

  it('never holds a control character but line ends and tabs of text', () => {
    const hostile = { ...get, fields: [['X', 'a\x1b[31m\x9b']] as [string, string][], body: base64('\x1b]0;x\x07') };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(command(hostile).text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    expect(command({ ...get, body: base64('a\u202eb') }).text).not.toContain('\u202e');
  });
});

describe('run by a shell', () => {
  let port = 0;
  /** Whole requests in the order of their coming, Latin-1. */
  let arrived: string[] = [];
  const server = createServer((socket) => {
    let received = '';
    socket.on('error', () => socket.destroy());
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
      const head = received.indexOf('\r\n\r\n');
      const length = Number(/^content-length: *(\d+)/im.exec(received.slice(0, head))?.[1] ?? 0);
      if (head < 0 || received.length < head + 4 + length) return;
      arrived.push(received);
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = Object(server.address()).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** What a shell's curl sends, and what Lastchunk would, its own name in User-Agent aside. */
  async function sent(shell: string, request: RequestSpec): Promise<{ curl: string; lastchunk: string }> {
    arrived = [];
    const curl = programPath('curl');
    const script = `curl() { '${curl}' "$@"; }\n${command(request).text}\n`;
    const env = { PATH: process.env.PATH, CURL_HOME: '/nonexistent', HOME: '/nonexistent', LC_ALL: 'C.UTF-8' };
    // As if it were pasted: a script in an argument could not be so long.
    const running = run(shell, [], { env });
    running.child.stdin?.end(script);
    const { stdout } = await running;
    expect(stdout).toContain('HTTP/1.1 200 OK');
    const [octets = ''] = arrived;
    return { curl: octets, lastchunk: Buffer.from(buildRequest(request).octets).toString('latin1') };
  }

  /** Field lines sorted where the two have an order of their own: Host, User-Agent and Accept come first from curl. */
  function message(octets: string) {
    const end = octets.indexOf('\r\n\r\n');
    const [requestLine, ...lines] = octets.slice(0, end).split('\r\n');
    const own = /^(host|user-agent: (curl|lastchunk)|accept: \*\/\*$|content-length|te: trailers|connection: te)/i;
    return {
      requestLine,
      fields: lines.filter((line) => !own.test(line)).map((line) => line.replace(/: ?\s*$/, ':')),
      asserted: lines
        .filter((line) => /^(content-length|te|connection):/i.test(line))
        .map((line) => line.toLowerCase())
        .sort(),
      content: octets.slice(end + 4),
    };
  }

  async function agree(shell: string, request: RequestSpec): Promise<void> {
    const { curl, lastchunk } = await sent(shell, request);
    expect(message(curl)).toEqual(message(lastchunk));
  }

  const at = (path: string) => `http://127.0.0.1:${port}${path}`;
  const names = fc.stringMatching(/^X-[A-Za-z0-9!#$%&'*+.^_`|~-]{1,12}$/);
  /** Latin-1 without what a field may not hold, and no white space at the ends. */
  const values = fc
    .array(
      fc.integer({ min: 1, max: 255 }).filter((code) => code !== 10 && code !== 13),
      { maxLength: 24 },
    )
    .map((codes) => String.fromCharCode(...codes).replace(/^[\s\xa0]+|[\s\xa0]+$/g, ''));
  const contents = fc.oneof(
    fc.constant(undefined),
    fc.string({ unit: 'binary', maxLength: 60 }).map(base64),
    fc.stringMatching(/^[-@\\%'"$`!\n\t a-z0-9]{0,40}$/).map(base64),
    fc.uint8Array({ maxLength: 80 }).map(base64),
  );
  const paths = fc.stringMatching(/^\/[A-Za-z0-9'"$`!&;|()*?<>[\]{}~^%=+,@:._-]{0,24}$/);
  const requests = fc
    .record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'get', "B'REW"),
      path: paths,
      fields: fc.array(fc.tuple(names, values), { maxLength: 5 }),
      body: contents,
    })
    .map(({ method, path, fields, body }) => ({
      method,
      // As the panel has it: parsed and serialised.
      path,
      fields,
      ...(body === undefined ? {} : { body }),
    }));

  it.each(['sh', 'bash'])(
    '%s: any request arrives as Lastchunk sends it',
    async (shell) => {
      await fc.assert(
        fc.asyncProperty(requests, async ({ path, ...request }) => {
          await agree(shell, { ...request, url: at(path) });
        }),
        { numRuns: 60 },
      );
    },
    120_000,
  );

  it.each([
    ['a HEAD', { method: 'HEAD', fields: [] }],
    ['an empty POST', { method: 'POST', fields: [] }],
    ['a PUT of nothing', { method: 'PUT', fields: [], body: '' }],
    ['content that begins as a file name to curl', { method: 'POST', fields: [], body: base64('@/etc/hostname') }],
    [
      'content with every octet',
      { method: 'POST', fields: [], body: base64(Uint8Array.from({ length: 256 }, (_, i) => i)) },
    ],
    ['content of two megabytes', { method: 'POST', fields: [], body: base64('x%\\'.repeat(700_000)) }],
    [
      'a type of its own',
      { method: 'POST', fields: [['cOntent-type', 'application/json']], body: base64('{"a": "ü"}') },
    ],
    [
      'fields twice, in their own case',
      {
        method: 'GET',
        fields: [
          ['aCCept', 'a/b'],
          ['X-a', '1'],
          ['x-A', '2'],
          ['User-agent', 'me'],
        ],
      },
    ],
    [
      'an empty field',
      {
        method: 'GET',
        fields: [
          ['X-Empty', ''],
          ['X-Full', 'x'],
        ],
      },
    ],
    ['a field without Connection and TE', { method: 'GET', fields: [['Connection', 'close']] }],
  ] as [string, Omit<RequestSpec, 'url'>][])('%s', async (_, request) => {
    await agree('sh', { ...request, url: at('/x?') });
  });
});
